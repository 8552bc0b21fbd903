namespace Minyi.Deadlines.Calendars;

/// <summary>What kind of day a day is.</summary>
public enum DayKind
{
    /// <summary>A working day of the week.</summary>
    Weekday,

    /// <summary>A day off of the week.</summary>
    Weekend,

    /// <summary>A day that a notice or the law sets off: a holiday, or a day moved to join one.</summary>
    Holiday,

    /// <summary>A day that a notice sets working though the week has it off: a make-up day 调休.</summary>
    MakeUpDay,
}

/// <summary>One day of a calendar, and where that comes from.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What kind of day.</param>
/// <param name="Name">The holiday's name as the notice has it; for a make-up day, of the holiday it makes up for; null for days of the week.</param>
/// <param name="Source">The notice or the law that set the day; null for days of the week.</param>
/// <param name="MissingYear">The year whose notice is not out, if the day needs it; the kind is then provisional.</param>
/// <param name="Standing">How sure the kind is.</param>
public readonly record struct CalendarDay(
    LocalDate Date, DayKind Kind, string? Name = null, string? Source = null, int? MissingYear = null, CalendarStanding Standing = CalendarStanding.Notified)
{
    /// <summary>Whether people work on this day.</summary>
    public bool IsWorkingDay => Kind is DayKind.Weekday or DayKind.MakeUpDay;
}
