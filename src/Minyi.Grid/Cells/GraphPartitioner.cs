using System.Diagnostics.CodeAnalysis;
using Minyi.Grid.Cells.Partitioning;

namespace Minyi.Grid.Cells;

/// <summary>Partitions a graph into connected parts of equal load with few cut edges.</summary>
/// <remarks>
/// <para>
/// Every part is connected, always. Within the tolerance wherever such a partition was found; among those the one with the least cut found. Where none was found, the
/// result has the least deviation found, and <see cref="Partition.Impossibility"/> says so where it is certain that none exists.
/// </para>
/// <para>
/// A multilevel division (G. Karypis and V. Kumar, J. Parallel Distrib. Comput. 48, 1998) with localized searches (P. Sanders and C. Schulz, ESA 2011), then annealing by
/// single moves, all of them only through connected parts. Graphs of at most 20 nodes are gone through entirely where that takes few enough steps.
/// </para>
/// </remarks>
public static class GraphPartitioner
{
    /// <summary>Divides a graph.</summary>
    /// <param name="graph">The graph; it need not be connected.</param>
    /// <param name="parts">How many parts, at least 1.</param>
    /// <param name="options">What the partition should be like.</param>
    /// <param name="partition">The partition; null when there is none into so many connected parts.</param>
    /// <param name="conflict">Why there is none.</param>
    /// <param name="progress">Told after each start.</param>
    /// <param name="cancellation">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There are not as many seeds as parts, a seed is no node, or two parts have the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Parts or tolerance are out of range.</exception>
    /// <example>
    /// <code>
    /// PartitionGraph path = PartitionGraph.Create([1, 1, 1, 1], [new(0, 1), new(1, 2), new(2, 3)]);
    /// GraphPartitioner.TryDivide(path, 2, new(), out Partition? halves, out _);     // halves.Parts: 0, 0, 1, 1
    /// </code>
    /// </example>
    public static bool TryDivide(
        PartitionGraph graph, int parts, PartitionOptions options, [NotNullWhen(true)] out Partition? partition, [NotNullWhen(false)] out PartitionConflict? conflict,
        IProgress<PartitionProgress>? progress = null, CancellationToken cancellation = default)
    {
        Division division = new(Guard.Against.Null(graph).Graph, Guard.Against.NegativeOrZero(parts), Guard.Against.Null(options), progress, cancellation);
        conflict = division.Conflict;
        partition = conflict is null ? division.Anew() : null;
        return conflict is null;
    }

    /// <summary>Divides a graph anew after its nodes or the number of parts changed, moving as little weight as was found to do.</summary>
    /// <param name="graph">The graph as it is now.</param>
    /// <param name="parts">How many parts, at least 1.</param>
    /// <param name="previous">For each node the part that it was in, from 0, or -1 for a node that is new. Previous parts need not be connected any more, nor as many.</param>
    /// <param name="options">What the partition should be like; seeds are not taken here.</param>
    /// <param name="partition">The partition, with <see cref="Partition.Continues"/> and <see cref="Partition.Moved"/>; null when there is none into so many connected parts.</param>
    /// <param name="conflict">Why there is none.</param>
    /// <param name="progress">Told after each start.</param>
    /// <param name="cancellation">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    /// <remarks>
    /// First the tolerance, then the weight moved, then the cut. The division from scratch with the same options is among the candidates, its parts matched to the previous
    /// ones at the best: where that holds the tolerance, no more is moved than by it.
    /// </remarks>
    /// <exception cref="ArgumentException">There are not as many previous parts as nodes, one is below -1, or seeds are given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Parts or tolerance are out of range.</exception>
    public static bool TryRedivide(
        PartitionGraph graph, int parts, ReadOnlySpan<int> previous, PartitionOptions options,
        [NotNullWhen(true)] out Partition? partition, [NotNullWhen(false)] out PartitionConflict? conflict,
        IProgress<PartitionProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (previous.Length != Guard.Against.Null(graph).Nodes || previous.IndexOfAnyInRange(int.MinValue, -2) >= 0)
        {
            throw new ArgumentException($"There are {previous.Length} previous parts for {graph.Nodes} nodes, or one is below -1.", nameof(previous));
        }

        if (!Guard.Against.Null(options).Seeds.IsDefaultOrEmpty)
        {
            throw new ArgumentException("Seeds are not taken when a partition is changed.", nameof(options));
        }

        Division division = new(graph.Graph, Guard.Against.NegativeOrZero(parts), options, progress, cancellation);
        conflict = division.Conflict;
        partition = conflict is null ? division.After(previous.ToArray()) : null;
        return conflict is null;
    }
}
