namespace Minyi.Deadlines.Calendars;

/// <summary>A day that a notice or the law sets.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">The holiday's name; never a key, names differ over the years.</param>
/// <param name="IsOffDay">True for a day off, false for a working day.</param>
/// <param name="Standing">How sure it is; what is not notified gives way wholly to the year's notice.</param>
public sealed record CalendarEntry(LocalDate Date, string Name, bool IsOffDay, CalendarStanding Standing = CalendarStanding.Notified);
