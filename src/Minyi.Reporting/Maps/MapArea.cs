using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps;

/// <summary>An area of a map: a community, a contact cell.</summary>
/// <param name="Id">Its id, distinct on the map; what GeoJSON has as the feature's id.</param>
/// <param name="Shape">Its polygon or polygons, in the map's reference; may be empty for an area that has no place.</param>
public sealed record MapArea(string Id, Geometry Shape)
{
    /// <summary>What is written in it; null for the id.</summary>
    public LocalizedText? Label { get; init; }

    /// <summary>What it belongs to, such as a street: a heavier border, a heading in the legend. Null for nothing.</summary>
    public LocalizedText? Group { get; init; }

    /// <summary>What the legend says beside the label, such as the residents; null for nothing.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>Shapes inside it that are drawn with faint lines, such as its blocks.</summary>
    public ImmutableArray<Geometry> Parts { get; init; } = [];

    /// <summary>The properties that its GeoJSON feature has, by name.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Properties { get; init; } = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>The area with one more property.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="value">The number.</param>
    public MapArea With(string name, decimal value) => With(name, value.ToString(CultureInfo.InvariantCulture), quoted: false);

    /// <summary>The area with one more property.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="value">The text.</param>
    public MapArea With(string name, string value) => With(name, Guard.Against.Null(value), quoted: true);

    private MapArea With(string name, string value, bool quoted)
    {
        Guard.Against.NullOrEmpty(name);
        using var document = JsonDocument.Parse(quoted ? $"\"{JsonEncodedText.Encode(value)}\"" : value);
        return this with { Properties = Properties.SetItem(name, document.RootElement.Clone()) };
    }
}
