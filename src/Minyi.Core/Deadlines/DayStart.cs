using NodaTime.TimeZones;

namespace Minyi.Deadlines;

/// <summary>Where days begin in a time zone.</summary>
internal static class DayStart
{
    /// <summary>The first instant of a day, as <see cref="DateTimeZone.AtStartOfDay"/> has it.</summary>
    /// <remarks>
    /// An offset is less than a day. Where it stays the same from a day before midnight by UTC to a day after, there is one local midnight, and
    /// finding it takes no object; in China that is every day since 1991.
    /// </remarks>
    internal static Instant StartOf(this DateTimeZone zone, LocalDate day)
    {
        Instant byUtc = day.AtMidnight().InUtc().ToInstant();
        ZoneInterval interval = zone.GetZoneInterval(byUtc);
        return interval.Contains(byUtc - Duration.FromDays(1)) && interval.Contains(byUtc + Duration.FromDays(1))
            ? byUtc - Duration.FromSeconds(interval.WallOffset.Seconds)
            : zone.AtStartOfDay(day).ToInstant();
    }
}
