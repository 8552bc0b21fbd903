using System.Collections.Immutable;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps;

/// <summary>A feature of a GeoJSON file.</summary>
/// <param name="Id">The feature's id as text; null where it has none.</param>
/// <param name="Shape">The geometry in the file's reference; null where it is null.</param>
/// <param name="Properties">The properties by name.</param>
public sealed record GeoJsonFeature(string? Id, Geometry? Shape, ImmutableSortedDictionary<string, JsonElement> Properties);
