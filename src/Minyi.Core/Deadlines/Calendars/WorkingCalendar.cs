using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Minyi.Deadlines.Calendars;

/// <summary>A calendar made of a week and layers of notices above it. Built by <see cref="WorkingCalendarBuilder"/>.</summary>
/// <remarks>
/// Adding and counting cost the same whatever the distance: a table made once numbers the working days. Nothing is allocated.
/// </remarks>
/// <example>
/// <code>
/// IWorkingCalendar calendar = ChinaCalendar.Official;
/// LocalDate due = calendar.Add(new LocalDate(2024, 9, 29), 5); // 11 October 2024: National Day lies between
/// </code>
/// </example>
/// <threadsafety>Immutable.</threadsafety>
public sealed class WorkingCalendar : IWorkingCalendar
{
    private readonly FrozenDictionary<LocalDate, (CalendarEntry Entry, string Source)> _entries;
    private readonly FrozenSet<int> _covered;
    private readonly bool[] _week;
    private readonly WorkingDayTable _table;
    private readonly int _firstYear;
    private readonly int[] _nextMissing;

    internal WorkingCalendar(string name, bool[] week, ImmutableArray<CalendarLayer> layers)
    {
        Name = name;
        Layers = layers;
        _week = week;
        _covered = layers.SelectMany(l => l.CoveredYears).ToFrozenSet();
        Dictionary<LocalDate, (CalendarEntry, string)> entries = [];
        foreach (CalendarLayer layer in layers)
        {
            foreach (CalendarEntry entry in layer.Entries.Where(e => e.Standing == CalendarStanding.Notified || !_covered.Contains(e.Date.Year)))
            {
                entries[entry.Date] = (entry, layer.Source);
            }
        }

        _entries = entries.ToFrozenDictionary();
        int[] years = [.. entries.Keys.Select(d => d.Year), .. _covered, 2000];
        _firstYear = Math.Max(years.Min() - 1, -9998);
        int lastYear = Math.Min(years.Max() + 1, 9999);
        _nextMissing = new int[lastYear - _firstYear + 1];
        for (int year = lastYear; year >= _firstYear; year--)
        {
            _nextMissing[year - _firstYear] = !_covered.Contains(year) ? year : year == lastYear ? year + 1 : _nextMissing[year + 1 - _firstYear];
        }

        _table = new WorkingDayTable(_firstYear, lastYear, week, date => Day(date).IsWorkingDay);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The layers, from the lowest to the highest; a higher one overrides the days of a lower one.</summary>
    public ImmutableArray<CalendarLayer> Layers { get; }

    /// <summary>The years that have their notice, ascending.</summary>
    public ImmutableArray<int> CoveredYears => [.. _covered.Order()];

    /// <summary>Monday to Sunday, true where the week works.</summary>
    internal bool[] WorkingWeek => [.. _week];

    /// <inheritdoc/>
    public bool IsWorkingDay(LocalDate date) => _table.UpTo(date) != _table.Before(date);

    /// <inheritdoc/>
    public CalendarDay Day(LocalDate date)
    {
        date = date.WithCalendar(CalendarSystem.Iso);
        bool weekday = _week[(int)date.DayOfWeek - 1];
        int? missing = MissingYear(date, date);
        return _entries.TryGetValue(date, out (CalendarEntry Entry, string Source) set)
            ? new(date, (set.Entry.IsOffDay, weekday) switch
            {
                (true, _) => DayKind.Holiday,
                (false, false) => DayKind.MakeUpDay,
                (false, true) => DayKind.Weekday,
            }, set.Entry.Name, set.Source, missing, set.Entry.Standing)
            : new(date, weekday ? DayKind.Weekday : DayKind.Weekend, MissingYear: missing, Standing: missing is null ? CalendarStanding.Notified : CalendarStanding.Estimated);
    }

    /// <summary>The days of a calendar year that any layer sets, by date, each as the highest layer has it; for a year without a notice those that the law gives.</summary>
    /// <param name="year">The year that the days lie in. The last days of December may be set by the next year's notice.</param>
    public IEnumerable<CalendarEntry> EntriesOf(int year) =>
        _entries.Values.Select(e => e.Entry).Where(e => e.Date.Year == year).OrderBy(e => e.Date);

    /// <inheritdoc/>
    public LocalDate Add(LocalDate start, int workingDays) =>
        _table.Date(workingDays > 0 ? (long)_table.UpTo(start) + workingDays : (long)_table.Before(start) + 1 + workingDays);

    /// <inheritdoc/>
    public int Count(LocalDate start, LocalDate end) => _table.UpTo(end) - _table.UpTo(start);

    /// <inheritdoc/>
    public int? MissingYear(LocalDate first, LocalDate last)
    {
        if (last < first)
        {
            return null;
        }

        int missing = NextMissing(first.Year);
        return missing <= last.Year || (missing == last.Year + 1 && last is { Month: 12, Day: >= 29 }) ? missing : null;
    }

    /// <summary>The first year from a given one on that has no notice.</summary>
    private int NextMissing(int year)
    {
        int index = year - _firstYear;
        return unchecked((uint)index) < (uint)_nextMissing.Length ? _nextMissing[index] : year;
    }
}
