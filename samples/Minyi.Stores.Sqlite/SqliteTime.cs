namespace Minyi.Stores.Sqlite;

/// <summary>Instants in the tables: whole microseconds since 1970.</summary>
internal static class SqliteTime
{
    internal static long Of(Instant instant) => (long)Math.Floor(instant.ToUnixTimeTicks() / 10m);

    internal static Instant From(long microseconds) => Instant.FromUnixTimeTicks(microseconds * 10);
}
