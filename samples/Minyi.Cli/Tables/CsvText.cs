namespace Minyi.Cli.Tables;

/// <summary>Quotation marks of CSV fields (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>A field's text without its quotation marks; null when they are out of place.</summary>
    public static string? Unquoted(ReadOnlySpan<char> field)
    {
        if (!field.Contains('"'))
        {
            return field.ToString();
        }

        if (field.Length < 2 || field[0] != '"' || field[^1] != '"')
        {
            return null;
        }

        ReadOnlySpan<char> inner = field[1..^1];
        if (!inner.Contains('"'))
        {
            return inner.ToString();
        }

        string text = inner.ToString();
        return text.Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal)
            ? null
            : text.Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    /// <summary>Writes a field, quoted where it must be.</summary>
    public static void Write(TextWriter writer, string field)
    {
        if (field.AsSpan().IndexOfAny("\",\r\n") < 0)
        {
            writer.Write(field);
            return;
        }

        writer.Write('"');
        writer.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
