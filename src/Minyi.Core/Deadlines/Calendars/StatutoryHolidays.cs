using System.Collections.Immutable;

namespace Minyi.Deadlines.Calendars;

/// <summary>The holidays of all citizens by law, for years whose notice is not out.</summary>
/// <remarks>
/// <para>
/// Source: 全国年节及纪念日放假办法, article 2, in the versions of 2013 (until 2024) and 2024 (from 2025). A holiday on a Saturday or Sunday is made up for on a
/// working day (article 6); the law does not say on which, and here it is the next one: those days are <see cref="CalendarStanding.Estimated"/>. Where two
/// holidays meet on one day (中秋 and 国庆, as in 2020) one is made up for, as the notices have done.
/// </para>
/// <para>Which days a notice will swap to make longer holidays nobody knows before: a date that rests on such a year stays provisional.</para>
/// </remarks>
public static class StatutoryHolidays
{
    private const int FirstYearOf2013 = 2014;
    private const int FirstYearOf2024 = 2025;

    /// <summary>The first year whose holidays are known here.</summary>
    public static int FirstYear => FirstYearOf2013;

    /// <summary>The last year whose holidays are known here: later lunar dates are in no table.</summary>
    public static int LastYear => LunarCalendar.LastYear;

    /// <summary>The days off that the law alone gives in a year, by date.</summary>
    /// <param name="year">The year, <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    /// <returns>The holidays, and the days that make up for those on a weekend.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The holidays of the year are not known.</exception>
    public static ImmutableArray<CalendarEntry> Of(int year)
    {
        Guard.Against.OutOfRange(year, nameof(year), FirstYear, LastYear);
        SortedDictionary<LocalDate, CalendarEntry> days = [];
        List<CalendarEntry> owed = [];
        foreach (CalendarEntry day in ByLaw(year))
        {
            if (days.TryGetValue(day.Date, out CalendarEntry? other))
            {
                days[day.Date] = other with { Name = $"{other.Name}、{day.Name}" };
                owed.Add(day);
                continue;
            }

            days.Add(day.Date, day);
            if (day.Date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            {
                owed.Add(day);
            }
        }

        foreach (CalendarEntry day in owed)
        {
            LocalDate made = day.Date.PlusDays(1);
            while (made.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || days.ContainsKey(made))
            {
                made = made.PlusDays(1);
            }

            days.Add(made, new(made, day.Name, IsOffDay: true, CalendarStanding.Estimated));
        }

        return [.. days.Values];
    }

    /// <summary>A layer with the holidays of some years, to lie below every notice.</summary>
    /// <param name="first">The first year.</param>
    /// <param name="last">The last year.</param>
    /// <exception cref="ArgumentOutOfRangeException">The holidays of a year are not known.</exception>
    public static CalendarLayer Layer(int first, int last) =>
        new("全国年节及纪念日放假办法", Enumerable.Range(first, Math.Max(0, last - first + 1)).SelectMany(y => Of(y)));

    private static IEnumerable<CalendarEntry> ByLaw(int year)
    {
        bool from2025 = year >= FirstYearOf2024;
        LocalDate spring = LunarCalendar.Date(year, 1, 1);
        return
        [
            Day(new(year, 1, 1), "元旦"),
            .. Enumerable.Range(from2025 ? -1 : 0, from2025 ? 4 : 3).Select(d => Day(spring.PlusDays(d), "春节")), // 除夕 is the day before, whether a 29th or a 30th
            Day(SolarTerms.Qingming(year), "清明节"),
            .. Enumerable.Range(1, from2025 ? 2 : 1).Select(d => Day(new(year, 5, d), "劳动节")),
            Day(LunarCalendar.Date(year, 5, 5), "端午节"),
            Day(LunarCalendar.Date(year, 8, 15), "中秋节"),
            .. Enumerable.Range(1, 3).Select(d => Day(new(year, 10, d), "国庆节")),
        ];
    }

    private static CalendarEntry Day(LocalDate date, string name) => new(date, name, IsOffDay: true, CalendarStanding.Statutory);
}
