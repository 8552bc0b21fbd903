using System.Collections.Immutable;

namespace Minyi.Reporting.Maps;

/// <summary>What a GeoJSON file holds.</summary>
/// <param name="Reference">How its coordinates are to be read.</param>
/// <param name="Features">The features in the order of the file.</param>
public sealed record GeoJsonLayer(MapReference Reference, ImmutableArray<GeoJsonFeature> Features);
