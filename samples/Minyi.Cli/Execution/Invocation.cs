using System.CommandLine;
using System.Text;
using Minyi.Cli.Json;
using Minyi.Cli.Tables;

namespace Minyi.Cli.Execution;

/// <summary>One run of a command: its options, its inputs with their faults, its outputs.</summary>
internal sealed partial class Invocation(ParseResult parsed, Terminal terminal, Language language) : IDisposable
{
    private readonly PendingOutputs _outputs = new(terminal.Folder);
    private readonly List<IDisposable> _owned = [];
    private IdSpellings? _ids;

    public ParseResult Parsed => parsed;

    public Terminal Terminal => terminal;

    /// <summary>The language of everything that a person reads.</summary>
    public Language Language => language;

    /// <summary>What is wrong with the input so far.</summary>
    public FaultList Faults { get; } = new();

    private MinyiCommand Command => (MinyiCommand)parsed.CommandResult.Command;

    /// <summary>The encoding of CSV inputs.</summary>
    public string InputEncoding => InputFile.EncodingOf(this, Command);

    /// <summary>The sheet of workbooks that was asked for.</summary>
    public string? Sheet => Command.Sheet is { } sheet ? Value(sheet) : null;

    /// <summary>Whether rows that sum up others count as any row.</summary>
    public bool KeepsTotals => Command.KeepTotals is { } keep && Value(keep);

    /// <summary>The ids of all inputs.</summary>
    public IdSpellings Ids => _ids ??= new(Command.Ids is { } ids && Choice(ids, false, ("strict", false), ("join", true)));

    /// <summary>The headers that the user gave, by the columns' names.</summary>
    public Dictionary<string, string> ColumnsGiven
    {
        get
        {
            Dictionary<string, string> given = new(StringComparer.Ordinal);
            foreach (string pair in Command.Columns is { } columns && Value(columns) is { } text ? text.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries) : [])
            {
                int equals = pair.IndexOfAny(['=', '＝']);
                if (equals <= 0 || equals == pair.Length - 1 || !given.TryAdd(pair[..equals].Trim(), pair[(equals + 1)..].Trim()))
                {
                    Faults.Add(new(Command.Columns!.Name, null, null, Fault.Quoted(pair), new("名称=表头，以逗号分隔，各名称一次", "NAME=HEADER, separated by commas, each name once")));
                    throw new BadInputException();
                }
            }

            return given;
        }
    }

    /// <summary>Runs the command and keeps its files.</summary>
    public ExitCode Perform()
    {
        ExitCode code = Command.Run(this);
        if (code != ExitCode.BadInput)
        {
            EndIfFaulty();
            if (_ids is { Joined: > 0 } ids)
            {
                Note(new($"{ids.Joined} 个单元格的编号只有空白、全半角或不可见字符不同，已按首次写法视为同一个。", $"{ids.Joined} cells had ids that differ only in blanks, width or invisible characters; they were taken for the first spelling."));
            }

            Writing(Command.Output?.Name ?? "", () =>
            {
                _outputs.Keep();
                return true;
            });
        }

        return code;
    }

    /// <summary>Ends the command with status 2 when any input had a fault. Call it between reading and computing.</summary>
    public void EndIfFaulty() => Faults.ThrowIfAny();

    /// <summary>A line for people on standard error.</summary>
    public void Note(LocalizedText text) => terminal.Error.WriteLine(MarkupText.Terminal(text.In(language)));

    /// <summary>The full path of a file that the user named.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, terminal.Folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        _owned.ForEach(o => o.Dispose());
        _outputs.Dispose();
    }

    /// <summary>Disposes an input when the command ends.</summary>
    internal void Own(IDisposable input) => _owned.Add(input);

    // ---- inputs

    /// <summary>Opens a CSV input and checks its header; ends the command when a column is missing.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="written">Columns that the command will add, and that must therefore not be there.</param>
    public CsvFile ReadCsv(string path, IReadOnlyList<string> required, IReadOnlyList<string>? written = null) =>
        CsvFile.Open(this, path, required, written ?? []);

    /// <summary>Reads a JSON input; ends the command when it is not JSON.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    public JsonPlace ReadJson(string path) => JsonFile.Read(this, path);

    /// <summary>Reads JSON Lines: one document a line, blank lines skipped. A line that is not JSON is a fault and is left out.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    public IEnumerable<JsonPlace> ReadJsonLines(string path) => JsonFile.ReadLines(this, path);

    // ---- outputs

    /// <summary>Writes a table to <c>--output</c> or standard output, in <c>--format</c>.</summary>
    public void Write(ResultTable table)
    {
        string? path = OutputPath;
        bool toTerminal = path is null && terminal.OutputIsTerminal;
        bool workbook = path?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true;
        TableFormat format = ChosenFormat(toTerminal ? TableFormat.Table : workbook ? TableFormat.Xlsx : TableFormat.Csv);
        TableStyle style = Style;
        if (toTerminal && format == TableFormat.Xlsx)
        {
            Faults.Add(new(Command.Format!.Name, null, null, Fault.Quoted("xlsx"), new("--output 指明的文件（工作簿不能写到终端）", "a file named by --output (a workbook is not written to a terminal)")));
            throw new BadInputException();
        }

        using Stream stream = Open(path);
        TableWriter.Write(table, format, stream, toTerminal ? terminal.Width : null, style);
    }

    /// <summary>The format that <c>--format</c> asks for; where it is absent, or the command has none, <paramref name="otherwise"/>.</summary>
    public TableFormat ChosenFormat(TableFormat otherwise) => Command.Format is { } option
        ? Choice(option, otherwise, ("table", TableFormat.Table), ("csv", TableFormat.Csv), ("json", TableFormat.Json), ("xlsx", TableFormat.Xlsx))
        : otherwise;

    /// <summary>How tables are written: what the three options say.</summary>
    private TableStyle Style
    {
        get
        {
            bool forExcel = Command.ForExcel is { } excel && Value(excel);
            return new(
                Command.OutputEncoding is { } encoding
                    ? Choice(encoding, forExcel ? TableEncoding.Utf8WithMark : TableEncoding.Utf8, ("utf-8", TableEncoding.Utf8), ("utf-8-bom", TableEncoding.Utf8WithMark), ("gb18030", TableEncoding.Gb18030))
                    : TableEncoding.Utf8,
                forExcel,
                Command.Headers is { } headers && Choice(headers, false, ("zh", true), ("en", false)));
        }
    }

    /// <summary>Opens <c>--output</c>, or standard output without it. Dispose it when written; the file gets its name when the command ends well.</summary>
    public Stream OpenOutput() => Open(OutputPath);

    /// <summary>Opens <c>--output</c>, or standard output without it, for text in UTF-8 without BOM and with <c>\n</c>.</summary>
    public StreamWriter OpenOutputText() => Text(OpenOutput());

    /// <summary>Whether the result is plain CSV (in UTF-8, nothing defused, headers as they are), which a command may write row by row.</summary>
    public bool WritesPlainCsv => Style == default && !(OutputPath is null && terminal.OutputIsTerminal)
        && ChosenFormat(OutputPath?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true ? TableFormat.Xlsx : TableFormat.Csv) == TableFormat.Csv;

    /// <summary>A stream for a result that is written while its input is still read: what goes to standard output waits in a file until <see cref="Release"/>.</summary>
    public Stream OpenPending() => OutputPath is null or "-"
        ? new FileStream(Path.Combine(Path.GetTempPath(), $"minyi-{Environment.ProcessId}-{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose)
        : OpenOutput();

    /// <summary>Lets out what waited.</summary>
    public void Release(Stream pending)
    {
        if (OutputPath is null or "-")
        {
            pending.Position = 0;
            using Stream output = OpenStandardOutput();
            pending.CopyTo(output);
        }

        pending.Dispose();
    }

    /// <summary>Standard output, whatever <c>--output</c> says; on a terminal nothing but text gets through.</summary>
    public Stream OpenStandardOutput() => Open(null);

    /// <summary>Opens a further file, such as a certificate; <c>-</c> is standard output.</summary>
    public Stream OpenFile(string path) => Open(path);

    /// <summary>Opens a further file for text in UTF-8 without BOM and with <c>\n</c>; <c>-</c> is standard output.</summary>
    public StreamWriter OpenText(string path) => Text(Open(path));

    private string? OutputPath => Command.Output is { } option ? Value(option) : null;

    private static StreamWriter Text(Stream stream) => new(stream, new UTF8Encoding(false)) { NewLine = "\n" };

    private Stream Open(string? path) => path is null or "-"
        ? new OpenStream(terminal.OutputIsTerminal ? new PrintableStream(terminal.Output) : terminal.Output)
        : Writing(path, () => _outputs.Create(path));

    private T Writing<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Faults.Add(new(path, null, null, new($"文件无法写入（{e.Message}）", $"a file that cannot be written ({e.Message})"), new("可写的文件", "a writable file")));
            throw new BadInputException();
        }
    }
}
