namespace Minyi.Cli.Tables;

/// <summary>Quotation marks of CSV fields (RFC 4180).</summary>
internal static class CsvText
{
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
