using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Grid.Assignment.Paths;

namespace Minyi.Grid.Assignment;

/// <summary>Every item goes to one bin, every bin takes its minimum to its maximum, at the least total cost.</summary>
/// <remarks>
/// Solved exactly, in integers, by successive shortest augmenting paths with prices (Jonker and Volgenant, Computing 38, 1987, for bins with
/// capacities; then paths that fill the minima). Ties between equally cheap solutions fall by position, so equal problems get equal solutions.
/// </remarks>
public sealed class AssignmentProblem
{
    private readonly ArcTable _arcs;
    private readonly ImmutableArray<BinCapacity> _bins;

    private AssignmentProblem(ArcTable arcs, ImmutableArray<BinCapacity> bins)
    {
        _arcs = arcs;
        _bins = bins;
    }

    /// <summary>A problem in which only the listed pairs are allowed.</summary>
    /// <param name="items">How many items.</param>
    /// <param name="bins">The capacities of the bins.</param>
    /// <param name="arcs">The allowed pairs, each at most once.</param>
    /// <exception cref="ArgumentException">A position is outside, a pair occurs twice, or a capacity is negative or turned round.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cost is so large that exact sums would leave 64 bits.</exception>
    public static AssignmentProblem Sparse(int items, ReadOnlySpan<BinCapacity> bins, ReadOnlySpan<AssignmentArc> arcs)
    {
        Guard.Against.Negative(items);
        ImmutableArray<BinCapacity> capacities = Checked(bins);
        return new(ArcTable.Sparse(items, bins.Length, arcs), capacities);
    }

    /// <summary>A problem in which every pair is allowed.</summary>
    /// <param name="items">How many items.</param>
    /// <param name="bins">The capacities of the bins.</param>
    /// <param name="costs">The costs, item by item: that of item i in bin j stands at i × bins + j.</param>
    /// <exception cref="ArgumentException">There are not items × bins costs, or a capacity is negative or turned round.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cost is so large that exact sums would leave 64 bits.</exception>
    public static AssignmentProblem Dense(int items, ReadOnlySpan<BinCapacity> bins, ReadOnlySpan<long> costs)
    {
        Guard.Against.Negative(items);
        if (costs.Length != (long)items * bins.Length)
        {
            throw new ArgumentException($"There are {costs.Length} costs for {items} items and {bins.Length} bins.", nameof(costs));
        }

        ImmutableArray<BinCapacity> capacities = Checked(bins);
        return new(ArcTable.Dense(items, bins.Length, costs), capacities);
    }

    /// <summary>The largest magnitude of a cost for which every sum stays within 64 bits.</summary>
    /// <param name="items">How many items.</param>
    /// <param name="bins">How many bins.</param>
    public static long LargestCost(int items, int bins) =>
        Math.Min(long.MaxValue / (16L * (Guard.Against.Negative(bins) + 2L)), long.MaxValue / (Guard.Against.Negative(items) + 1L));

    /// <summary>Finds the cheapest assignment, or what makes every assignment impossible.</summary>
    /// <param name="solution">The assignment and the prices that prove it the cheapest; null when there is none.</param>
    /// <param name="conflict">Items and bins whose capacities contradict each other; null when there is an assignment.</param>
    public bool TrySolve([NotNullWhen(true)] out AssignmentSolution? solution, [NotNullWhen(false)] out AssignmentConflict? conflict)
    {
        AugmentingPaths paths = new(_arcs, _bins);
        conflict = paths.Place() ?? paths.FillMinima();
        solution = conflict is null ? paths.Solution() : null;
        return conflict is null;
    }

    private static ImmutableArray<BinCapacity> Checked(ReadOnlySpan<BinCapacity> bins)
    {
        for (int j = 0; j < bins.Length; j++)
        {
            if (bins[j].Minimum < 0 || bins[j].Maximum < bins[j].Minimum)
            {
                throw new ArgumentException($"Bin {j} has minimum {bins[j].Minimum} and maximum {bins[j].Maximum}; 0 <= minimum <= maximum is needed.", nameof(bins));
            }
        }

        return [.. bins];
    }
}
