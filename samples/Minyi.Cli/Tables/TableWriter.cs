using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Minyi.Reporting.Tables;
using Spectre.Console;

namespace Minyi.Cli.Tables;

/// <summary>Writes result tables.</summary>
internal static class TableWriter
{
    /// <summary>How every JSON output is written: indented, Chinese as it is.</summary>
    public static JsonWriterOptions Json { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes a table.</summary>
    /// <param name="table">What.</param>
    /// <param name="format">How.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="width">The terminal's width; null when it is none.</param>
    /// <param name="style">Encoding and headers.</param>
    public static void Write(ResultTable table, TableFormat format, Stream stream, int? width = null, TableStyle style = default)
    {
        string[] headers = [.. table.Columns.Select(c => style.Chinese ? ColumnNames.InChinese(c) : c)];
        switch (format)
        {
            case TableFormat.Json:
                WriteJson(table, stream);
                break;
            case TableFormat.Xlsx:
                TableWorkbook.Write(stream, "minyi", headers, table.Rows.Select(r => r.Select(c => c.InWorkbook).ToArray()));
                break;
            default:
                using (StreamWriter writer = new(stream, EncodingOf(format == TableFormat.Csv ? style.Encoding : TableEncoding.Utf8), leaveOpen: true) { NewLine = "\n" })
                {
                    if (format == TableFormat.Csv)
                    {
                        WriteCsv(table, headers, writer, style.ForExcel);
                    }
                    else
                    {
                        WriteForPeople(table, headers, writer, width);
                    }
                }

                break;
        }
    }

    private static Encoding EncodingOf(TableEncoding encoding) => encoding switch
    {
        TableEncoding.Utf8WithMark => new UTF8Encoding(true),
        TableEncoding.Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!,
        _ => new UTF8Encoding(false),
    };

    private static void WriteCsv(ResultTable table, string[] headers, StreamWriter writer, bool forExcel)
    {
        WriteLine(writer, headers);
        foreach (IReadOnlyList<Cell> row in table.Rows)
        {
            WriteLine(writer, row.Select(c => forExcel && !c.IsNumber ? Defused(c.ToString()) : c.ToString()));
        }
    }

    /// <summary>A text that a spreadsheet would compute begins with one of these; an apostrophe before it makes it a text again.</summary>
    private static string Defused(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    private static void WriteLine(StreamWriter writer, IEnumerable<string> fields)
    {
        bool first = true;
        foreach (string field in fields)
        {
            if (!first)
            {
                writer.Write(',');
            }

            CsvText.Write(writer, field);
            first = false;
        }

        writer.WriteLine();
    }

    private static void WriteJson(ResultTable table, Stream stream)
    {
        using Utf8JsonWriter json = new(stream, Json);
        json.WriteStartArray();
        foreach (IReadOnlyList<Cell> row in table.Rows)
        {
            json.WriteStartObject();
            for (int i = 0; i < row.Count; i++)
            {
                json.WritePropertyName(table.Columns[i]);
                row[i].WriteTo(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteForPeople(ResultTable table, string[] headers, StreamWriter writer, int? width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width ?? 10_000;
        console.Profile.Capabilities.Unicode = true;
        Table view = new() { Border = TableBorder.Simple };
        for (int i = 0; i < table.Columns.Count; i++)
        {
            TableColumn column = new(Markup.Escape(MarkupText.Terminal(headers[i])));
            view.AddColumn(table.Rows.Count > 0 && table.Rows.All(r => r[i].IsNumber) ? column.RightAligned() : column);
        }

        foreach (IReadOnlyList<Cell> row in table.Rows)
        {
            view.AddRow([.. row.Select(c => new Text(MarkupText.Terminal(c.ToString())))]);
        }

        console.Write(view);
    }
}
