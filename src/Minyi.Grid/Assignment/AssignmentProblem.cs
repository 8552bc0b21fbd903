using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Solving;

namespace Minyi.Grid.Assignment;

/// <summary>Every item goes to one bin, every bin takes its minimum to its maximum, at the least total cost.</summary>
/// <remarks>
/// Solved exactly, in whole numbers, for many items and few bins, by a primal-dual method that starts from prices found on a smoothed dual. Of several equally
/// cheap assignments the first in lexicographic order is chosen: the first item has the lowest bin it can have, then the second, and so on. The result does
/// not depend on the number of threads. A sum that would leave 64 bits is an <see cref="OverflowException"/>, never a wrong number.
/// </remarks>
/// <example>
/// <code>
/// AssignmentProblem problem = AssignmentProblem.Dense(2, [new(0, 1), new(0, 1)], [1, 2, 1, 9]);
/// bool solved = problem.TrySolve(out AssignmentSolution? solution, out AssignmentConflict? conflict);
/// </code>
/// </example>
public sealed partial class AssignmentProblem
{
    /// <summary>In a matrix of costs or of terms: the pair is not allowed.</summary>
    public const long Forbidden = long.MaxValue;

    private const double Exact = 1L << 53;

    internal AssignmentProblem(CostTable costs, ImmutableArray<BinCapacity> bins)
    {
        Costs = costs;
        Bins = bins;
    }

    /// <summary>How many items.</summary>
    public int Items => Costs.Items;

    /// <summary>The capacities of the bins.</summary>
    public ImmutableArray<BinCapacity> Bins { get; }

    internal CostTable Costs { get; }

    /// <summary>A problem in which only the listed pairs are allowed.</summary>
    /// <param name="items">How many items.</param>
    /// <param name="bins">The capacities of the bins.</param>
    /// <param name="arcs">The allowed pairs, each at most once.</param>
    /// <exception cref="ArgumentException">A position is outside, a pair occurs twice, or a capacity is negative or its bounds are reversed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cost is so large that exact sums would leave 64 bits.</exception>
    public static AssignmentProblem Sparse(int items, ReadOnlySpan<BinCapacity> bins, ReadOnlySpan<AssignmentArc> arcs) =>
        Checked(CostTables.Sparse(Guard.Against.Negative(items), bins.Length, arcs), bins, LargestCost(items, bins.Length));

    /// <summary>A problem in which every pair is allowed that is not marked.</summary>
    /// <param name="items">How many items.</param>
    /// <param name="bins">The capacities of the bins.</param>
    /// <param name="costs">The costs, item by item: that of item i in bin j stands at i × bins + j; <see cref="Forbidden"/> where the pair is not allowed.</param>
    /// <exception cref="ArgumentException">There are not items × bins costs, or a capacity is negative or its bounds are reversed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cost is so large that exact sums would leave 64 bits.</exception>
    public static AssignmentProblem Dense(int items, ReadOnlySpan<BinCapacity> bins, ReadOnlySpan<long> costs)
    {
        if (costs.Length != (long)Guard.Against.Negative(items) * bins.Length)
        {
            throw new ArgumentException($"There are {costs.Length} costs for {items} items and {bins.Length} bins.", nameof(costs));
        }

        return Checked(CostTables.Dense(items, bins.Length, costs), bins, LargestCost(items, bins.Length));
    }

    /// <summary>A problem in the plane: a pair costs the distance in whole metres, <c>Math.Round(Math.Sqrt(dx·dx + dy·dy), ToEven)</c> in double precision, plus a term of the two kinds.</summary>
    /// <param name="x">By item, metres to the east.</param>
    /// <param name="y">By item, metres to the north.</param>
    /// <param name="binX">By bin, metres to the east.</param>
    /// <param name="binY">By bin, metres to the north.</param>
    /// <param name="bins">The capacities of the bins.</param>
    /// <param name="terms">What the kinds add; null for nothing.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, a coordinate is not finite, a kind has no term, or a capacity is negative or its bounds are reversed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Coordinates or terms are so large that sums would not be exact.</exception>
    public static AssignmentProblem Metric(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> binX, ReadOnlySpan<double> binY, ReadOnlySpan<BinCapacity> bins, PairTerms? terms = null)
    {
        if (x.Length != y.Length || binX.Length != binY.Length || binX.Length != bins.Length)
        {
            throw new ArgumentException($"There are {x.Length} and {y.Length} coordinates of items, {binX.Length} and {binY.Length} of bins, and {bins.Length} capacities.", nameof(x));
        }

        return Checked(CostTables.Metric(x, y, binX, binY, terms), bins, LargestDistance(x.Length, bins.Length));
    }

    /// <summary>The problem with pairs forbidden or fixed.</summary>
    /// <param name="rules">The rules, in any order.</param>
    /// <exception cref="ArgumentException">A position is outside, an item is fixed to two bins, or to one that is not allowed.</exception>
    public AssignmentProblem With(params ReadOnlySpan<PairRule> rules) => rules.IsEmpty ? this : new(CostTables.With(Costs, rules), Bins) { Change = Change };

    /// <summary>The problem with other capacities.</summary>
    /// <param name="bins">The capacities, one for each bin.</param>
    /// <exception cref="ArgumentException">There are more or fewer bins, or a capacity is negative or its bounds are reversed.</exception>
    public AssignmentProblem WithCapacities(params ReadOnlySpan<BinCapacity> bins) => bins.Length == Bins.Length
        ? new(Checked(Costs, bins, long.MaxValue).Costs, [.. bins]) { Change = Change }
        : throw new ArgumentException($"There are {bins.Length} capacities for {Bins.Length} bins.", nameof(bins));

    /// <summary>The cost of a pair; <see cref="Forbidden"/> where it is not allowed.</summary>
    /// <param name="item">The item.</param>
    /// <param name="bin">The bin.</param>
    public long CostOf(int item, int bin)
    {
        long cost = Costs.CostOf(Guard.Against.OutOfRange(item, nameof(item), 0, Items - 1), Guard.Against.OutOfRange(bin, nameof(bin), 0, Bins.Length - 1));
        return Change is { } change ? change.CostOf(item, bin, cost) : cost;
    }

    /// <summary>The largest magnitude of a cost for which every sum stays within 64 bits.</summary>
    /// <param name="items">How many items.</param>
    /// <param name="bins">How many bins.</param>
    public static long LargestCost(int items, int bins) =>
        Math.Min(long.MaxValue / (16L * (Guard.Against.Negative(bins) + 2L)), long.MaxValue / (Guard.Against.Negative(items) + 1L));

    /// <summary>Finds the cheapest assignment, or what makes every assignment impossible.</summary>
    /// <param name="solution">The assignment and the prices that prove it the cheapest; null when there is none.</param>
    /// <param name="conflict">Items and bins whose capacities contradict each other; null when there is an assignment.</param>
    /// <param name="options">Threads, progress, cancellation.</param>
    public bool TrySolve([NotNullWhen(true)] out AssignmentSolution? solution, [NotNullWhen(false)] out AssignmentConflict? conflict, AssignmentOptions? options = null)
    {
        PlainSolver solver = new(this, options ?? AssignmentOptions.Default);
        conflict = solver.Solve(UnitCosts(null));
        solution = conflict is null ? solver.Solution() : null;
        return conflict is null;
    }

    internal static long LargestDistance(int items, int bins) => Math.Min(LargestCost(items, bins), (long)(Exact / (16 * (bins + 2L))));

    private static AssignmentProblem Checked(CostTable costs, ReadOnlySpan<BinCapacity> bins, long largest)
    {
        for (int j = 0; j < bins.Length; j++)
        {
            if (bins[j].Minimum < 0 || bins[j].Maximum < bins[j].Minimum)
            {
                throw new ArgumentException($"Bin {j} has minimum {bins[j].Minimum} and maximum {bins[j].Maximum}; 0 <= minimum <= maximum is needed.", nameof(bins));
            }
        }

        return costs.LargestMagnitude > largest
            ? throw new ArgumentOutOfRangeException(nameof(costs), costs.LargestMagnitude, $"A cost of at most {largest} in magnitude is needed.")
            : new(costs, [.. bins]);
    }
}
