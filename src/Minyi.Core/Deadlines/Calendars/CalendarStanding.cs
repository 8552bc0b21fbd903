namespace Minyi.Deadlines.Calendars;

/// <summary>How sure it is that a day is off or worked.</summary>
public enum CalendarStanding
{
    /// <summary>A notice says so, or the week where a notice is out.</summary>
    Notified,

    /// <summary>The law says so, whatever the year's notice will be; the notice is not out.</summary>
    Statutory,

    /// <summary>The likely day: one that makes up for a holiday on a weekend, and every day that a notice may still move.</summary>
    Estimated,
}
