using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Minyi.Reporting.Maps.Shapes;
using NetTopologySuite.Geometries;
using NodaTime.Text;

namespace Minyi.Reporting.Maps;

/// <summary>Maps as GeoJSON (RFC 7946), out and in.</summary>
/// <remarks>
/// The standard has longitude and latitude only, so plane coordinates are turned into CGCS2000. What is not WGS 84 or CGCS2000 says so: a member <c>minyi</c> beside
/// the features names the reference (<c>gcj02</c> for shifted coordinates), the date, the source and the approval number 审图号, and the reader heeds it.
/// </remarks>
public static class GeoJsonMap
{
    private static readonly JsonWriterOptions Options = new() { Indented = false, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes the areas of a map as features, one a line, each with its id and properties.</summary>
    /// <param name="map">The map; its reference is not <see cref="MapReference.Local"/>.</param>
    /// <param name="settings">What goes into the member <c>minyi</c>. Where the geography may not be shown, the features' geometries are null.</param>
    /// <exception cref="ArgumentException">The map's coordinates are on a plane of its own, and shapes would be written.</exception>
    public static string Write(DistrictMap map, MapSettings settings)
    {
        Guard.Against.Null(map);
        Guard.Against.Null(settings);
        if (map.Reference.Datum == MapDatum.Local && settings.ShowsGeography)
        {
            throw new ArgumentException("GeoJSON has longitude and latitude; metres on a plane of its own need a projection first (MapReference.Projected).", nameof(map));
        }

        MapReference written = map.Reference.Projection is null ? map.Reference : MapReference.Cgcs2000;
        StringBuilder text = new("{\"type\":\"FeatureCollection\",\n\"minyi\":");
        text.Append(Line(json => WriteAbout(json, settings, written))).Append(",\n\"features\":[");
        string separator = "\n";
        foreach (MapArea area in map.Areas)
        {
            Geometry shape = map.Reference.Projection is { } projection ? Degrees(area.Shape, projection) : area.Shape;
            text.Append(separator).Append(Line(json => WriteFeature(json, area, settings.ShowsGeography && !shape.IsEmpty ? shape : null)));
            separator = ",\n";
        }

        return text.Append("\n]}\n").ToString();
    }

    /// <summary>Reads a feature collection, a feature or a bare geometry.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reference">How the coordinates are to be read where the file does not say; null for WGS 84, as the standard has it.</param>
    /// <param name="layer">What was read; null when there is a fault.</param>
    /// <param name="fault">The first fault: no JSON, no GeoJSON, a ring that is not closed, coordinates that do not fit the reference, a reference other than the file's own.</param>
    public static bool TryRead(string text, MapReference? reference, [NotNullWhen(true)] out GeoJsonLayer? layer, [NotNullWhen(false)] out GeoJsonFault? fault)
    {
        GeoJsonReading reading = new(reference);
        (layer, fault) = reading.Read(Guard.Against.Null(text));
        return layer is not null;
    }

    private static Geometry Degrees(Geometry shape, GaussKrueger projection)
    {
        Geometry copy = shape.Copy();
        copy.Apply(new Unprojection(projection));
        copy.GeometryChanged();
        return copy;
    }

    private static void WriteAbout(Utf8JsonWriter json, MapSettings settings, MapReference reference)
    {
        json.WriteStartObject();
        json.WriteString("title", settings.Title.Chinese);
        json.WriteString("title_en", settings.Title.English);
        json.WriteString("reference", reference.Name);
        json.WriteString("audience", settings.Audience == MapAudience.Public ? "public" : "internal");
        if (settings.Date is { } date)
        {
            json.WriteString("date", LocalDatePattern.Iso.Format(date));
        }

        if (settings.Source is { } source)
        {
            json.WriteString("source", source.Chinese);
        }

        if (!string.IsNullOrWhiteSpace(settings.ApprovalNumber))
        {
            json.WriteString("approval_number", settings.ApprovalNumber);
        }

        json.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter json, MapArea area, Geometry? shape)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", area.Id);
        json.WriteStartObject("properties");
        foreach ((string name, JsonElement value) in area.Properties)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
        json.WritePropertyName("geometry");
        if (shape is null)
        {
            json.WriteNullValue();
        }
        else
        {
            GeometryJson.Write(json, shape);
        }

        json.WriteEndObject();
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed class Unprojection(GaussKrueger projection) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            (double longitude, double latitude) = projection.Inverse(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, longitude);
            seq.SetY(i, latitude);
        }
    }
}
