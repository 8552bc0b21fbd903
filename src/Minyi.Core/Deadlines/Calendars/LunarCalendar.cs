using System.Globalization;

namespace Minyi.Deadlines.Calendars;

/// <summary>Dates of China's lunar calendar (GB/T 33661), by the platform's table.</summary>
/// <remarks>The one file in which lunar dates are converted: <see cref="ChineseLunisolarCalendar"/> speaks <c>DateTime</c>. ICU's calendar is not used: it puts new moons near midnight on the wrong day (6 February 2027, 3 February 2030).</remarks>
internal static class LunarCalendar
{
    private static readonly ChineseLunisolarCalendar Table = new();

    /// <summary>The last year whose lunar dates the table knows.</summary>
    internal const int LastYear = 2100;

    /// <summary>The date of a lunar month and day, leap months apart.</summary>
    /// <param name="year">The year in which the lunar year begins, at most <see cref="LastYear"/>.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month.</param>
    internal static LocalDate Date(int year, int month, int day)
    {
        int leap = Table.GetLeapMonth(year); // the place of the leap month among thirteen, 0 for none
        int place = leap > 0 && month >= leap ? month + 1 : month;
#pragma warning disable RS0030 // What the platform's calendar speaks.
        return LocalDate.FromDateTime(Table.ToDateTime(year, place, day, 0, 0, 0, 0));
#pragma warning restore RS0030
    }
}
