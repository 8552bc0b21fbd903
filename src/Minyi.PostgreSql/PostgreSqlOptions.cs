namespace Minyi.PostgreSql;

/// <summary>How a PostgreSQL database is used.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>Which district's petitions: several districts may be in one database, and none sees or waits for anything of another.</summary>
    public string District { get; set; } = "default";

    /// <summary>How long an append waits for another one before it gives up with a <see cref="TimeoutException"/> that says who holds it up: 30 seconds by default.</summary>
    public Duration Patience { get; set; } = Duration.FromSeconds(30);
}
