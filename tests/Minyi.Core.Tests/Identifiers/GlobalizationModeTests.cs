using System.Diagnostics;
using Minyi.Tests;

namespace Minyi.Core.Tests.Identifiers;

/// <summary>The host's globalization mode changes no answer, and where the host can normalize, its answer is ours.</summary>
public class GlobalizationModeTests
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    [Fact]
    public async Task Ids_are_judged_alike_in_both_modes_and_as_icu_normalizes()
    {
        string[] invariant = await RunAsync("1");
        string[] icu = await RunAsync("0");
        Assert.Equal("icu False", invariant[0]);
        Assert.Equal("icu True", icu[0]); // ICU is a prerequisite of the tests: without it nothing would be compared
        Assert.Equal(invariant[1], icu[1]);
        Assert.Equal("differences 0", icu[2].Trim());
    }

    private static async Task<string[]> RunAsync(string mode)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "artifacts", "bin", "Minyi.GlobalizationModes", Configuration, "Minyi.GlobalizationModes.dll"));
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = mode;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
