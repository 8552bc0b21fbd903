namespace Minyi.Sqlite;

/// <summary>How a SQLite file is used.</summary>
public sealed class SqliteOptions
{
    /// <summary>Which district's petitions: several districts may be in one file, and none sees anything of another.</summary>
    public string District { get; set; } = "default";

    /// <summary>How long a writer waits for another one before it gives up with a <see cref="TimeoutException"/>: 30 seconds by default; whole seconds, at least one.</summary>
    public Duration Patience { get; set; } = Duration.FromSeconds(30);
}
