using System.Diagnostics.CodeAnalysis;
using Minyi.Grid.Assignment.Weighted;

namespace Minyi.Grid.Assignment;

/// <content>Items that count several units.</content>
public sealed partial class AssignmentProblem
{
    /// <summary>
    /// Assigns items that count several units towards the capacities and stay together. This is a harder problem (generalised assignment): the split optimum is
    /// given as a bound and a rounded solution with its proven gap, which is optimal only where the two are equal.
    /// </summary>
    /// <param name="weights">By item, how many units it counts; at least 1.</param>
    /// <param name="solution">Bound and, where one was found, assignment; null when there is none even if items could be split.</param>
    /// <param name="conflict">What makes every assignment impossible, in units.</param>
    /// <param name="options">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than items, or one is below 1.</exception>
    /// <exception cref="InvalidOperationException">The problem has a price per change.</exception>
    public bool TrySolveWeighted(
        ReadOnlySpan<int> weights, [NotNullWhen(true)] out WeightedSolution? solution, [NotNullWhen(false)] out AssignmentConflict? conflict, AssignmentOptions? options = null) =>
        (solution = new WeightedSolver(Unpriced(), CheckedWeights(weights), options ?? AssignmentOptions.Default).Solve(out conflict)) is not null;
}
