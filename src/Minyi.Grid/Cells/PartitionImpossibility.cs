using System.Collections.Immutable;

namespace Minyi.Grid.Cells;

/// <summary>Why no partition can hold the tolerance.</summary>
public enum PartitionImpossibilityKind
{
    /// <summary>A node weighs more than a part may: <see cref="PartitionImpossibility.Nodes"/>.</summary>
    HeavyNode,

    /// <summary>No integer lies between the least and the largest load of a part.</summary>
    NoWholeLoad,

    /// <summary>A component cannot be cut into parts within the tolerance, whatever their number: <see cref="PartitionImpossibility.Nodes"/> are its nodes.</summary>
    Component,

    /// <summary>Each component could be cut within the tolerance, but not into so many parts together.</summary>
    ComponentsTogether,

    /// <summary>All partitions were gone through, and none holds it.</summary>
    Exhausted,
}

/// <summary>A certificate that no partition holds the tolerance; each kind can be checked by hand from the weights.</summary>
/// <param name="Kind">What makes it impossible.</param>
/// <param name="Nodes">The nodes that do, where it is some of them.</param>
/// <param name="Low">The least load that a part may have: the smallest integer of at least ideal × (1 - tolerance).</param>
/// <param name="High">The largest load: the largest integer of at most ideal × (1 + tolerance).</param>
public sealed record PartitionImpossibility(PartitionImpossibilityKind Kind, ImmutableArray<int> Nodes, long Low, long High);
