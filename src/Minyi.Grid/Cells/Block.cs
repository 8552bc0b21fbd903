using System.Collections.Immutable;

namespace Minyi.Grid.Cells;

/// <summary>A point of the plane.</summary>
/// <param name="X">Metres to the east.</param>
/// <param name="Y">Metres to the north.</param>
public readonly record struct BlockPoint(double X, double Y);

/// <summary>Two blocks that are neighbours.</summary>
/// <param name="A">The id of a block.</param>
/// <param name="B">The id of another.</param>
public sealed record BlockAdjacency(string A, string B);

/// <summary>A block of a district: what is never split between cells.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Population">How many people live there, 0 or more.</param>
public sealed record Block(string Id, long Population)
{
    /// <summary>The community or street that it belongs to, where cells may not cross its border; null where that does not matter.</summary>
    public string? Community { get; init; }

    /// <summary>The corners of its outline in order, without holes, the first not repeated; empty where it is not known.</summary>
    /// <remarks>Where two blocks touch, both name the same corners: a border is shared when both ends of a side agree exactly.</remarks>
    public ImmutableArray<BlockPoint> Outline { get; init; } = [];
}
