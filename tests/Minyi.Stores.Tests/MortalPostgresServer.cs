namespace Minyi.Stores.Tests;

/// <summary>A PostgreSQL server of a test's own, which the test may kill: nobody else's work dies with it.</summary>
internal sealed class MortalPostgresServer : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"minyi-postgres-{Guid.NewGuid():N}");

    internal MortalPostgresServer() => ConnectionString = PostgresServer.Script("start", _folder);

    internal string ConnectionString { get; }

    /// <summary>SIGKILL for the server and every process of it, at once.</summary>
    internal void Kill() => PostgresServer.Script("kill", _folder);

    /// <summary>The same data directory, the same port.</summary>
    internal void Restart() => Assert.Equal(ConnectionString, PostgresServer.Script("restart", _folder));

    public void Dispose() => PostgresServer.Script("stop", _folder);
}
