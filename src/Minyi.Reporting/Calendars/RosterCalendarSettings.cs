namespace Minyi.Reporting.Calendars;

/// <summary>What a duty looks like in people's calendars.</summary>
public sealed record RosterCalendarSettings
{
    /// <summary>When the calendar is made; every event carries it, as the standard asks.</summary>
    public required Instant Stamp { get; init; }

    /// <summary>The part after the @ of the events' ids: a domain of the district's. The same duty has the same id each time, so that importing again adds nothing twice.</summary>
    public required string Domain { get; init; }

    /// <summary>When an afternoon on duty begins.</summary>
    public LocalTime Start { get; init; } = new(14, 30);

    /// <summary>When it ends.</summary>
    public LocalTime End { get; init; } = new(17, 30);

    /// <summary>The time zone of both; China's where nothing is said.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.ForOffset(Offset.FromHours(8));

    /// <summary>What studios and representatives are called.</summary>
    public RosterNames Names { get; init; } = RosterNames.Ids;
}
