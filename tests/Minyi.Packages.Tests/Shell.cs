using System.Diagnostics;

namespace Minyi.Packages.Tests;

/// <summary>Runs a program as a user would and keeps what it printed.</summary>
internal static class Shell
{
    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        internal string Everything => Output + Error;
    }

    internal static async Task<Outcome> RunAsync(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The program under test is not part of this run: what the test runner set does not reach it.
        start.Environment.Remove("MSBuildSDKsPath");
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
