using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Minyi.Tests;

namespace Minyi.Packages.Tests;

/// <summary>
/// samples/Minyi.Embedding as it stands, on the packed packages, published with Native AOT (each package rooted whole: a warning anywhere in one fails the publish),
/// and running as a process of its own.
/// </summary>
public sealed partial class EmbeddingHost(PackedFixture packed) : IAsyncLifetime
{
    private Process? _process;

    public string Folder { get; } = Path.Combine(packed.Folder, "embedding");

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<string> Printed { get; } = [];

    public string Database => Path.Combine(Folder, "minyi.db");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        foreach (string file in (string[])["Program.cs", "Minyi.Embedding.csproj"])
        {
            File.Copy(Path.Combine(Repository.Root, "samples", "Minyi.Embedding", file), Path.Combine(Folder, file));
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "Also.cs"), Also);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.targets"), $"""
            <Project>
              <PropertyGroup>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", ((string[])["Minyi.Grid", "Minyi.PostgreSql", "Minyi.Scoring", "Minyi.Testing"]).Select(n => $"<PackageReference Include=\"{n}\" Version=\"{PackedFixture.Version}\" />"))}
                {string.Join("\n    ", PackedFixture.Names.Where(n => n != "Minyi.Reporting").Select(n => $"<TrimmerRootAssembly Include=\"{n}\" />"))}
              </ItemGroup>
            </Project>
            """);
        Shell.Outcome publish = await Shell.RunAsync(
            Folder, "dotnet", "publish", "-c", "Release", "--use-current-runtime", "-nologo", "-v", "quiet", $"-p:MinyiVersion={PackedFixture.Version}",
            "-p:Optimize=false", "-p:NativeDebugSymbols=false", "-o", Path.Combine(Folder, "out")); // to be checked and run, not to be fast
        Assert.True(publish.ExitCode == 0 && !publish.Everything.Contains("warning", StringComparison.Ordinal), publish.Everything);
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process?.Dispose();
    }

    /// <summary>Kills the host, as a machine that goes down, and starts it again on the same file.</summary>
    internal async Task RestartAsync()
    {
        await StopAsync();
        Printed.Clear();
        await StartAsync();
    }

    /// <summary>Waits until a line has been printed.</summary>
    internal async Task<string> PrintedAsync(Func<string, bool> wanted)
    {
        for (int i = 0; i < 600; i++)
        {
            if (Printed.FirstOrDefault(wanted) is { } line)
            {
                return line;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException(string.Join('\n', Printed));
    }

    private async Task StartAsync()
    {
        _process = new()
        {
            StartInfo = new(Path.Combine(Folder, "out", "Minyi.Embedding"), ["--urls", "http://127.0.0.1:0", "--Database", $"Data Source={Database}"])
            {
                WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8,
            },
        };
        _process.OutputDataReceived += (_, e) => Printed.Enqueue(e.Data ?? "");
        _process.ErrorDataReceived += (_, e) => Printed.Enqueue(e.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = new(Listening().Match(await PrintedAsync(l => Listening().IsMatch(l))).Groups[1].Value);
    }

    private async Task StopAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    [GeneratedRegex("Now listening on: (http://[^ ]+)")]
    private static partial Regex Listening();

    /// <summary>A little of the packages that the sample does not use.</summary>
    private const string Also = """
        using System.Runtime.CompilerServices;
        using Minyi;
        using Minyi.Grid.Apportionment;
        using Minyi.Scoring.Statistics;

        static class Also
        {
            [ModuleInitializer]
            internal static void Print()
            {
                Recipient[] studios = [new("haishan-1", 21_300), new("meisha-1", 9_900), new("yantian-1", 30_800)];
                DivisorMethod.Webster.TryApportion(studios, 12, TieRule.Ordinal, out SeatAllocation? seats, out Refusal? refusal);
                Console.Error.WriteLine(seats is null ? refusal!.ToString() : $"webster: {string.Join(' ', seats.Seats)}");
                Console.Error.WriteLine(FormattableString.Invariant($"wilson: {ProportionInterval.Wilson(22, 22).Low:F4}"));
            }
        }
        """;
}
