using Minyi.Deadlines.Calendars;


namespace Minyi.Core.Tests.Deadlines;

/// <summary>The calendar once more, written as one would by hand: sets of dates out of the raw file, and a walk from day to day.</summary>
internal static class CalendarOracle
{
    private static readonly Lazy<(HashSet<LocalDate> Off, HashSet<LocalDate> Working)> Sets = new(Read);

    internal static bool IsWorkingDay(LocalDate date) =>
        Sets.Value.Working.Contains(date) || (!Sets.Value.Off.Contains(date) && date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));

    internal static LocalDate Add(LocalDate start, int workingDays)
    {
        LocalDate date = start;
        if (workingDays == 0)
        {
            while (!IsWorkingDay(date))
            {
                date = date.PlusDays(1);
            }
        }

        for (int left = workingDays; left > 0;)
        {
            date = date.PlusDays(1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    internal static IEnumerable<(LocalDate Date, bool IsOff)> Rows() =>
        from line in File.ReadLines(SourceFile("src/Minyi.Core/Deadlines/Calendars/cn-calendar.csv")).Skip(1)
        let fields = line.Split(',')
        select (NodaTime.Text.LocalDatePattern.Iso.Parse(fields[0]).Value, bool.Parse(fields[2]));

    internal static string SourceFile(string path) => Path.Combine(Minyi.Tests.Repository.Root, path);

    /// <summary>The days off of the years without a notice; StatutoryHolidaysTests hold them against the published calendars.</summary>
    private static IEnumerable<LocalDate> LawAlone() => Enumerable.Range(2027, StatutoryHolidays.LastYear - 2026).SelectMany(y => StatutoryHolidays.Of(y)).Select(e => e.Date);

    private static (HashSet<LocalDate> Off, HashSet<LocalDate> Working) Read() =>
        ([.. Rows().Where(r => r.IsOff).Select(r => r.Date), .. LawAlone()], [.. Rows().Where(r => !r.IsOff).Select(r => r.Date)]);
}
