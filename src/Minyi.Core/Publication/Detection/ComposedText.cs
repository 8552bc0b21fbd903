using System.Collections.Immutable;
using System.Text;

namespace Minyi.Publication.Detection;

/// <summary>A text with the words that stand for what was taken out, and where each of its characters comes from.</summary>
internal sealed class ComposedText
{
    private const int Placeholder = -1;
    private readonly List<int> _origins;

    internal ComposedText(string original, ImmutableArray<Removal> removals, Language language)
    {
        StringBuilder text = new(original.Length);
        _origins = new(original.Length);
        int from = 0;
        foreach (Removal removal in removals)
        {
            Copy(removal.Start);
            string placeholder = Redactor.Placeholder(removal.Kind).In(language);
            text.Append(placeholder);
            _origins.AddRange(Enumerable.Repeat(Placeholder, placeholder.Length));
            from = removal.End;
        }

        Copy(original.Length);
        Text = text.ToString();

        void Copy(int to)
        {
            text.Append(original, from, to - from);
            for (int i = from; i < to; i++)
            {
                _origins.Add(i);
            }
        }
    }

    internal string Text { get; }

    /// <summary>What was found in this text as places of the original; what lies in placeholders alone is none.</summary>
    internal List<Removal> InOriginal(List<Removal> found)
    {
        List<Removal> places = [];
        foreach (Removal removal in found)
        {
            int first = removal.Start;
            int last = removal.End - 1;
            while (first <= last && _origins[first] == Placeholder)
            {
                first++;
            }

            while (last > first && _origins[last] == Placeholder)
            {
                last--;
            }

            if (first <= last)
            {
                places.Add(new(removal.Kind, _origins[first], _origins[last] + 1 - _origins[first]));
            }
        }

        return places;
    }
}
