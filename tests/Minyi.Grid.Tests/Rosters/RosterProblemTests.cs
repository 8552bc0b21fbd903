using System.Collections.Immutable;
using Minyi.Grid.Rosters;

namespace Minyi.Grid.Tests.Rosters;

/// <summary>The general problem against every roster of small ones, and its proofs against the problem alone.</summary>
public sealed class RosterProblemTests
{
    [Property(MaxTest = 400)]
    public Property A_roster_is_found_where_there_is_one_and_is_the_fairest_with_the_fewest_duties() => Prop.ForAll(RosterCase.Small.ToArbitrary(), problem =>
    {
        (int Spread, int Duties)? best = RosterCase.BestOf(problem);
        bool found = problem.TrySolve(out RosterSolution? roster, out _);
        if (!found)
        {
            return (best is null).Label("a roster exists");
        }

        string[] faults = [.. RosterCase.Faults(problem, roster!.Duties)];
        int[] counting = [.. roster.Duties.Where((_, p) => problem.People[p].Covers).Select(d => d.Length)];
        (int, int) got = (Math.Max(1, counting.Length == 0 ? 0 : counting.Max() - counting.Min()), roster.Duties.Sum(d => d.Length));
        bool told = counting.Length == 0 || (roster.Least, roster.Most) == (counting.Min(), counting.Max());
        return (faults.Length == 0).Label(string.Join("; ", faults)).And((best == got).Label($"{got}, best {best}")).And(told);
    });

    [Property(MaxTest = 400)]
    public Property A_shortage_proves_itself() => Prop.ForAll(RosterCase.Small.ToArbitrary(), problem =>
    {
        problem.TrySolve(out _, out ImmutableArray<RosterShortage> shortages);
        return shortages.All(shortage =>
        {
            bool Can(int p, int s) => problem.People[p].Slots.Contains(s);
            int[] people = [.. Enumerable.Range(0, problem.People.Length).Where(p => problem.People[p].Covers && shortage.Slots.Any(s => Can(p, s)))];
            long places = people.Sum(p => Math.Min(problem.Maximum ?? int.MaxValue, shortage.Slots.Count(s => Can(p, s))));
            return shortage.Slots.Select(s => problem.Period[s]).Distinct().Count() == 1
                && people.SequenceEqual(shortage.People) && places == shortage.Places && shortage.Slots.Sum(s => problem.Demand[s]) == shortage.Needed && places < shortage.Needed;
        });
    });

    [Property(MaxTest = 600)]
    public Property A_difference_above_one_is_proved() => Prop.ForAll(RosterCase.Small.ToArbitrary(), problem =>
    {
        if (!problem.TrySolve(out RosterSolution? roster, out _) || roster.Most - roster.Least <= 1)
        {
            return true.ToProperty();
        }

        // Somebody of the group has Most or more in every roster, and those who are limited have no more than Least.
        RosterBound bound = roster.Bound!;
        HashSet<int> group = [.. bound.People], slots = [.. bound.Slots];
        long forced = bound.Slots.Sum(s => (long)problem.Demand[s]);
        for (int p = 0; p < problem.People.Length; p++)
        {
            for (int period = 0; period < problem.Minimum.Length; period++)
            {
                int within = problem.People[p].Slots.Count(s => problem.Period[s] == period && slots.Contains(s));
                (int least, int preferred) = RosterCase.Owed(problem, p, period);
                int apart = problem.Maximum is null ? Math.Max(0, preferred - problem.People[p].Preferred.Count(s => problem.Period[s] == period && slots.Contains(s))) : 0;
                int most = Math.Min(problem.Maximum ?? int.MaxValue, problem.People[p].Slots.Count(s => problem.Period[s] == period));
                forced += group.Contains(p) ? Math.Max(Math.Max(0, least - within), apart) : problem.People[p].Covers ? -Math.Min(most - apart, within) : 0;
            }
        }

        bool limited = roster.Limited.Any(p => Enumerable.Range(0, problem.Minimum.Length)
            .Sum(m => Math.Min(problem.Maximum ?? int.MaxValue, problem.People[p].Slots.Count(s => problem.Period[s] == m))) == roster.Least);
        return (forced == bound.Forced).Label($"forced {forced}, told {bound.Forced}")
            .And(bound.Most == roster.Most).And((forced > (long)(bound.Most - 1) * group.Count).Label("no proof")).And(limited.Label("nobody is limited"));
    });

    [Property(MaxTest = 200)]
    public Property Held_duties_stay_and_as_few_as_can_be_are_added() => Prop.ForAll(RosterCase.Small.ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (problem, lost) =>
    {
        // A roster, then somebody is away from a slot on.
        if (problem.Maximum is not null || !problem.TrySolve(out RosterSolution? roster, out _))
        {
            return true.ToProperty();
        }

        int who = lost % problem.People.Length;
        ImmutableArray<RosterPerson> people = [.. problem.People.Select((p, i) =>
        {
            ImmutableArray<int> open = i == who ? [.. p.Slots.Skip(1)] : p.Slots;
            return p with { Slots = open, Preferred = [.. p.Preferred.Where(open.Contains)], Held = [.. roster.Duties[i].Where(open.Contains)] };
        })];
        RosterProblem changed = new(problem.Demand, problem.Period, people, problem.Minimum, problem.Maximum);
        if (!changed.TrySolve(out RosterSolution? next, out _))
        {
            return true.ToProperty();
        }

        int added = next.Duties.Select((d, p) => d.Count(s => !people[p].Held.Contains(s))).Sum();
        bool kept = people.Select((p, i) => p.Held.All(next.Duties[i].Contains)).All(x => x);
        return kept.Label("a held duty is gone").And((!RosterCase.Faults(changed, next.Duties).Any()).Label("faults")).And((added == FewestAdditions(changed)).Label($"{added} added"));
    });

    [Fact]
    public void Kinds_take_turns_and_gaps_are_even()
    {
        // Two delegates, two deputies, each day one of them: burdens are equal anyway; kinds alternate and everybody comes every fourth day.
        RosterProblem problem = new(
            [.. Enumerable.Repeat(1, 40)], [.. Enumerable.Repeat(0, 40)],
            [.. Enumerable.Range(0, 4).Select(p => new RosterPerson([.. Enumerable.Range(0, 40)], []) { Kinds = p < 2 ? 1 : 2 })], minimum: 1, maximum: null);
        Assert.True(problem.TrySolve(out RosterSolution? roster, out _));
        Assert.All(roster.Duties, d => Assert.Equal(10, d.Length));
        int[] kind = new int[40];
        for (int p = 0; p < 4; p++)
        {
            foreach (int s in roster.Duties[p])
            {
                kind[s] = p < 2 ? 1 : 2;
            }

            Assert.All(roster.Duties[p].Zip(roster.Duties[p].Skip(1), (a, b) => b - a), gap => Assert.InRange(gap, 2, 6));
        }

        Assert.InRange(Enumerable.Range(1, 39).Count(s => kind[s] != kind[s - 1]), 30, 39);
    }

    [Fact]
    public void A_maximum_is_kept_and_a_shortage_under_it_is_named()
    {
        // Three slots, two people who may serve once each: two places for three duties.
        RosterProblem problem = new([1, 1, 1], [0, 0, 0], [new([0, 1, 2], []), new([0, 1], [])], minimum: 0, maximum: 1);
        Assert.False(problem.TrySolve(out _, out ImmutableArray<RosterShortage> shortages));
        RosterShortage shortage = Assert.Single(shortages);
        Assert.Equal([0, 1, 2], shortage.Slots);
        Assert.Equal((3L, 2L), (shortage.Needed, shortage.Places));
    }

    [Fact]
    public void Held_duties_use_up_a_maximum()
    {
        // The only person who can take slot 1 has used the month's one duty at slot 0.
        RosterProblem problem = new([0, 1], [0, 0], [new([0, 1], []) { Held = [0] }], minimum: 0, maximum: 1);
        Assert.False(problem.TrySolve(out _, out ImmutableArray<RosterShortage> shortages));
        Assert.Equal((1L, 0L), (shortages.Single().Needed, shortages.Single().Places));
    }

    [Fact]
    public void Wrong_problems_are_errors()
    {
        Assert.Throws<ArgumentException>(() => new RosterProblem([1, 1], [0], [], 1, null));
        Assert.Throws<ArgumentException>(() => new RosterProblem([-1], [0], [], 1, null));
        Assert.Throws<ArgumentException>(() => new RosterProblem([1, 1], [1, 0], [], 1, null));
        Assert.Throws<ArgumentException>(() => new RosterProblem([1], [0], [], 2, 1));
        Assert.Throws<ArgumentException>(() => new RosterProblem([1], [0], [new([1], [])], 1, null));
        Assert.Throws<ArgumentException>(() => new RosterProblem([1], [0], [new([0, 0], [])], 1, null));
        Assert.Throws<ArgumentException>(() => new RosterProblem([1], [0], [new([], [0])], 1, null));
    }

    /// <summary>The fewest additions to the held duties that make a roster, by trying all.</summary>
    private static int FewestAdditions(RosterProblem problem)
    {
        (int Person, int Slot)[] free = [.. Enumerable.Range(0, problem.People.Length).SelectMany(p => problem.People[p].Slots.Except(problem.People[p].Held), (p, s) => (p, s))];
        for (int count = 0; count <= free.Length; count++)
        {
            if (Choices(free.Length, count).Any(chosen =>
            {
                ImmutableArray<ImmutableArray<int>> duties =
                    [.. problem.People.Select((p, i) => p.Held.AddRange(chosen.Where(c => free[c].Person == i).Select(c => free[c].Slot)))];
                return !RosterCase.Faults(problem, duties).Any();
            }))
            {
                return count;
            }
        }

        return -1;
    }

    private static IEnumerable<int[]> Choices(int of, int count, int from = 0) => count == 0
        ? [[]]
        : Enumerable.Range(from, Math.Max(0, of - from)).SelectMany(i => Choices(of, count - 1, i + 1), (i, rest) => (int[])[i, .. rest]);
}
