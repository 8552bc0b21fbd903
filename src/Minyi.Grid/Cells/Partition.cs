using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Cells;

/// <summary>A partition into connected parts.</summary>
public sealed record Partition
{
    internal Partition()
    {
    }

    /// <summary>The part of each node, from 0.</summary>
    public required ImmutableArray<int> Parts { get; init; }

    /// <summary>The load of each part: the weight of its nodes.</summary>
    public required ImmutableArray<long> Loads { get; init; }

    /// <summary>How many edges join different parts.</summary>
    public required int CutEdges { get; init; }

    /// <summary>The weight of the edges that join different parts: what was made small.</summary>
    public required long CutWeight { get; init; }

    /// <summary>The largest |load / ideal - 1| over the parts, where the ideal is the same load for all; 0 when nothing has weight.</summary>
    public required Rational Deviation { get; init; }

    /// <summary>The parts whose deviation is more than the tolerance; empty when it is held.</summary>
    public required ImmutableArray<int> Outside { get; init; }

    /// <summary>Why no partition holds the tolerance, where that is certain; null where it is held, or only was not found.</summary>
    public required PartitionImpossibility? Impossibility { get; init; }

    /// <summary>Whether all partitions were gone through (very small graphs), so that no better one exists.</summary>
    public required bool IsProvedBest { get; init; }

    /// <summary>For each part the previous part that it continues, or -1 for a new one; empty when there was no previous partition.</summary>
    public required ImmutableArray<int> Continues { get; init; }

    /// <summary>The weight of the nodes that had a part before and are not in the part that continues it; 0 when there was no previous partition.</summary>
    public required long Moved { get; init; }

    /// <summary>Whether every part holds the tolerance.</summary>
    public bool IsWithinTolerance => Outside.IsEmpty;
}
