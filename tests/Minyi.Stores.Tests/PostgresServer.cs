using System.Diagnostics;

namespace Minyi.Stores.Tests;

/// <summary>The PostgreSQL server that the stores are tested on: the one that eng/test has started, else one of this run's own. No server, no pass.</summary>
internal static class PostgresServer
{
    private static readonly Lazy<string> Started = new(Start);

    internal static string ConnectionString =>
        Environment.GetEnvironmentVariable("MINYI_POSTGRES") is { } given
            ? given.Length > 0 ? given : throw new InvalidOperationException("MINYI_POSTGRES is empty: eng/postgres.sh could not start a server.")
            : Started.Value;

    private static string Start()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"minyi-postgres-{Guid.NewGuid():N}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Script("stop", folder);
        return Script("start", folder);
    }

    /// <summary>Runs eng/postgres.sh and gives what it says.</summary>
    internal static string Script(string action, string folder)
    {
        // The server outlives the script: it must not inherit what this process waits on.
        string output = Path.GetTempFileName();
        using Process process = Process.Start(new ProcessStartInfo("bash", ["-c", "eng/postgres.sh \"$1\" \"$2\" >\"$3\" 2>&1 </dev/null", "bash", action, folder, output])
        {
            WorkingDirectory = Minyi.Tests.Repository.Root,
        })!;
        process.WaitForExit();
        string said = File.ReadAllText(output).Trim();
        File.Delete(output);
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"eng/postgres.sh {action}: {said}");
    }
}
