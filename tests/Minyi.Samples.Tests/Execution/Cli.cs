using System.Text;
using Minyi.Cli.Execution;

namespace Minyi.Samples.Tests.Execution;

/// <summary>Runs the command in process, in a folder of its own that is removed afterwards.</summary>
public sealed class Cli : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minyi-");

    /// <summary>The folder that relative paths start from.</summary>
    public string Folder => _folder.FullName;

    public Language SystemLanguage { get; init; } = Language.English;

    /// <summary>Whether standard output is taken for a terminal.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>The root of the repository: the nearest folder above the tests' with the solution in it.</summary>
    public static string Repository { get; } = Minyi.Tests.Repository.Root;

    /// <summary>Writes a file into the folder and gives its name.</summary>
    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(Path.Combine(Folder, name), content);
        return name;
    }

    /// <summary>The text of a file in the folder.</summary>
    public string Read(string name) => System.IO.File.ReadAllText(Path.Combine(Folder, name));

    public Outcome Run(params string[] arguments) => RunWith("", arguments);

    /// <summary>Runs with a text on standard input.</summary>
    public Outcome RunWith(string input, params string[] arguments)
    {
        using MemoryStream output = new();
        StringWriter error = new() { NewLine = "\n" };
        int code = CommandLine.Run(arguments, new Terminal
        {
            Input = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Output = output,
            Error = error,
            SystemLanguage = SystemLanguage,
            Folder = Folder,
            OutputIsTerminal = OutputIsTerminal,
        });
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>How a run ended.</summary>
public sealed record Outcome(int Code, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
