using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Deadlines.Calendars;

namespace Minyi.Cli.Calendar;

/// <summary>What the calendar commands share: <c>--calendar</c>, and the note on years without a notice.</summary>
internal static class CalendarOptions
{
    public static LocalizedText Calendar { get; } = new(
        "自备的放假安排，CSV：date,name,is_off_day，叠加在内置各年之上",
        "a notice of one's own, CSV: date,name,is_off_day, above the embedded years");

    /// <summary>The official calendar, with the user's notice above it where there is one.</summary>
    /// <remarks>The notice covers each year for which it sets a day before 29 December: a yearly notice also sets those last days of the year before.</remarks>
    public static WorkingCalendar Read(Invocation invocation, Option<string?> option)
    {
        // "cn" names the official calendar itself.
        if (invocation.Value(option) is not { } path || path == "cn")
        {
            return ChinaCalendar.Official;
        }

        CsvFile file = invocation.ReadCsv(path, ["date", "name", "is_off_day"]);
        List<CalendarEntry> entries = [];
        Dictionary<LocalDate, long> seen = [];
        foreach (CsvRow row in file.Rows())
        {
            CalendarEntry entry = new(row.Date("date"), row.Text("name"), row.Boolean("is_off_day"));
            if (seen.TryAdd(entry.Date, row.Line))
            {
                entries.Add(entry);
            }
            else if (entry.Date != default)
            {
                row.Fail("date", new($"不重复的日期（第 {seen[entry.Date]} 行已有）", $"a date that occurs once (it is on line {seen[entry.Date]} already)"));
            }
        }

        invocation.EndIfFaulty();
        CalendarLayer layer = new(path, entries, entries.Where(e => e.Date is not { Month: 12, Day: >= 29 }).Select(e => e.Date.Year));
        int[] added = [.. layer.CoveredYears.Except(ChinaCalendar.Official.CoveredYears)];
        if (added.Length > 0)
        {
            invocation.Note(new(
                $"{path} 作为 {string.Join('、', added)} 年的放假安排。",
                $"{path} is taken as the notice for {string.Join(", ", added)}."));
        }

        return new WorkingCalendarBuilder(path, ChinaCalendar.Official).Add(layer).Build();
    }

    /// <summary>Says on standard error which notices are missing.</summary>
    public static void NoteMissing(Invocation invocation, IEnumerable<int?> years)
    {
        foreach (int year in years.OfType<int>().Distinct().Order())
        {
            invocation.Note(new(
                $"{year} 年放假安排缺失，依赖它的结果为暂定。",
                $"There is no notice for {year}: what rests on it is provisional."));
        }
    }
}
