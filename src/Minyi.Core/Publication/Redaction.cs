using System.Collections.Immutable;

namespace Minyi.Publication;

/// <summary>A text with personal data taken out, and the list of what was taken out.</summary>
/// <remarks>
/// The machine proposes and the clerk decides: <see cref="Keep"/> puts back what was no personal data, <see cref="Remove"/>
/// takes out what the machine missed. The original never shows in <see cref="ToString"/>.
/// </remarks>
public sealed class Redaction
{
    private readonly string _original;
    private readonly Language _language;

    internal Redaction(string original, ImmutableArray<Removal> removals, Language language)
    {
        _original = original;
        _language = language;
        Removals = removals;
        Text = new Detection.ComposedText(original, removals, language).Text;
    }

    /// <summary>The text for the board: each removal replaced by its kind in brackets, such as 〔电话〕.</summary>
    public string Text { get; }

    /// <summary>What was taken out, in the order of the text, without overlaps.</summary>
    public ImmutableArray<Removal> Removals { get; }

    /// <summary>The words that a removal hides, for the clerk's eyes only.</summary>
    /// <param name="removal">One of <see cref="Removals"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="removal"/> is not of this redaction.</exception>
    public string Original(Removal removal)
    {
        Guard.Against.Null(removal);
        if (!Removals.Contains(removal))
        {
            throw new ArgumentException("The removal is not one of this redaction.", nameof(removal));
        }

        return _original.Substring(removal.Start, removal.Length);
    }

    /// <summary>Puts back what the clerk found to be no personal data.</summary>
    /// <param name="removals">Removals of this redaction.</param>
    /// <exception cref="ArgumentException">One of them is not of this redaction.</exception>
    public Redaction Keep(params IEnumerable<Removal> removals)
    {
        HashSet<Removal> kept = [.. Guard.Against.Null(removals)];
        if (kept.Any(r => !Removals.Contains(r)))
        {
            throw new ArgumentException("A removal is not one of this redaction.", nameof(removals));
        }

        return new(_original, [.. Removals.Where(r => !kept.Contains(r))], _language);
    }

    /// <summary>Takes out a further place that the clerk marked; what it overlaps becomes one removal with it.</summary>
    /// <param name="start">Where it starts in the original text, in UTF-16 code units.</param>
    /// <param name="length">How long it is; at least 1.</param>
    /// <param name="kind">What it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is not in the text.</exception>
    public Redaction Remove(int start, int length, PersonalDataKind kind = PersonalDataKind.Other)
    {
        Guard.Against.OutOfRange(start, nameof(start), 0, _original.Length);
        Guard.Against.OutOfRange(length, nameof(length), 1, _original.Length - start);
        return new(_original, Detection.Spans.Merge([.. Removals, new(kind, start, length)]), _language);
    }

    /// <summary>How much was taken out, never what.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Removals.Length} removals");
}
