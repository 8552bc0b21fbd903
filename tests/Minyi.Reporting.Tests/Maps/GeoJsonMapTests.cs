using System.Text.Json;
using Minyi.Reporting.Maps;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Tests.Maps;

/// <summary>GeoJSON there and back, and what is not GeoJSON.</summary>
public sealed class GeoJsonMapTests
{
    private static readonly Geometry Cell = MapSample.Factory.ToGeometry(new Envelope(114.2, 114.3, 22.5, 22.6));

    [Property(MaxTest = 60)]
    public Property What_is_written_is_read_again() => Prop.ForAll(MapSample.Blocks.ToArbitrary(), Gen.Choose(0, 2).ToArbitrary(), (blocks, which) =>
    {
        MapReference reference = new[] { MapReference.Cgcs2000, MapReference.Gcj02, MapReference.Wgs84 }[which];
        MapBlock[] placed = [.. blocks.Select(b => b with { Place = new(114 + (b.Place!.X / 20_000), 22 + (b.Place.Y / 20_000)) })];
        DistrictMap map = new(reference, DistrictMap.OfBlocks(reference, placed).Areas.Select((a, i) => a.With("population", i * 1.5m).With("name", a.Id + "\"<\n")));
        string text = GeoJsonMap.Write(map, MapSample.Settings);
        if (!GeoJsonMap.TryRead(text, null, out GeoJsonLayer? layer, out GeoJsonFault? fault))
        {
            return false.Label(fault.ToString());
        }

        return (layer.Reference == reference).Label("reference")
            .And(layer.Features.Select(f => f.Id).SequenceEqual(map.Areas.Select(a => a.Id)).Label("ids"))
            .And(layer.Features.Zip(map.Areas, (f, a) => f.Shape!.EqualsTopologically(a.Shape) || f.Shape.SymmetricDifference(a.Shape).Area < 1e-12).All(x => x).Label("shapes"))
            .And(layer.Features.Select((f, i) => f.Properties["population"].GetDecimal() == i * 1.5m && f.Properties["name"].GetString() == f.Id + "\"<\n").All(x => x).Label("properties"));
    });

    [Fact]
    public void Outer_rings_run_counterclockwise_as_the_standard_asks()
    {
        Geometry clockwise = Cell.Normalized().Reverse() is Polygon p && p.Shell.IsCCW ? p.Reverse() : Cell.Normalized();
        using JsonDocument json = JsonDocument.Parse(GeoJsonMap.Write(new(MapReference.Cgcs2000, [new("a", clockwise)]), MapSample.Settings));
        JsonElement ring = json.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0];
        double[][] corners = [.. ring.EnumerateArray().Select(c => c.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
        Assert.True(corners.Zip(corners.Skip(1), (a, b) => (a[0] * b[1]) - (b[0] * a[1])).Sum() > 0);
    }

    [Fact]
    public void Plane_coordinates_become_longitude_and_latitude()
    {
        GaussKrueger zone = new(114);
        (double west, double south) = zone.Forward(114.2, 22.5);
        DistrictMap map = new(MapReference.Projected(zone), [new("a", MapSample.Factory.ToGeometry(new Envelope(west, west + 1_000, south, south + 1_000)))]);
        Assert.True(GeoJsonMap.TryRead(GeoJsonMap.Write(map, MapSample.Settings), MapReference.Cgcs2000, out GeoJsonLayer? layer, out _));
        Envelope extent = layer.Features[0].Shape!.EnvelopeInternal;
        Assert.Equal(114.2, extent.MinX, 4);
        Assert.Equal(22.5, extent.MinY, 4);
    }

    [Fact]
    public void A_plane_of_its_own_cannot_be_written_and_the_public_gets_no_shapes_without_approval()
    {
        Geometry shape = MapSample.Factory.ToGeometry(new Envelope(0, 10, 0, 10));
        Assert.Throws<ArgumentException>(() => GeoJsonMap.Write(new(MapReference.Local, [new("a", shape)]), MapSample.Settings));
        DistrictMap map = new(MapReference.Cgcs2000, [new("a", Cell)]);
        using JsonDocument plain = JsonDocument.Parse(GeoJsonMap.Write(map, MapSample.Settings with { Audience = MapAudience.Public }));
        Assert.Equal(JsonValueKind.Null, plain.RootElement.GetProperty("features")[0].GetProperty("geometry").ValueKind);
        using JsonDocument approved = JsonDocument.Parse(GeoJsonMap.Write(map, MapSample.Settings with { Audience = MapAudience.Public, ApprovalNumber = "粤S(2026)001号" }));
        Assert.Equal(JsonValueKind.Object, approved.RootElement.GetProperty("features")[0].GetProperty("geometry").ValueKind);
        Assert.Equal("粤S(2026)001号", approved.RootElement.GetProperty("minyi").GetProperty("approval_number").GetString());
    }

    [Theory]
    [InlineData("{", "$", "what is not JSON")]
    [InlineData("[]", "$", "a JSON Array")]
    [InlineData("""{"type":"Topology"}""", "$.type", "\"Topology\"")]
    [InlineData("""{"type":"FeatureCollection"}""", "$.features", "no such member")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}},7]}""", "$.features[1]", "a JSON Number")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[500000,2500000]}}]}""", "$.features[0].geometry", "(500000, 2500000)")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,2]]]}""", "$", "what cannot be read as a geometry")]
    [InlineData("""{"type":"Point","coordinates":["a",2]}""", "$", "what cannot be read as a geometry")]
    [InlineData("""{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}}""", "$.crs", "\"urn:ogc:def:crs:EPSG::3857\"")]
    public void What_is_wrong_is_named(string text, string place, string found)
    {
        Assert.False(GeoJsonMap.TryRead(text, null, out _, out GeoJsonFault? fault));
        Assert.Equal(place, fault.Place);
        Assert.StartsWith(found, fault.Found.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_have_their_line()
    {
        Assert.False(GeoJsonMap.TryRead("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"type\":\"Feature\",\"properties\":{},\n\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,99]}}]}", null, out _, out GeoJsonFault? fault));
        Assert.Equal(4, fault.Line);
        Assert.False(GeoJsonMap.TryRead("{\n\"type\":\"Point\",\n\"type\":\"Point\"}", null, out _, out fault));
        Assert.Equal(3, fault.Line);
    }

    [Fact]
    public void A_file_of_shifted_coordinates_is_not_read_as_another()
    {
        string shifted = GeoJsonMap.Write(new(MapReference.Gcj02, [new("a", Cell)]), MapSample.Settings);
        Assert.False(GeoJsonMap.TryRead(shifted, MapReference.Cgcs2000, out _, out GeoJsonFault? fault));
        Assert.Equal("$.minyi.reference", fault.Place);
        Assert.True(GeoJsonMap.TryRead(shifted, MapReference.Gcj02, out GeoJsonLayer? layer, out _));
        Assert.Equal(MapDatum.Gcj02, layer.Reference.Datum);
    }

    [Fact]
    public void The_districts_real_outline_is_read()
    {
        string text = File.ReadAllText(Path.Combine(Minyi.Tests.Repository.Root, "samples/data/yantian-outline.geojson"));
        Assert.True(GeoJsonMap.TryRead(text, MapReference.Gcj02, out GeoJsonLayer? layer, out _));
        GeoJsonFeature district = Assert.Single(layer.Features);
        Assert.Equal("盐田区", district.Properties["name"].GetString());
        Assert.True(district.Shape!.IsValid);
    }
}
