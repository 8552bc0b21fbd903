namespace Minyi.Deadlines.Calendars;

/// <summary>Dates counted on a calendar, marked where a missing notice may still move them.</summary>
public static class WorkingCalendarExtensions
{
    /// <summary>The day that is some working days after a day, marked provisional where it rests on a notice that is not out.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="start">The day counted from; the day after it counts as day 1.</param>
    /// <param name="workingDays">How many; 0 gives the first working day on or after <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workingDays"/> is negative.</exception>
    public static LegalDate Due(this IWorkingCalendar calendar, LocalDate start, int workingDays)
    {
        Guard.Against.Null(calendar);
        Guard.Against.Negative(workingDays);
        LocalDate due = calendar.Add(start, workingDays);
        return new(due, calendar.MissingYear(workingDays == 0 ? start : start.PlusDays(1), due));
    }

    /// <summary>Strict mode: the refusal of a date that rests on a missing notice; null for a certain one.</summary>
    /// <param name="date">The date.</param>
    public static Refusal? RefuseProvisional(this LegalDate date) => date.MissingYear is { } year
        ? new Refusal([new("calendar-year-missing", new(
            $"{year} 年放假安排尚未公布，到期日不能确定。",
            $"The notice for {year} is not out, so the due date is not certain."))])
        : null;
}
