using System.Diagnostics;

namespace Minyi.Samples.Tests.Execution;

/// <summary>README's first screen quotes a program that is compiled, and that runs.</summary>
public sealed class EmbeddingTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh.md")]
    public void The_readme_quotes_the_sample_as_it_is_compiled(string readme)
    {
        string[] sample = Between(Path.Combine("samples", "Minyi.Embedding", "Program.cs"), "#region embedding", "#endregion");
        string[] quoted = [.. Between(readme, "<!-- snippet: embedding -->", "<!-- endsnippet -->").Where(l => !l.StartsWith("```", StringComparison.Ordinal))];
        Assert.InRange(sample.Length, 5, 12);
        Assert.Equal(sample, quoted);
    }

    [Fact]
    public async Task The_sample_runs()
    {
        DirectoryInfo own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string program = Path.Combine(own.Parent!.Parent!.FullName, "Minyi.Embedding", own.Name, "Minyi.Embedding.dll");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith("已登记, ", output);
        Assert.Contains("Escalate", output);
    }

    private static string[] Between(string file, string first, string last) =>
        [.. File.ReadLines(Path.Combine(Cli.Repository, file)).SkipWhile(l => l != first).Skip(1).TakeWhile(l => l != last)];
}
