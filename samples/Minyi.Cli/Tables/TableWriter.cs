using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
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
    public static void Write(ResultTable table, TableFormat format, Stream stream, int? width = null)
    {
        if (format == TableFormat.Json)
        {
            WriteJson(table, stream);
            return;
        }

        using StreamWriter writer = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        if (format == TableFormat.Csv)
        {
            WriteCsv(table, writer);
        }
        else
        {
            WriteForPeople(table, writer, width);
        }
    }

    private static void WriteCsv(ResultTable table, StreamWriter writer)
    {
        WriteLine(writer, table.Columns);
        foreach (IReadOnlyList<Cell> row in table.Rows)
        {
            WriteLine(writer, row.Select(c => c.ToString()));
        }
    }

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

    private static void WriteForPeople(ResultTable table, StreamWriter writer, int? width)
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
            TableColumn column = new(Markup.Escape(table.Columns[i]));
            view.AddColumn(table.Rows.Count > 0 && table.Rows.All(r => r[i].IsNumber) ? column.RightAligned() : column);
        }

        foreach (IReadOnlyList<Cell> row in table.Rows)
        {
            view.AddRow([.. row.Select(c => new Text(c.ToString()))]);
        }

        console.Write(view);
    }
}
