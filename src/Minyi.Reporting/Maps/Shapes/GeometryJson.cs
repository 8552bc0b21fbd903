using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Minyi.Reporting.Maps.Shapes;

/// <summary>NetTopologySuite's reader and writer of GeoJSON geometries, handed over without reflection.</summary>
internal static class GeometryJson
{
    private static readonly JsonTypeInfo<Geometry> Type = Load();

    /// <summary>Reads a geometry object.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="ArgumentException">A ring is not closed, or has too few points.</exception>
    internal static Geometry? Read(JsonElement element) => element.Deserialize(Type);

    internal static void Write(Utf8JsonWriter json, Geometry shape) => JsonSerializer.Serialize(json, shape, Type);

    private static JsonTypeInfo<Geometry> Load()
    {
        // Outer rings counterclockwise, as RFC 7946 asks.
        GeoJsonConverterFactory factory = new(MapPlane.Factory, false, null, RingOrientationOption.EnforceRfc9746);
        JsonSerializerOptions options = new() { TypeInfoResolver = new Resolver((JsonConverter<Geometry>)factory.CreateConverter(typeof(Geometry), new())!) };
        return (JsonTypeInfo<Geometry>)options.GetTypeInfo(typeof(Geometry));
    }

    private sealed class Resolver(JsonConverter<Geometry> converter) : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
            type == typeof(Geometry) ? JsonMetadataServices.CreateValueInfo<Geometry>(options, converter) : null;
    }
}
