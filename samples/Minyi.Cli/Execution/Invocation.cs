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

    public ParseResult Parsed => parsed;

    public Terminal Terminal => terminal;

    /// <summary>The language of everything that a person reads.</summary>
    public Language Language => language;

    /// <summary>What is wrong with the input so far.</summary>
    public FaultList Faults { get; } = new();

    private MinyiCommand Command => (MinyiCommand)parsed.CommandResult.Command;

    /// <summary>Runs the command and keeps its files.</summary>
    public ExitCode Perform()
    {
        ExitCode code = Command.Run(this);
        if (code != ExitCode.BadInput)
        {
            EndIfFaulty();
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
        TableFormat format = ChosenFormat(toTerminal ? TableFormat.Table : TableFormat.Csv);
        using Stream stream = Open(path);
        TableWriter.Write(table, format, stream, toTerminal ? terminal.Width : null);
    }

    /// <summary>The format that <c>--format</c> asks for; where it is absent, or the command has none, <paramref name="otherwise"/>.</summary>
    public TableFormat ChosenFormat(TableFormat otherwise) => Command.Format is { } option
        ? Choice(option, otherwise, ("table", TableFormat.Table), ("csv", TableFormat.Csv), ("json", TableFormat.Json))
        : otherwise;

    /// <summary>Opens <c>--output</c>, or standard output without it. Dispose it when written; the file gets its name when the command ends well.</summary>
    public Stream OpenOutput() => Open(OutputPath);

    /// <summary>Opens <c>--output</c>, or standard output without it, for text in UTF-8 without BOM and with <c>\n</c>.</summary>
    public StreamWriter OpenOutputText() => Text(OpenOutput());

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
