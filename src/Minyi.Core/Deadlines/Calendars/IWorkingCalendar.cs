namespace Minyi.Deadlines.Calendars;

/// <summary>Which days are working days, and how many lie between two dates.</summary>
/// <remarks>
/// Every member is a pure function of its arguments. Dates are ISO dates. Days whose year no notice covers follow the law's holidays as far as the calendar has them, and the week, and are
/// reported by <see cref="MissingYear"/>, so that a result that rests on them can be marked provisional. Safe for use by many threads.
/// </remarks>
/// <threadsafety>Implementations are immutable.</threadsafety>
public interface IWorkingCalendar
{
    /// <summary>The calendar's name, for people.</summary>
    string Name { get; }

    /// <summary>Whether a day is a working day.</summary>
    /// <param name="date">The day.</param>
    bool IsWorkingDay(LocalDate date);

    /// <summary>What kind of day a day is, and which source says so.</summary>
    /// <param name="date">The day.</param>
    CalendarDay Day(LocalDate date);

    /// <summary>The working day that is <paramref name="workingDays"/> working days after a day.</summary>
    /// <param name="start">The day counted from. It is not counted itself: the first working day after it is day 1.</param>
    /// <param name="workingDays">
    /// How many. 0 gives the first working day on or after <paramref name="start"/>; −n gives the n-th working day before it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The result lies beyond the dates that NodaTime knows (years −9998 to 9999).</exception>
    LocalDate Add(LocalDate start, int workingDays);

    /// <summary>The number of working days in (<paramref name="start"/>, <paramref name="end"/>].</summary>
    /// <param name="start">Not counted itself.</param>
    /// <param name="end">Counted if it is a working day. Where it comes before <paramref name="start"/> the result is minus the count the other way round.</param>
    int Count(LocalDate start, LocalDate end);

    /// <summary>The first year whose notice is missing for a day between two dates, both included; null when every day is covered.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day; where it comes before <paramref name="first"/> there is no day.</param>
    /// <remarks>29 to 31 December also need the next year's notice: notices have set those days.</remarks>
    int? MissingYear(LocalDate first, LocalDate last);
}
