using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Grid.Rosters.Solving;

namespace Minyi.Grid.Rosters;

/// <summary>Who is on duty at which slot: every slot has its demand, everybody a minimum in every period, burdens as equal as can be.</summary>
/// <remarks>
/// <para>In this order: cover and minima hold; minima are met at preferred slots; the largest and the least number of duties differ by as little as any roster allows; there are as
/// few duties as that needs. All this is exact: a circulation of least cost in integers with convex costs of burdens, whose optimum is the least majorised one, so that it has the least
/// maximum of all (A. Frank, K. Murota, "Decreasing minimization on M-convex sets", Math. Programming 195, 2022). Where the difference is more than 1, <see cref="RosterSolution.Bound"/> proves it.
/// Then exchanges that change none of it spread kinds and make the gaps between each person's duties even; this last step is a local search.</para>
/// <para>With a maximum for a period, equal burdens come before preferred slots, because the two may exclude each other.</para>
/// <para>Held duties stay; then the fewest further duties are added first, and burdens are made equal only as far as that leaves a choice.</para>
/// </remarks>
/// <example><code>
/// // Two slots of one period, one person each; both people can do both.
/// RosterProblem problem = new([1, 1], [0, 0], [new([0, 1], []), new([0, 1], [])], minimum: 1, maximum: null);
/// bool found = problem.TrySolve(out RosterSolution? roster, out _); // each has one
/// </code></example>
public sealed class RosterProblem
{
    /// <summary>States a problem.</summary>
    /// <param name="demand">For each slot, how many people must be on duty; 0 or more.</param>
    /// <param name="period">For each slot, its period from 0; not descending.</param>
    /// <param name="people">The people.</param>
    /// <param name="minimum">The least number of duties of everybody in a period; as many as the person can serve where that is fewer.</param>
    /// <param name="maximum">The most duties of anybody in a period; null for no limit. At least <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentException">The lists do not fit together, or a slot is out of range, occurs twice, or is preferred but not possible.</exception>
    public RosterProblem(ImmutableArray<int> demand, ImmutableArray<int> period, ImmutableArray<RosterPerson> people, int minimum, int? maximum)
        : this(demand, period, people, period.IsDefaultOrEmpty ? [] : [.. Enumerable.Repeat(minimum, period[^1] + 1)], maximum)
    {
    }

    /// <summary>States a problem whose minimum differs from period to period.</summary>
    /// <param name="demand">For each slot, how many people must be on duty; 0 or more.</param>
    /// <param name="period">For each slot, its period from 0; not descending.</param>
    /// <param name="people">The people.</param>
    /// <param name="minimum">For each period, the least number of duties of everybody; as many as the person can serve where that is fewer.</param>
    /// <param name="maximum">The most duties of anybody in a period; null for no limit. At least every minimum.</param>
    /// <exception cref="ArgumentException">The lists do not fit together, or a slot is out of range, occurs twice, or is preferred but not possible.</exception>
    public RosterProblem(ImmutableArray<int> demand, ImmutableArray<int> period, ImmutableArray<RosterPerson> people, ImmutableArray<int> minimum, int? maximum)
    {
        (Demand, Period, People, Minimum, Maximum) = (demand, period, people, minimum, maximum);
        if (demand.IsDefault || period.IsDefault || people.IsDefault || minimum.IsDefault || demand.Length != period.Length)
        {
            throw new ArgumentException("Every slot has a demand and a period.", nameof(period));
        }

        if (demand.Any(d => d < 0))
        {
            throw new ArgumentException("A demand is negative.", nameof(demand));
        }

        if (period.Where((p, i) => p < (i == 0 ? 0 : period[i - 1])).Any() || (period.Length > 0 && minimum.Length <= period[^1]))
        {
            throw new ArgumentException("Periods count from 0, do not descend, and each has its minimum.", nameof(period));
        }

        if (minimum.Any(m => m < 0 || m > maximum))
        {
            throw new ArgumentException("A minimum is negative or above the maximum.", nameof(minimum));
        }

        for (int p = 0; p < people.Length; p++)
        {
            Check(people[p], p, demand.Length);
        }
    }

    /// <summary>For each slot, how many people must be on duty.</summary>
    public ImmutableArray<int> Demand { get; }

    /// <summary>For each slot, its period.</summary>
    public ImmutableArray<int> Period { get; }

    /// <summary>The people.</summary>
    public ImmutableArray<RosterPerson> People { get; }

    /// <summary>For each period, the least number of duties of everybody.</summary>
    public ImmutableArray<int> Minimum { get; }

    /// <summary>The most duties of anybody in a period; null for no limit.</summary>
    public int? Maximum { get; }

    /// <summary>Finds the roster, or proves that there is none.</summary>
    /// <param name="solution">The roster; null when there is none.</param>
    /// <param name="shortages">Slots that cannot be covered, one entry for each independent proof; empty when there is a roster.</param>
    public bool TrySolve([NotNullWhen(true)] out RosterSolution? solution, out ImmutableArray<RosterShortage> shortages)
    {
        Availability availability = new(this);
        shortages = CoverCheck.Shortages(availability);
        solution = shortages.IsEmpty ? RosterSolver.Solve(availability) : null;
        return solution is not null;
    }

    private static void Check(RosterPerson person, int position, int slots)
    {
        HashSet<int> open = [.. person.Slots];
        HashSet<int> held = [.. person.Held];
        bool wrong = open.Count != person.Slots.Length || held.Count != person.Held.Length || open.Concat(held).Any(s => s < 0 || s >= slots)
            || person.Preferred.Distinct().Count() != person.Preferred.Length || person.Preferred.Any(s => !open.Contains(s) && !held.Contains(s));
        if (wrong)
        {
            throw new ArgumentException($"A slot of person {position} is out of range, occurs twice, or is preferred but not possible.", nameof(person));
        }
    }
}
