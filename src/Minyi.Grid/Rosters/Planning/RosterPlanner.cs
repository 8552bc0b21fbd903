using System.Collections.Immutable;
using Minyi.Contacts;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;

namespace Minyi.Grid.Rosters.Planning;

/// <summary>Turns a district's roster into one problem for each studio, and the solutions back.</summary>
internal sealed class RosterPlanner
{
    private readonly ImmutableArray<RosterMember> _members;
    private readonly ImmutableArray<StudioId> _studios;
    private readonly DateInterval _days;
    private readonly IWorkingCalendar _calendar;
    private readonly RosterRules _rules;
    private readonly ImmutableArray<LocalDate> _slots;
    private readonly RosterMonths _months;

    internal RosterPlanner(IEnumerable<RosterMember> members, DateInterval days, IWorkingCalendar calendar, RosterRules rules, IEnumerable<StudioId>? studios)
    {
        _members = [.. Guard.Against.Null(members).OrderBy(m => m.Representative)];
        _days = Guard.Against.Null(days);
        _calendar = Guard.Against.Null(calendar);
        _rules = Guard.Against.Null(rules);
        for (int i = 1; i < _members.Length; i++)
        {
            if (_members[i].Representative == _members[i - 1].Representative)
            {
                throw new ArgumentException($"The representative '{_members[i].Representative}' occurs twice.", nameof(members));
            }
        }

        if (rules.MostPerMonth < rules.ReceptionsPerMonth)
        {
            throw new ArgumentException($"At most {rules.MostPerMonth} afternoons a month leave no room for {rules.ReceptionsPerMonth} receptions.", nameof(rules));
        }

        _studios = [.. _members.Select(m => m.Studio).Concat(studios ?? []).Distinct().Order()];
        _slots = [.. days.Where(calendar.IsWorkingDay)];
        _months = new(_slots, calendar, rules.ReceptionsPerMonth);
    }

    /// <summary>Plans anew, or around duties of an earlier roster from a day on.</summary>
    internal (DutyRoster? Roster, ImmutableArray<RosterConflict> Conflicts) Plan(DutyEntry[]? previous = null, LocalDate from = default)
    {
        List<DutyEntry> duties = [];
        ImmutableArray<StudioBurden>.Builder burdens = ImmutableArray.CreateBuilder<StudioBurden>();
        ImmutableArray<RosterConflict>.Builder conflicts = ImmutableArray.CreateBuilder<RosterConflict>();
        ILookup<StudioId, RosterMember> members = _members.ToLookup(m => m.Studio);
        ILookup<(StudioId, RepresentativeId), LocalDate>? held = previous?.ToLookup(d => (d.Studio, d.Representative), d => d.Date);

        // What lies before the first day that may change stays, also of those who have left since.
        HashSet<RepresentativeId> known = [.. _members.Select(m => m.Representative)];
        HashSet<LocalDate> working = [.. _slots];
        duties.AddRange((previous ?? []).Where(d => d.Date < from && (!working.Contains(d.Date) || _members.All(m => m.Representative != d.Representative || m.Studio != d.Studio))));
        foreach (StudioId studio in _studios)
        {
            StudioProblem problem = new(studio, [.. members[studio]], _slots, _months, _rules, held, from);
            if (problem.TrySolve(out ImmutableArray<DutyEntry> solved, out StudioBurden? burden, out ImmutableArray<RosterConflict> impossible))
            {
                duties.AddRange(solved);
                burdens.Add(burden);
            }

            conflicts.AddRange(impossible);
        }

        return conflicts.Count > 0
            ? (null, conflicts.ToImmutable())
            : (new(_members, _days, _calendar, _rules, RosterChanges.Ordered(duties), burdens.ToImmutable(), Missed(duties)), []);
    }

    private ImmutableArray<MissedReception> Missed(List<DutyEntry> duties)
    {
        Dictionary<(RepresentativeId, int), int> held = duties.Where(d => _days.Contains(d.Date)).CountBy(d => (d.Representative, _months.PeriodOf(d.Date))).ToDictionary();
        return
        [
            .. from member in _members
               from period in Enumerable.Range(0, _months.Count)
               let missing = _months.Minimum[period] - held.GetValueOrDefault((member.Representative, period))
               where missing > 0
               select new MissedReception(member.Representative, member.Studio, _months.First(period), missing),
        ];
    }
}
