namespace Minyi.Sqlite;

/// <summary>Instants in the tables: whole microseconds since 1970.</summary>
internal static class SqliteTime
{
    internal static long Of(Instant instant)
    {
        (long microseconds, long rest) = Math.DivRem(instant.ToUnixTimeTicks(), 10);
        return rest < 0 ? microseconds - 1 : microseconds;
    }

    /// <summary>The largest number where there is no instant, so that it stands last.</summary>
    internal static long OrNever(Instant? instant) => instant is { } at ? Of(at) : long.MaxValue;

    /// <summary>The first microsecond that does not lie before an instant.</summary>
    internal static long Ceiling(Instant instant) => From(Of(instant)) == instant ? Of(instant) : Of(instant) + 1;

    internal static Instant From(long microseconds) => Instant.FromUnixTimeTicks(microseconds * 10);
}
