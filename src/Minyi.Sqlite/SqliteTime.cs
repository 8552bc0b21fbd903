
namespace Minyi.Sqlite;

/// <summary>Instants in the tables: whole microseconds since 1970.</summary>
internal static class SqliteTime
{
    internal static long Of(Instant instant)
    {
        (long microseconds, long rest) = Math.DivRem(instant.ToUnixTimeTicks(), 10);
        return rest < 0 ? microseconds - 1 : microseconds;
    }

    internal static Instant From(long microseconds) => Instant.FromUnixTimeTicks(microseconds * 10);
}
