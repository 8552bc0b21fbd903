using System.Collections.Immutable;

namespace Minyi.Grid.Cells;

/// <summary>Why there is no partition into connected parts at all, however unequal.</summary>
public enum PartitionConflictKind
{
    /// <summary>There are fewer nodes than parts.</summary>
    TooFewNodes,

    /// <summary>There are more components than parts, and no part can have nodes of two.</summary>
    TooManyComponents,

    /// <summary>More parts begin in a component than leave one for each of the others.</summary>
    TooManySeeds,
}

/// <summary>A certificate that no partition into that many connected parts exists.</summary>
/// <param name="Kind">What is in the way.</param>
/// <param name="Available">How many nodes there are, or components.</param>
/// <param name="Needed">How many parts are needed.</param>
/// <param name="Nodes">One node of each component where they are too many.</param>
public sealed record PartitionConflict(PartitionConflictKind Kind, int Available, int Needed, ImmutableArray<int> Nodes);
