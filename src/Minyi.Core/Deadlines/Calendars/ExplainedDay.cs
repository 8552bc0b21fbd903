namespace Minyi.Deadlines.Calendars;

/// <summary>One day between a start and a due date.</summary>
/// <param name="Day">The day.</param>
/// <param name="Number">The number under which it was counted, from 1; null for a day that was skipped.</param>
public readonly record struct ExplainedDay(CalendarDay Day, int? Number);
