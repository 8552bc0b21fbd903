namespace Minyi.Workflow.Drawing;

/// <summary>An upper guess of how wide a text is drawn, and breaking it into lines; no font is at hand.</summary>
internal static class TextMeasure
{
    internal static double Width(ReadOnlySpan<char> text, double size)
    {
        double ems = 0;
        foreach (char c in text)
        {
            ems += c switch
            {
                >= '\u1100' => 1.0,                        // Hangul, CJK, full-width forms: one em
                >= 'A' and <= 'Z' or 'm' or 'w' or '%' or '@' => 0.74,
                'i' or 'j' or 'l' or 't' or 'f' or '.' or ',' or ' ' or '\'' or ':' or ';' => 0.34,
                > '\u007f' => 0.9,
                _ => 0.58,
            };
        }

        return ems * size;
    }

    /// <summary>Breaks at spaces, or between two wide characters, so that no line is wider than <paramref name="width"/>.</summary>
    internal static List<string> Lines(string text, double size, double width)
    {
        List<string> lines = [];
        int start = 0;
        while (start < text.Length)
        {
            int end = start, breakable = -1;
            double used = 0;
            while (end < text.Length && (used += Width(text.AsSpan(end, 1), size)) <= width)
            {
                end++;
                if (end < text.Length && (text[end] == ' ' || text[end] >= '\u1100' || text[end - 1] >= '\u1100'))
                {
                    breakable = end;
                }
            }

            int stop = end == text.Length ? end : breakable > start ? breakable : Math.Max(end, start + 1);
            lines.Add(text[start..stop].Trim());
            start = stop;
        }

        return lines.Count == 0 ? [""] : lines;
    }
}
