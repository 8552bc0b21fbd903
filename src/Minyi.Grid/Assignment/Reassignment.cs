using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Minyi.Grid.Assignment.Changes;
using Minyi.Grid.Assignment.Solving;
using Minyi.Numerics;

namespace Minyi.Grid.Assignment;

/// <summary>Re-allocation when people move or a representative leaves: how little need change, and what each change saves.</summary>
/// <remarks>
/// A price per change gives exactly optimal points on the lower convex hull of changes against cost. The cheapest assignment with exactly N changes may lie
/// above the hull and is a hard problem; the hull's two points around N are found, the one with at most N is the answer, and the line between them bounds
/// how much cheaper any other with at most N could be.
/// </remarks>
public sealed class Reassignment
{
    private readonly AssignmentProblem _problem;
    private readonly int[] _former;
    private readonly AssignmentOptions _options;
    private long[]? _prices;
    private long _scale = 1;

    /// <summary>Prepares a re-allocation.</summary>
    /// <param name="problem">The problem as it is now.</param>
    /// <param name="former">By item, its former bin; -1 where it had none.</param>
    /// <param name="options">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">There are more or fewer former bins than items, or one does not exist.</exception>
    public Reassignment(AssignmentProblem problem, ReadOnlySpan<int> former, AssignmentOptions? options = null)
    {
        _problem = Guard.Against.Null(problem);
        _options = options ?? AssignmentOptions.Default;
        _former = AssignmentProblem.CheckedFormer(problem, former);
    }

    /// <summary>The least cost, and of several such the one with the fewest changes.</summary>
    /// <param name="point">The point; null when there is no assignment.</param>
    /// <param name="conflict">What makes every assignment impossible.</param>
    public bool TryLeastCost([NotNullWhen(true)] out ReassignmentPoint? point, [NotNullWhen(false)] out AssignmentConflict? conflict) =>
        TryAt(new(1, _problem.Bins.Length + 2L), out point, out conflict);

    /// <summary>The fewest changes, and of several such the cheapest.</summary>
    /// <param name="point">The point; null when there is no assignment.</param>
    /// <param name="conflict">What makes every assignment impossible.</param>
    /// <remarks>Two assignments differ by cycles over the bins, each bin at most once: above what a cycle can cost, a change is never worth it.</remarks>
    public bool TryLeastChanges([NotNullWhen(true)] out ReassignmentPoint? point, [NotNullWhen(false)] out AssignmentConflict? conflict) =>
        TryAt((2 * (_problem.Bins.Length + 2L) * _problem.Costs.LargestMagnitude) + 1, out point, out conflict);

    /// <summary>The cheapest at a price per change.</summary>
    /// <param name="price">The price; not negative.</param>
    /// <param name="point">The point; null when there is no assignment.</param>
    /// <param name="conflict">What makes every assignment impossible.</param>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative, or its terms are so large that sums would leave 64 bits.</exception>
    public bool TryAt(Rational price, [NotNullWhen(true)] out ReassignmentPoint? point, [NotNullWhen(false)] out AssignmentConflict? conflict)
    {
        AssignmentProblem priced = _problem.WithChangePrice(_former, price);
        ChangePrice changes = priced.Change!;
        PlainSolver solver = new(priced, _options);
        long[]? start = _prices is null ? null : Array.ConvertAll(_prices, p => (long)(new BigInteger(p) * changes.Scale / _scale));
        conflict = solver.Solve(priced.UnitCosts(null), start);
        if (conflict is not null)
        {
            point = null;
            return false;
        }

        AssignmentSolution solution = solver.Solution();
        (_prices, _scale) = ([.. solution.Prices], changes.Scale);
        long cost = 0;
        int changed = 0;
        for (int i = 0; i < solution.Bins.Length; i++)
        {
            cost += _problem.Costs.CostOf(i, solution.Bins[i]);
            changed += changes.Changes(i, solution.Bins[i]) ? 1 : 0;
        }

        point = new(solution.Bins, cost, changed, price, solution);
        return true;
    }

    /// <summary>The hull's two points around a number of changes.</summary>
    /// <param name="maxChanges">The most changes; not negative.</param>
    /// <param name="answer">The points; null when there is no assignment.</param>
    /// <param name="conflict">What makes every assignment impossible.</param>
    public bool TryWithin(int maxChanges, [NotNullWhen(true)] out ReassignmentAnswer? answer, [NotNullWhen(false)] out AssignmentConflict? conflict)
    {
        Guard.Against.Negative(maxChanges);
        answer = null;
        if (!TryLeastCost(out ReassignmentPoint? more, out conflict))
        {
            return false;
        }

        if (more.Changes <= maxChanges)
        {
            answer = new(maxChanges, more, null);
            return true;
        }

        if (!TryLeastChanges(out ReassignmentPoint? fewer, out conflict))
        {
            return false;
        }

        while (fewer.Changes <= maxChanges)
        {
            // The price at which both ends cost the same: whatever lies below their line shows there.
            Rational price = new(fewer.Cost - more.Cost, more.Changes - fewer.Changes);
            if (!TryAt(price, out ReassignmentPoint? between, out conflict))
            {
                return false;
            }

            bool below = between.Cost + (price * between.Changes) < more.Cost + (price * more.Changes);
            if (between.Changes <= maxChanges && between.Changes > fewer.Changes)
            {
                fewer = between;
            }
            else if (between.Changes > maxChanges && between.Changes < more.Changes)
            {
                more = between;
            }

            if (!below)
            {
                break;
            }
        }

        answer = new(maxChanges, fewer, more);
        return true;
    }
}
