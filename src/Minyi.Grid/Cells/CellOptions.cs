using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Cells;

/// <summary>The cell that must contain a block.</summary>
/// <param name="Cell">The cell's id, such as the representative's.</param>
/// <param name="Block">The id of the block where the representative lives.</param>
public sealed record CellHome(string Cell, string Block);

/// <summary>What cells should be like, and how they are looked for.</summary>
public sealed record CellOptions
{
    /// <summary>The largest |population / ideal - 1| of a cell; 1 % unless something else is said.</summary>
    public Rational Tolerance { get; init; } = new(1, 100);

    /// <summary>Homes of representatives, each in a cell of its own; at most as many as cells.</summary>
    public ImmutableArray<CellHome> Homes { get; init; } = [];

    /// <summary>The seed of all draws: the same seed gives the same cells on every machine, in whatever order blocks are given.</summary>
    public long Randomness { get; init; } = 1;

    /// <summary>How many searches the best is taken from; 0: as many as suit the number of blocks.</summary>
    public int Starts { get; init; }
}
