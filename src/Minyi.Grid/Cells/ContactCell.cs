using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Cells;

/// <summary>A contact cell 网格: connected blocks that one representative looks after.</summary>
/// <param name="Id">Its id: the previous one's, that of the home it began with, or a number from 1.</param>
/// <param name="Blocks">The ids of its blocks, in ordinal order.</param>
/// <param name="Population">How many people live in it.</param>
/// <param name="Deviation">Population / ideal - 1; 0 when nobody lives in the district.</param>
/// <param name="CutEdges">How many pairs of neighbouring blocks its border separates.</param>
/// <param name="PolsbyPopper">4π × area / perimeter², from 0 to 1 for a circle; null where a block has no outline.</param>
/// <param name="Reock">Area / area of the smallest circle around it, from 0 to 1; null where a block has no outline.</param>
public sealed record ContactCell(
    string Id, ImmutableArray<string> Blocks, long Population, Rational Deviation, int CutEdges, double? PolsbyPopper, double? Reock);
