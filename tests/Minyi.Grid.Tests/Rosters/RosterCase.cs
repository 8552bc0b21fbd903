using System.Collections.Immutable;
using Minyi.Grid.Rosters;

namespace Minyi.Grid.Tests.Rosters;

/// <summary>Small roster problems, and what holds of their rosters, worked out from the problem alone.</summary>
internal static class RosterCase
{
    /// <summary>Problems small enough to try every roster.</summary>
    internal static Gen<RosterProblem> Small { get; } =
        from people in Gen.Choose(1, 4)
        from slots in Gen.Choose(1, people < 3 ? 6 : people == 3 ? 5 : 4)
        from breaks in Gen.Choose(0, 3).ArrayOf(slots)
        from demand in Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Constant(0)), (1, Gen.Constant(2))).ArrayOf(slots)
        from density in Gen.Choose(2, 9).ArrayOf(people)
        from draws in Gen.Choose(0, 8).ArrayOf(people * slots)
        from likes in Gen.Choose(0, 2).ArrayOf(people * slots)
        from covers in Gen.Choose(0, 9).ArrayOf(people)
        from kinds in Gen.Choose(0, 3).ArrayOf(people)
        from minimum in Gen.Choose(0, 2)
        from maximum in Gen.Choose(0, 5)
        select Build(people, slots, breaks, demand, density, draws, likes, covers, kinds, minimum, maximum is 0 or > 3 ? null : Math.Max(minimum, maximum));

    /// <summary>The fewest duties of a person in a period, and how many of them at preferred slots.</summary>
    internal static (int Least, int Preferred) Owed(RosterProblem problem, int person, int period)
    {
        RosterPerson p = problem.People[person];
        int least = Math.Min(problem.Minimum[period], p.Slots.Count(s => problem.Period[s] == period));
        return (least, Math.Min(least, p.Preferred.Count(s => problem.Period[s] == period)));
    }

    /// <summary>Everything that is wrong with a roster.</summary>
    internal static IEnumerable<string> Faults(RosterProblem problem, ImmutableArray<ImmutableArray<int>> duties)
    {
        for (int s = 0; s < problem.Demand.Length; s++)
        {
            int cover = Enumerable.Range(0, problem.People.Length).Count(p => problem.People[p].Covers && duties[p].Contains(s));
            if (cover < problem.Demand[s])
            {
                yield return $"slot {s} has {cover} of {problem.Demand[s]}";
            }
        }

        for (int p = 0; p < problem.People.Length; p++)
        {
            if (duties[p].Distinct().Count() != duties[p].Length || duties[p].Except(problem.People[p].Slots).Except(problem.People[p].Held).Any())
            {
                yield return $"person {p} is twice at a slot, or where that is not possible";
            }

            for (int period = 0; period < problem.Minimum.Length; period++)
            {
                int[] within = [.. duties[p].Where(s => problem.Period[s] == period)];
                (int least, int preferred) = Owed(problem, p, period);
                if (within.Length < least || within.Length > Math.Max(problem.Maximum ?? int.MaxValue, problem.People[p].Held.Count(s => problem.Period[s] == period)))
                {
                    yield return $"person {p} has {within.Length} in period {period}";
                }

                if (problem.Maximum is null && within.Count(problem.People[p].Preferred.Contains) < preferred)
                {
                    yield return $"person {p} lacks a preferred slot in period {period}";
                }
            }
        }
    }

    /// <summary>The least difference of burdens (1 where it is less), and the fewest duties with it, over all rosters; null where there is none.</summary>
    internal static (int Spread, int Duties)? BestOf(RosterProblem problem)
    {
        int people = problem.People.Length;
        ImmutableArray<int>[][] options = [.. Enumerable.Range(0, people).Select(p => Subsets(problem.People[p].Slots).Where(d => Admits(problem, p, d)).ToArray())];
        int[] cover = new int[problem.Demand.Length], load = new int[people];
        (int Spread, int Duties)? best = null;
        Try(0);
        return best;

        void Try(int person)
        {
            if (person == people)
            {
                if (Enumerable.Range(0, cover.Length).All(s => cover[s] >= problem.Demand[s]))
                {
                    int[] counting = [.. Enumerable.Range(0, people).Where(p => problem.People[p].Covers).Select(p => load[p])];
                    (int, int) found = (Math.Max(1, counting.Length == 0 ? 0 : counting.Max() - counting.Min()), load.Sum());
                    best = best is { } other && other.CompareTo(found) <= 0 ? other : found;
                }

                return;
            }

            int counts = problem.People[person].Covers ? 1 : 0;
            foreach (ImmutableArray<int> option in options[person])
            {
                load[person] = option.Length;
                foreach (int slot in option)
                {
                    cover[slot] += counts;
                }

                Try(person + 1);
                foreach (int slot in option)
                {
                    cover[slot] -= counts;
                }
            }
        }
    }

    private static bool Admits(RosterProblem problem, int person, ImmutableArray<int> duties)
    {
        ImmutableArray<ImmutableArray<int>> alone = [.. Enumerable.Range(0, problem.People.Length).Select(p => p == person ? duties : [])];
        RosterProblem single = new([.. problem.Demand.Select(_ => 0)], problem.Period, [.. problem.People.Select((p, i) => i == person ? p : p with { Slots = [], Preferred = [] })], problem.Minimum, problem.Maximum);
        return !Faults(single, alone).Any();
    }

    private static IEnumerable<ImmutableArray<int>> Subsets(ImmutableArray<int> slots) =>
        Enumerable.Range(0, 1 << slots.Length).Select(m => ImmutableArray.CreateRange(slots.Where((_, i) => (m >> i & 1) != 0)));

    private static RosterProblem Build(
        int people, int slots, int[] breaks, int[] demand, int[] density, int[] draws, int[] likes, int[] covers, int[] kinds, int minimum, int? maximum)
    {
        int[] period = new int[slots];
        for (int s = 1; s < slots; s++)
        {
            period[s] = period[s - 1] + (breaks[s] == 0 ? 1 : 0);
        }

        return new(
            [.. demand], [.. period],
            [.. Enumerable.Range(0, people).Select(p =>
            {
                ImmutableArray<int> open = [.. Enumerable.Range(0, slots).Where(s => draws[(p * slots) + s] < density[p])];
                return new RosterPerson(open, [.. open.Where(s => likes[(p * slots) + s] == 0)]) { Covers = covers[p] != 0, Kinds = kinds[p] };
            })],
            minimum, maximum);
    }
}
