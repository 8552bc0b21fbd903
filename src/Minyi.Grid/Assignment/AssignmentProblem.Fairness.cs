using System.Diagnostics.CodeAnalysis;
using Minyi.Grid.Assignment.Fairness;
using Minyi.Grid.Assignment.Work;

namespace Minyi.Grid.Assignment;

/// <content>Fairness before cost.</content>
public sealed partial class AssignmentProblem
{
    /// <summary>Finds the least load that the fullest bin can have.</summary>
    /// <param name="limit">The limit and the problem under it; null when there is no assignment at all.</param>
    /// <param name="conflict">What makes every assignment impossible.</param>
    /// <param name="weights">By item, how many units it counts, at least 1, where items count several and might be split; empty where each counts one.</param>
    /// <param name="options">Threads, cancellation.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than items, or one is below 1.</exception>
    /// <exception cref="InvalidOperationException">The problem has a price per change.</exception>
    public bool TryLeastMaximumLoad(
        [NotNullWhen(true)] out FairLimit? limit, [NotNullWhen(false)] out AssignmentConflict? conflict, ReadOnlySpan<int> weights = default, AssignmentOptions? options = null) =>
        (limit = new FairLimits(Unpriced(), weights.IsEmpty ? null : CheckedWeights(weights), Workers(options)).Load(out conflict)) is not null;

    /// <summary>Finds the least cost that the dearest pair can have: the bottleneck.</summary>
    /// <param name="limit">The limit and the problem under it; null when there is no assignment at all.</param>
    /// <param name="conflict">What makes every assignment impossible.</param>
    /// <param name="weights">By item, how many units it counts, at least 1, where items count several and might be split; empty where each counts one.</param>
    /// <param name="options">Threads, cancellation.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than items, or one is below 1.</exception>
    /// <exception cref="InvalidOperationException">The problem has a price per change.</exception>
    public bool TryLeastMaximumCost(
        [NotNullWhen(true)] out FairLimit? limit, [NotNullWhen(false)] out AssignmentConflict? conflict, ReadOnlySpan<int> weights = default, AssignmentOptions? options = null) =>
        (limit = new FairLimits(Unpriced(), weights.IsEmpty ? null : CheckedWeights(weights), Workers(options)).Cost(out conflict)) is not null;

    private static Workers Workers(AssignmentOptions? options) =>
        new(options is { Threads: > 0 } o ? o.Threads : Environment.ProcessorCount, options?.Cancellation ?? default);

    private AssignmentProblem Unpriced() => Change is null ? this : throw new InvalidOperationException("A problem with a price per change cannot be weighted or limited.");

    private int[] CheckedWeights(ReadOnlySpan<int> weights)
    {
        if (weights.Length != Items)
        {
            throw new ArgumentException($"There are {weights.Length} weights for {Items} items.", nameof(weights));
        }

        foreach (int weight in weights)
        {
            _ = Guard.Against.NegativeOrZero(weight, nameof(weights));
        }

        return weights.ToArray();
    }
}
