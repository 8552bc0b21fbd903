using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime.Text;

namespace Minyi.Deadlines.Calendars;

/// <summary>Reads a notice from CSV with the columns <c>date,name,is_off_day</c>, so that next year's comes without a package upgrade.</summary>
/// <remarks>
/// UTF-8 text with a header row; columns in any order, others are ignored; a field may be quoted. Dates are ISO 8601, off days
/// <c>true</c> or <c>false</c>. A line may not set a day that another line sets.
/// </remarks>
public static class CalendarNotice
{
    private const int MostFaults = 20;
    private static readonly ImmutableArray<string> Columns = ["date", "name", "is_off_day"];

    /// <summary>Reads a notice, or says everything that is wrong with it.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">Where it comes from: the notice's title or address.</param>
    /// <param name="layer">The days that it sets. It covers every year for which it sets a day before 29 December, since a yearly notice may also set those last days of the year before.</param>
    /// <param name="faults">What is wrong, by line, at most 20; empty when the notice is good.</param>
    /// <returns>True when there is no fault.</returns>
    public static bool TryRead(TextReader reader, string source, [NotNullWhen(true)] out CalendarLayer? layer, out ImmutableArray<CalendarFault> faults)
    {
        Guard.Against.Null(reader);
        Guard.Against.NullOrWhiteSpace(source);
        List<CalendarFault> found = [];
        List<CalendarEntry> entries = Read(reader, found);
        faults = [.. found.Take(MostFaults)];
        layer = faults.IsEmpty
            ? new CalendarLayer(source, entries, entries.Where(e => e.Date is not { Month: 12, Day: >= 29 }).Select(e => e.Date.Year))
            : null;
        return layer is not null;
    }

    private static List<CalendarEntry> Read(TextReader reader, List<CalendarFault> faults)
    {
        List<CalendarEntry> entries = [];
        List<string>? header = CalendarCsv.Split(reader.ReadLine()?.TrimStart('\uFEFF') ?? "");
        int[] at = [.. Columns.Select(c => header?.IndexOf(c) ?? -1)];
        foreach (int missing in Enumerable.Range(0, Columns.Length).Where(i => at[i] < 0))
        {
            faults.Add(new(1, Columns[missing], string.Join(',', header ?? []), new("含有此列的表头", "a header with this column")));
        }

        if (faults.Count > 0)
        {
            return entries;
        }

        Dictionary<LocalDate, int> seen = [];
        for (int line = 2; reader.ReadLine() is { } text && faults.Count < MostFaults; line++)
        {
            if (text.Length > 0 && Entry(CalendarCsv.Split(text), text, header!.Count, at, line, faults) is { } entry)
            {
                if (!seen.TryAdd(entry.Date, line))
                {
                    faults.Add(new(line, "date", LocalDatePattern.Iso.Format(entry.Date),
                        new($"第 {seen[entry.Date]} 行没有的日期", $"a day that line {seen[entry.Date]} does not set already")));
                }

                entries.Add(entry);
            }
        }

        if (entries.Count == 0 && faults.Count == 0)
        {
            faults.Add(new(2, "", "", new("至少一行日期", "at least one row")));
        }

        return entries;
    }

    private static CalendarEntry? Entry(List<string>? fields, string text, int width, int[] at, int line, List<CalendarFault> faults)
    {
        if (fields is null || fields.Count != width)
        {
            faults.Add(new(line, "", text, new($"{width} 个字段", $"{width} fields")));
            return null;
        }

        (string date, string name, string off) = (fields[at[0]].Trim(), fields[at[1]].Trim(), fields[at[2]].Trim());
        int before = faults.Count;
        if (!IsoText.TryDate(date, out LocalDate day))
        {
            faults.Add(new(line, "date", date, new("1949 至 2200 年间形如 2027-01-01 的日期", "a date such as 2027-01-01, in the years 1949 to 2200")));
        }

        if (name.Length == 0)
        {
            faults.Add(new(line, "name", name, new("节日名称", "the holiday's name")));
        }

        bool isOff = off.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (!isOff && !off.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(new(line, "is_off_day", off, new("true 或 false", "true or false")));
        }

        return faults.Count == before ? new CalendarEntry(day, name, isOff) : null;
    }
}
