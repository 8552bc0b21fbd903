using System.Text;

namespace Minyi.Cli.Execution;

/// <summary>What surrounds the command: its three streams, the system's language and the folder that relative paths start from.</summary>
public sealed record Terminal
{
    public required Stream Input { get; init; }

    public required Stream Output { get; init; }

    public required TextWriter Error { get; init; }

    public required Language SystemLanguage { get; init; }

    public required string Folder { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; without one, no line is broken.</summary>
    public int Width { get; init; } = 10_000;

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        return new()
        {
            Input = Console.OpenStandardInput(),
            Output = Console.OpenStandardOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true },
            SystemLanguage = Languages.OfSystem(),
            Folder = Environment.CurrentDirectory,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 10_000 : Console.WindowWidth,
        };
    }
}
