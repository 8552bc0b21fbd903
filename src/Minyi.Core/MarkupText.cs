using System.Text;

namespace Minyi;

/// <summary>Text of unknown origin for places where some characters would be more than text: XML, Markdown, a terminal.</summary>
public static class MarkupText
{
    /// <summary>For the text and the attributes of XML, SVG and HTML.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with <c>&amp;</c>, <c>&lt;</c>, <c>&gt;</c> and quotation marks escaped; what XML cannot hold is <c>U+FFFD</c>, and so is what turns the order of writing round.</returns>
    public static string Xml(string text)
    {
        StringBuilder safe = new();
        foreach (Rune rune in Guard.Against.Null(text).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                '\'' => safe.Append("&#39;"),
                '\t' or '\n' or '\r' => safe.Append((char)rune.Value),
                0xFFFE or 0xFFFF => safe.Append('\uFFFD'),
                _ => safe.Append(IsSafe(rune) ? rune.ToString() : "\uFFFD"),
            };
        }

        return safe.ToString();
    }

    /// <summary>For a paragraph, a heading or a cell of a table in Markdown: on one line, and neither markup nor HTML.</summary>
    /// <param name="text">Any text.</param>
    public static string Markdown(string text)
    {
        StringBuilder safe = new();
        foreach (Rune rune in Guard.Against.Null(text).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '\\' or '|' or '*' or '_' or '`' or '[' or ']' => safe.Append('\\').Append((char)rune.Value),
                '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029 => safe.Append(' '),
                _ => safe.Append(IsSafe(rune) ? rune.ToString() : "\uFFFD"),
            };
        }

        // At the beginning of a line these would make a heading, a quotation or a list.
        return text is ['#' or '>', ..] or ['-' or '+', ' ', ..] ? safe.Insert(0, '\\').ToString() : safe.ToString();
    }

    /// <summary>For a terminal: lines stay lines; what would move the cursor, colour the screen or turn the order of writing round is <c>U+FFFD</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Terminal(string text)
    {
        StringBuilder safe = new();
        foreach (Rune rune in Guard.Against.Null(text).EnumerateRunes())
        {
            safe.Append(rune.Value is '\n' or '\t' || IsSafe(rune) ? rune.ToString() : "\uFFFD");
        }

        return safe.ToString();
    }

    private static bool IsSafe(Rune rune) => !Rune.IsControl(rune)
        && rune.Value is not (0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029);
}
