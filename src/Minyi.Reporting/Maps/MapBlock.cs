using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps;

/// <summary>A block of a district and the cell that it belongs to.</summary>
/// <param name="Id">The block's id.</param>
/// <param name="Cell">The cell's id.</param>
/// <param name="Place">Where the block is, in the map's reference; null where that is not known.</param>
/// <param name="Shape">Its polygon; null where only the place is known.</param>
public sealed record MapBlock(string Id, string Cell, Coordinate? Place, Geometry? Shape = null);
