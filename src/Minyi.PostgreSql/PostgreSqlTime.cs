using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Instants as Npgsql takes and gives them. The only place that speaks the driver's types of time.</summary>
internal static class PostgreSqlTime
{
#pragma warning disable RS0030 // What the driver speaks.
    /// <summary>The value of a <c>timestamptz</c> parameter, to the microsecond.</summary>
    internal static DateTime Of(Instant instant) => Floor(instant).ToDateTimeUtc();

    internal static DateTime[] Of(IEnumerable<Instant> instants) => [.. instants.Select(Of)];

    internal static Instant Read(NpgsqlDataReader reader, int ordinal) => Instant.FromDateTimeUtc(reader.GetDateTime(ordinal));
#pragma warning restore RS0030

    private static Instant Floor(Instant instant) => Instant.FromUnixTimeTicks((long)Math.Floor(instant.ToUnixTimeTicks() / 10m) * 10);
}
