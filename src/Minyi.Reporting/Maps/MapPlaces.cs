using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps;

/// <summary>Places of one kind that a map marks with dots, such as the representatives' homes.</summary>
/// <param name="Label">What the legend calls them.</param>
/// <param name="Places">Where they are, in the map's reference.</param>
public sealed record MapPlaces(LocalizedText Label, IReadOnlyList<Coordinate> Places);
