using System.Collections.Immutable;
using System.Globalization;

namespace Minyi.Deadlines.Calendars;

/// <summary>China's official working calendar, 2007 to 2026: the State Council's yearly notices and their amendments; in later years the holidays by law.</summary>
/// <remarks>
/// Source of the days: holiday-cn (NateScarlet, MIT licence), snapshot of 2026-08-07; the notices' addresses are each layer's source. A later
/// year's notice is laid above it with <see cref="CalendarNotice"/> and <see cref="WorkingCalendarBuilder"/>.
/// </remarks>
public static class ChinaCalendar
{
    private static readonly Lazy<WorkingCalendar> Embedded = new(Load);

    /// <summary>The calendar with all embedded notices, and <see cref="StatutoryHolidays"/> below them for the years after.</summary>
    public static WorkingCalendar Official => Embedded.Value;

    private static WorkingCalendar Load()
    {
        using TextReader days = Open("cn-calendar.csv");
        if (!CalendarNotice.TryRead(days, "holiday-cn", out CalendarLayer? all, out _))
        {
            throw new InvalidOperationException("The embedded calendar is damaged.");
        }

        WorkingCalendarBuilder builder = new("中国 China");
        builder.Add(StatutoryHolidays.Layer(all.CoveredYears[^1] + 1, StatutoryHolidays.LastYear));
        foreach ((int year, string source) in Papers())
        {
            builder.Add(new CalendarLayer(source, all.Entries.Where(e => NoticeYear(e, all.CoveredYears) == year), [year]));
        }

        return builder.Build();
    }

    /// <summary>The notice that a day belongs to: next year's for days around its New Year, else the day's own year.</summary>
    private static int NoticeYear(CalendarEntry entry, ImmutableArray<int> covered) =>
        entry.Date is { Month: 12, Day: >= 29 } && covered.Contains(entry.Date.Year + 1) ? entry.Date.Year + 1 : entry.Date.Year;

    private static IEnumerable<(int Year, string Source)> Papers()
    {
        using TextReader papers = Open("cn-calendar-papers.csv");
        papers.ReadLine();
        SortedDictionary<int, List<string>> sources = [];
        while (papers.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            int year = int.Parse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture);
            if (fields[3].Length > 0)
            {
                sources.TryAdd(year, []);
                sources[year].Add(fields[3]);
            }
        }

        return sources.Select(s => (s.Key, string.Join(' ', s.Value)));
    }

    private static StreamReader Open(string name) =>
        new(typeof(ChinaCalendar).Assembly.GetManifestResourceStream($"Minyi.Deadlines.Calendars.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded."));
}
