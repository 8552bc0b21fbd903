using Minyi.Deadlines.Calendars;
using Minyi.Districts;

namespace Minyi.Contacts;

/// <summary>A representative's fixed visit day and reception day of the week.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="VisitDay">The day of visits.</param>
/// <param name="ReceptionDay">The day of receptions at the studio; where it is the visit day too, half a day each.</param>
public sealed record FixedDays(RepresentativeId Representative, IsoDayOfWeek VisitDay, IsoDayOfWeek ReceptionDay)
{
    /// <summary>The working days on which a fixed day falls, within a span.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="day">The day of the week.</param>
    /// <param name="from">The first day of the span.</param>
    /// <param name="to">The last day of the span.</param>
    /// <param name="moves">Whether a fixed day that is off moves to the next working day, provided that it is in the span.</param>
    public static IEnumerable<LocalDate> Within(IWorkingCalendar calendar, IsoDayOfWeek day, LocalDate from, LocalDate to, bool moves)
    {
        Guard.Against.Null(calendar);
        LocalDate previous = LocalDate.MinIsoValue;

        // A fixed day before the span may move into it: no run of days off lasts two weeks.
        for (LocalDate date = from.PlusDays(-14).Next(day); date <= to; date = date.PlusWeeks(1))
        {
            LocalDate actual = calendar.IsWorkingDay(date) || !moves ? date : calendar.Add(date, 0);
            if (actual >= from && actual <= to && actual != previous && calendar.IsWorkingDay(actual))
            {
                previous = actual;
                yield return actual;
            }
        }
    }
}

/// <summary>Days on which a representative can neither visit nor receive.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record Absence(RepresentativeId Representative, LocalDate From, LocalDate Until);
