using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Minyi.Json;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps.Shapes;

/// <summary>One reading of a GeoJSON text.</summary>
internal sealed class GeoJsonReading(MapReference? asked)
{
    private static readonly LocalizedText Object = new("GeoJSON 对象", "a GeoJSON object");
    private static readonly string[] Geometries = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    private static readonly UTF8Encoding Strict = new(false, true);

    private byte[] _utf8 = [];
    private MapReference _reference = asked ?? MapReference.Wgs84;
    private GeoJsonFault? _fault;

    internal (GeoJsonLayer? Layer, GeoJsonFault? Fault) Read(string text)
    {
        try
        {
            _utf8 = Strict.GetBytes(text.TrimStart('\uFEFF'));
        }
        catch (EncoderFallbackException)
        {
            return (null, new("$", 1, new("不是 Unicode 的文字", "text that is not Unicode"), new("GeoJSON", "GeoJSON")));
        }

        if (JsonGate.Check(_utf8) is { } flaw)
        {
            return (null, new(flaw.Path, flaw.Line, flaw.Found, flaw.Expected));
        }

        using var document = JsonDocument.Parse(_utf8);
        GeoJsonFeature[] features = [.. Features(document.RootElement).TakeWhile(_ => _fault is null)];
        return _fault is null ? (new(_reference, [.. features]), null) : (null, _fault);
    }

    private IEnumerable<GeoJsonFeature> Features(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Fail("$", Kind(root), Object);
            yield break;
        }

        ReadReference(root);
        string type = TypeOf(root);
        if (type == "FeatureCollection")
        {
            if (!root.TryGetProperty("features", out JsonElement features) || features.ValueKind != JsonValueKind.Array)
            {
                Fail("$.features", features.ValueKind == JsonValueKind.Undefined ? Missing : Kind(features), new("数组", "an array"));
                yield break;
            }

            int index = 0;
            foreach (JsonElement feature in features.EnumerateArray())
            {
                yield return Feature(feature, string.Create(CultureInfo.InvariantCulture, $"$.features[{index++}]"));
            }
        }
        else if (type == "Feature")
        {
            yield return Feature(root, "$");
        }
        else if (Geometries.Contains(type, StringComparer.Ordinal))
        {
            yield return new(null, Shape(root, "$"), ImmutableSortedDictionary<string, JsonElement>.Empty);
        }
        else
        {
            Fail("$.type", Quoted(type), new("FeatureCollection、Feature 或几何类型", "FeatureCollection, Feature or a type of geometry"));
        }
    }

    /// <summary>The reference that the file names: the member <c>minyi</c>, or <c>crs</c> of the standard's first edition. It must be the one that was asked for.</summary>
    private void ReadReference(JsonElement root)
    {
        (string place, string? name) = root.TryGetProperty("minyi", out JsonElement about) && Text(about, "reference") is { } own
            ? ("$.minyi.reference", own)
            : ("$.crs", root.TryGetProperty("crs", out JsonElement crs) && crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out JsonElement properties) ? Text(properties, "name") : null);
        if (name is null)
        {
            return;
        }

        string shortened = name.Contains("CRS84", StringComparison.OrdinalIgnoreCase) ? "wgs84"
            : name.StartsWith("urn:ogc:def:crs:EPSG:", StringComparison.OrdinalIgnoreCase) ? "EPSG:" + name[(name.LastIndexOf(':') + 1)..] : name;
        if (!MapReference.TryParse(shortened, out MapReference? reference))
        {
            Fail(place, Quoted(name), new("已知的坐标系", "a reference that is known"));
        }
        else if (asked is not null && (!asked.Agrees(reference) || asked.Projection != reference.Projection))
        {
            Fail(place, Quoted(name), new($"与指定的“{asked}”相同的坐标系", $"the reference that was given, '{asked}'"));
        }
        else
        {
            _reference = reference;
        }
    }

    private GeoJsonFeature Feature(JsonElement feature, string place)
    {
        ImmutableSortedDictionary<string, JsonElement>.Builder properties = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        if (feature.ValueKind != JsonValueKind.Object || TypeOf(feature) != "Feature")
        {
            Fail(place, Kind(feature), new("Feature 对象", "an object of type Feature"));
            return new(null, null, properties.ToImmutable());
        }

        if (feature.TryGetProperty("properties", out JsonElement members) && members.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in members.EnumerateObject())
            {
                properties[member.Name] = member.Value.Clone();
            }
        }

        string? id = feature.TryGetProperty("id", out JsonElement given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given.ToString() : null;
        Geometry? shape = feature.TryGetProperty("geometry", out JsonElement geometry) && geometry.ValueKind != JsonValueKind.Null ? Shape(geometry, place + ".geometry") : null;
        return new(id, shape, properties.ToImmutable());
    }

    private Geometry? Shape(JsonElement geometry, string place)
    {
        try
        {
            if (geometry.ValueKind != JsonValueKind.Object || GeometryJson.Read(geometry) is not { } shape)
            {
                Fail(place, Kind(geometry), new("几何对象", "a geometry object"));
                return null;
            }

            foreach (Coordinate point in shape.Coordinates)
            {
                if (!ShapeCheck.Fits(point, _reference))
                {
                    string at = string.Create(CultureInfo.InvariantCulture, $"({point.X}, {point.Y})");
                    Fail(place, new(at, at), _reference.IsGeographic
                        ? new("经度和纬度（平面坐标须指定坐标系）", "degrees of longitude and latitude (plane coordinates need a reference)")
                        : new("有限的米数", "finite metres"));
                    return null;
                }
            }

            return shape;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException or NotSupportedException)
        {
            Fail(place, new($"不能读作几何的内容（{e.Message}）", $"what cannot be read as a geometry ({e.Message})"), new("RFC 7946 的几何对象", "a geometry of RFC 7946"));
            return null;
        }
    }

    private void Fail(string place, LocalizedText found, LocalizedText expected) => _fault ??= new(place, JsonGate.Place(_utf8, place).Line, found, expected);

    private static LocalizedText Missing { get; } = new("没有此成员", "no such member");

    private static string TypeOf(JsonElement element) => Text(element, "type") ?? "";

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static LocalizedText Quoted(string text) => new($"“{text}”", $"\"{text}\"");

    private static LocalizedText Kind(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? Quoted(TypeOf(element))
        : new($"JSON 的 {element.ValueKind}", $"a JSON {element.ValueKind}");
}
