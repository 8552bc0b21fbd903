using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Cells;

/// <summary>What a partition should be like, and how it is looked for.</summary>
public sealed record PartitionOptions
{
    /// <summary>The largest |load / ideal - 1| that a part may have, in both directions; 1 % unless something else is said.</summary>
    public Rational Tolerance { get; init; } = new(1, 100);

    /// <summary>For each part the node that must be in it, or -1; the first is that of part 0. Empty when no part is begun by a node.</summary>
    public ImmutableArray<int> Seeds { get; init; } = [];

    /// <summary>The seed of all draws: the same seed gives the same partition on every machine.</summary>
    public long Randomness { get; init; } = 1;

    /// <summary>How many searches the best is taken from; 0: as many as suit the graph's size.</summary>
    public int Starts { get; init; }
}
