using Minyi.Deadlines.Calendars;

namespace Minyi.Deadlines;

/// <summary>Time as the law counts it: a working calendar, office hours and a time zone. It applies deadline rules to instants.</summary>
/// <remarks>
/// Every member is a pure function: it reads no clock, and the host's own time zone plays no part. An instant belongs to the day that it
/// falls on in <see cref="Zone"/>, so 16:00 UTC already is the next day in China.
/// </remarks>
/// <example>
/// <code>
/// var time = new LegalTime(ChinaCalendar.Official);
/// var rule = new DeadlineRule("objection", 5, DeadlineUnit.WorkingDays);
/// Deadline deadline = time.Start(rule, Instant.FromUtc(2024, 9, 29, 1, 0)); // due on 11 October 2024
/// </code>
/// </example>
/// <threadsafety>Immutable.</threadsafety>
public sealed partial class LegalTime
{
    /// <summary>Puts legal time together.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="hours">The office hours; <see cref="OfficeHours.Default"/> when null.</param>
    /// <param name="zone">The time zone; Asia/Shanghai when null, which is the legal time of all China.</param>
    /// <param name="strict">Whether <see cref="Refuse"/> refuses provisional due dates.</param>
    public LegalTime(IWorkingCalendar calendar, OfficeHours? hours = null, DateTimeZone? zone = null, bool strict = false)
    {
        Calendar = Guard.Against.Null(calendar);
        Hours = hours ?? OfficeHours.Default;
        Zone = zone ?? DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        IsStrict = strict;
    }

    /// <summary>The working calendar.</summary>
    public IWorkingCalendar Calendar { get; }

    /// <summary>The office hours.</summary>
    public OfficeHours Hours { get; }

    /// <summary>The time zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Whether provisional due dates are refused.</summary>
    public bool IsStrict { get; }

    /// <summary>The day on which an instant falls in <see cref="Zone"/>.</summary>
    /// <param name="instant">The instant.</param>
    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>Strict mode: why a deadline is not accepted. Null for one that is certain, and for any where the mode is not strict.</summary>
    /// <param name="deadline">The deadline.</param>
    public Refusal? Refuse(Deadline deadline)
    {
        Guard.Against.Null(deadline);
        return IsStrict ? new LegalDate(deadline.DueOn, deadline.MissingYear).RefuseProvisional() : null;
    }

    private TimeScale Scale(DeadlineUnit unit) => new(Calendar, Hours, Zone, unit);
}
