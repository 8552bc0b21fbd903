namespace Minyi.Reporting.Maps.Drawing;

/// <summary>An upper guess of how wide a text is drawn; no font is at hand, and the reader's may be any.</summary>
internal static class TextRuler
{
    internal static double Width(string text, double size)
    {
        double ems = 0;
        foreach (char c in text)
        {
            ems += c switch
            {
                >= '\u1100' => 1.0,
                >= 'A' and <= 'Z' or 'm' or 'w' or '%' or '@' => 0.74,
                'i' or 'j' or 'l' or 't' or 'f' or '.' or ',' or ' ' or '\'' or ':' or ';' => 0.34,
                > '\u007f' => 0.9,
                _ => 0.58,
            };
        }

        return ems * size;
    }

    /// <summary>Breaks at spaces, or between two wide characters, so that no line is wider than <paramref name="width"/> unless one word is.</summary>
    internal static IReadOnlyList<string> Lines(string text, double size, double width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in Words(text))
        {
            if (line.Length > 0 && Width((line + word).TrimEnd(), size) > width)
            {
                lines.Add(line.TrimEnd());
                line = "";
            }

            line += word;
        }

        if (line.Trim().Length > 0)
        {
            lines.Add(line.TrimEnd());
        }

        return lines;
    }

    /// <summary>Pieces between which a line may end: words with the space after them, wide characters one by one with the punctuation that must not begin a line.</summary>
    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            bool breaks = text[i - 1] == ' ' || (IsWide(text[i]) && !MustNotBegin(text[i])) || (IsWide(text[i - 1]) && !MustNotEnd(text[i - 1]) && !MustNotBegin(text[i]));
            if (breaks && !MustNotEnd(text[i - 1]))
            {
                yield return text[start..i];
                start = i;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static bool IsWide(char c) => c >= '\u1100';

    private static bool MustNotBegin(char c) => "，。、；：！？）》”’,.;:)".Contains(c, StringComparison.Ordinal);

    private static bool MustNotEnd(char c) => "（《“‘(".Contains(c, StringComparison.Ordinal);
}
