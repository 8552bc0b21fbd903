using System.Collections.Immutable;
using Minyi.Deadlines.Calendars;

namespace Minyi.Grid.Rosters.Planning;

/// <summary>The months of a roster as periods from 0, and how many receptions each owes.</summary>
internal sealed class RosterMonths
{
    private readonly LocalDate _first;

    internal RosterMonths(ImmutableArray<LocalDate> slots, IWorkingCalendar calendar, int receptions)
    {
        _first = slots.IsEmpty ? default : MonthOf(slots[0]);
        Count = slots.IsEmpty ? 0 : PeriodOf(slots[^1]) + 1;
        Dictionary<int, int> within = slots.CountBy(PeriodOf).ToDictionary();

        // A month counts when the roster holds at least half of its working days.
        Minimum = [.. Enumerable.Range(0, Count).Select(p =>
        {
            LocalDate first = First(p);
            int all = calendar.Count(first.PlusDays(-1), first.PlusMonths(1).PlusDays(-1));
            return 2 * within.GetValueOrDefault(p) >= all ? receptions : 0;
        })];
    }

    internal int Count { get; }

    internal ImmutableArray<int> Minimum { get; }

    internal LocalDate First(int period) => _first.PlusMonths(period);

    internal int PeriodOf(LocalDate date) => ((date.Year - _first.Year) * 12) + date.Month - _first.Month;

    private static LocalDate MonthOf(LocalDate date) => new(date.Year, date.Month, 1);
}
