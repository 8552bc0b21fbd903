using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Contacts;
using Minyi.Districts;

namespace Minyi.Grid.Rosters.Planning;

/// <summary>One studio's roster as a problem of slots and people.</summary>
internal sealed class StudioProblem(
    StudioId studio, ImmutableArray<RosterMember> members, ImmutableArray<LocalDate> slots, RosterMonths months, RosterRules rules,
    ILookup<(StudioId, RepresentativeId), LocalDate>? previous, LocalDate from)
{
    internal bool TrySolve(out ImmutableArray<DutyEntry> duties, [NotNullWhen(true)] out StudioBurden? burden, out ImmutableArray<RosterConflict> conflicts)
    {
        RosterProblem problem = new(
            [.. slots.Select(d => d < from ? 0 : rules.OnDuty)], [.. slots.Select(months.PeriodOf)], [.. members.Select(Person)], months.Minimum, rules.MostPerMonth);
        if (!problem.TrySolve(out RosterSolution? solution, out ImmutableArray<RosterShortage> shortages))
        {
            (duties, burden, conflicts) = ([], null, [.. shortages.Select(Conflict)]);
            return false;
        }

        duties = [.. members.Zip(solution.Duties).SelectMany(m => m.Second, (m, s) => new DutyEntry(studio, slots[s], m.First.Representative))];
        conflicts = [];
        BurdenProof? proof = solution.Bound is not { } bound ? null : new(
            [.. bound.People.Select(p => members[p].Representative)], [.. bound.Slots.Select(s => slots[s])], bound.Forced, bound.Most,
            [.. solution.Limited.Select(p => members[p].Representative)]);
        burden = new(studio, members.Count(Covers), duties.Length, solution.Least, solution.Most, solution.Extra, proof);
        return true;
    }

    private bool Covers(RosterMember member) => rules.Who == RepresentativeKinds.None || (member.Kinds & rules.Who) != RepresentativeKinds.None;

    private RosterPerson Person(RosterMember member)
    {
        HashSet<LocalDate> before = [.. previous?[(studio, member.Representative)] ?? []];
        bool There(int s) => !member.Unavailable.Contains(slots[s]);
        ImmutableArray<int> open = [.. Enumerable.Range(0, slots.Length).Where(s => slots[s] >= from && There(s))];
        ImmutableArray<int> held = before.Count == 0 ? [] : [.. Enumerable.Range(0, slots.Length).Where(s => before.Contains(slots[s]) && (slots[s] < from || There(s)))];
        return new(open, [.. open.Union(held).Order().Where(s => slots[s].DayOfWeek == member.ReceptionDay)])
        {
            Covers = Covers(member),
            Kinds = (int)member.Kinds,
            Held = held,
        };
    }

    private RosterConflict Conflict(RosterShortage shortage)
    {
        HashSet<int> there = [.. shortage.People];
        return new(
            studio, [.. shortage.Slots.Select(s => slots[s])], shortage.Needed, shortage.Places, [.. shortage.People.Select(p => members[p].Representative)],
            [.. Enumerable.Range(0, members.Length).Where(p => Covers(members[p]) && !there.Contains(p)).Select(p => members[p].Representative)]);
    }
}
