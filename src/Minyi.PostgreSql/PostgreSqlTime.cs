using System.Globalization;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Instants and numbers as Npgsql and SQL take and give them. The only place that speaks the driver's types of time.</summary>
internal static class PostgreSqlTime
{
#pragma warning disable RS0030 // What the driver speaks.
    /// <summary>The value of a <c>timestamptz</c> parameter, to the microsecond.</summary>
    internal static DateTime Of(Instant instant) => Instant.FromUnixTimeTicks(Microseconds(instant) * 10).ToDateTimeUtc();

    internal static DateTime[] Of(IEnumerable<Instant> instants) => [.. instants.Select(Of)];

    internal static Instant Read(NpgsqlDataReader reader, int ordinal) => Instant.FromDateTimeUtc(reader.GetDateTime(ordinal));
#pragma warning restore RS0030

    /// <summary>Whole microseconds since 1970.</summary>
    internal static long Microseconds(Instant instant)
    {
        (long microseconds, long rest) = Math.DivRem(instant.ToUnixTimeTicks(), 10);
        return rest < 0 ? microseconds - 1 : microseconds;
    }

    /// <summary>The first microsecond that does not lie before an instant.</summary>
    internal static long Ceiling(Instant instant) => -Microseconds(Instant.FromUnixTimeTicks(-instant.ToUnixTimeTicks()));

    /// <summary>The largest number where there is no instant, so that it stands last.</summary>
    internal static long OrNever(Instant? instant) => instant is { } at ? Microseconds(at) : long.MaxValue;

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
