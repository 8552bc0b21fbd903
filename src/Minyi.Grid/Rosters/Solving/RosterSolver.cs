using System.Collections.Immutable;

namespace Minyi.Grid.Rosters.Solving;

/// <summary>Solves a problem whose cover is possible: the circulation, then the duties that make burdens equal, then the spreading of kinds and gaps.</summary>
internal static class RosterSolver
{
    internal static RosterSolution Solve(Availability availability)
    {
        var network = RosterNetwork.Optimum(availability);
        bool[][] duties = network.Duties();
        RosterProblem problem = availability.Problem;
        int[] counting = [.. Enumerable.Range(0, problem.People.Length).Where(p => problem.People[p].Covers)];
        int[] load = Array.ConvertAll(duties, d => d.Count(x => x));
        int most = counting.Select(p => load[p]).DefaultIfEmpty(0).Max();
        RosterBound? bound = null;
        ImmutableArray<int> limited = [];
        int extra = 0;
        if (!availability.AnyHeld)
        {
            limited = [.. counting.Where(p => availability.Room(p) < most - 1)];
            bound = limited.IsEmpty ? null : Bound(availability, network, counting, load, most);
            
            // No further than helps: the difference is no less than what the most limited member leaves.
            int target = Math.Min(most - 1, counting.Select(availability.Room).DefaultIfEmpty(0).Min());
            extra = counting.Sum(p => Lift(availability, duties, p, target - load[p]));
        }

        new Spreading(availability, duties).Run();
        int least = counting.Select(p => duties[p].Count(x => x)).DefaultIfEmpty(0).Min();
        int off = availability.Months.Select((months, p) => months.Sum(m => Math.Max(0, m.LeastPreferred - m.Slots.Count(s => duties[p][s] && availability.Prefers[p][s])))).Sum();
        return new(
            [.. duties.Select(d => ImmutableArray.CreateRange(Enumerable.Range(0, availability.Slots).Where(s => d[s])))],
            least, most, extra, off, bound, limited);
    }

    /// <summary>The duties that fall on a group whatever the roster: see <see cref="RosterBound"/>.</summary>
    internal static long Forced(Availability availability, Predicate<int> inGroup, Predicate<int> inSlots)
    {
        RosterProblem problem = availability.Problem;
        long forced = Enumerable.Range(0, availability.Slots).Where(s => inSlots(s)).Sum(s => (long)problem.Demand[s]);
        for (int p = 0; p < problem.People.Length; p++)
        {
            bool hard = availability.PreferredIsHard;
            foreach (Availability.Month month in availability.Months[p])
            {
                int within = month.Slots.Count(s => inSlots(s));
                int preferredOutside = hard ? Math.Max(0, month.LeastPreferred - month.Slots.Count(s => inSlots(s) && availability.Prefers[p][s])) : 0;
                forced += inGroup(p) ? Math.Max(Math.Max(0, month.Least - within), preferredOutside)
                    : problem.People[p].Covers ? -Math.Min(month.Most - preferredOutside, within) : 0;
            }
        }

        return forced;
    }

    private static RosterBound Bound(Availability availability, RosterNetwork network, int[] counting, int[] load, int most)
    {
        (bool[] people, bool[] slots) = network.TakersFrom(counting.Where(p => load[p] == most));
        int[] group = [.. counting.Where(p => people[p])];
        long forced = Forced(availability, p => people[p], s => slots[s]);
        return forced > (long)(most - 1) * group.Length
            ? new([.. group], [.. Enumerable.Range(0, slots.Length).Where(s => slots[s])], forced, most)
            : throw new InvalidOperationException("The cut does not prove the largest burden.");
    }

    /// <summary>Gives a person further duties, each as far from the others as can be.</summary>
    private static int Lift(Availability availability, bool[][] duties, int person, int missing)
    {
        int given = 0;
        for (; given < missing; given++)
        {
            (int best, int bestGap) = (-1, -1);
            foreach (Availability.Month month in availability.Months[person].Where(m => m.Slots.Count(s => duties[person][s]) < m.Most))
            {
                foreach (int slot in month.Slots.Where(s => !duties[person][s]))
                {
                    int gap = Enumerable.Range(0, availability.Slots).Where(s => duties[person][s]).Select(s => Math.Abs(s - slot)).DefaultIfEmpty(int.MaxValue).Min();
                    if (gap > bestGap)
                    {
                        (best, bestGap) = (slot, gap);
                    }
                }
            }

            if (best < 0)
            {
                break;
            }

            duties[person][best] = true;
        }

        return given;
    }
}
