using Minyi.Reporting.Maps;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Tests.Maps;

/// <summary>Shapes of cells.</summary>
public sealed class DistrictMapTests
{
    private static readonly Geometry Square = MapSample.Factory.ToGeometry(new Envelope(0, 5_000, 0, 5_000));

    [Property(MaxTest = 60)]
    public Property Cells_share_the_outline_out_and_hold_what_is_nearest_to_their_blocks() => Prop.ForAll(
        MapSample.Blocks.ToArbitrary(), Gen.Choose(1, 4_999).Two().Select(p => new Coordinate(p.Item1, p.Item2)).ToArbitrary(), (blocks, point) =>
        {
            DistrictMap map = DistrictMap.OfBlocks(MapReference.Local, blocks, Square);
            double area = map.Areas.Sum(a => a.Shape.Area);
            var near = blocks.OrderBy(b => b.Place!.Distance(point)).ToArray();
            bool clear = near.Length == 1 || near.FirstOrDefault(b => b.Cell != near[0].Cell) is not { } rival || rival.Place!.Distance(point) - near[0].Place!.Distance(point) > 1;
            bool holds = !clear || map.Areas.Single(a => a.Id == near[0].Cell).Shape.Distance(MapSample.Factory.CreatePoint(point)) < 1e-6;
            return (Math.Abs(area - Square.Area) < 1).Label($"{area}").And(holds.Label("nearest"));
        });

    [Fact]
    public void Blocks_with_polygons_are_united_as_they_are()
    {
        MapBlock Block(string id, string cell, double x) => new(id, cell, null, MapSample.Factory.ToGeometry(new Envelope(x, x + 10, 0, 10)));
        DistrictMap map = DistrictMap.OfBlocks(MapReference.Local, [Block("a", "1", 0), Block("b", "1", 10), Block("c", "2", 20)]);
        Assert.Equal(["1", "2"], map.Areas.Select(a => a.Id));
        Assert.Equal((200d, 100d), (map.Areas[0].Shape.Area, map.Areas[1].Shape.Area));
        Assert.Equal("Polygon", map.Areas[0].Shape.GeometryType);
    }

    [Fact]
    public void Blocks_without_a_place_are_named()
    {
        DistrictMap map = DistrictMap.OfBlocks(MapReference.Local, [new("a", "1", new(0, 0)), new("b", "2", null)]);
        Assert.Equal(["b"], map.WithoutPlace);
        Assert.True(map.Areas.Single(a => a.Id == "2").Shape.IsEmpty);
        Assert.False(map.Areas.Single(a => a.Id == "1").Shape.IsEmpty);
    }

    [Fact]
    public void Two_blocks_at_one_place_share_it()
    {
        DistrictMap map = DistrictMap.OfBlocks(MapReference.Local, [new("a", "1", new(0, 0)), new("b", "1", new(0, 0)), new("c", "2", new(10, 0))]);
        Assert.Equal(map.Areas[0].Shape.Area, map.Areas[1].Shape.Area, 6);
    }

    [Fact]
    public void Degrees_are_measured_in_metres()
    {
        // Nearness is on the ground: at 60° north a degree east is half as long as a degree north.
        MapBlock[] blocks = [new("a", "a", new(10, 60)), new("b", "b", new(10, 60.3)), new("c", "c", new(10.4, 60))];
        Geometry outline = MapSample.Factory.ToGeometry(new Envelope(9.9, 10.5, 59.9, 60.4));
        DistrictMap map = DistrictMap.OfBlocks(MapReference.Cgcs2000, blocks, outline);
        Assert.True(map.Areas.Single(a => a.Id == "c").Shape.Contains(MapSample.Factory.CreatePoint(new Coordinate(10.22, 60.15))));
    }

    [Fact]
    public void What_does_not_fit_is_an_error_that_says_where()
    {
        Geometry plane = MapSample.Factory.ToGeometry(new Envelope(500_000, 500_100, 2_500_000, 2_500_100));
        string message = Assert.Throws<ArgumentException>(() => new DistrictMap(MapReference.Cgcs2000, [new("a", plane)])).Message;
        Assert.Contains("plane coordinates need their own reference", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new DistrictMap(MapReference.Local, [new("a", plane), new("a", plane)]));
        Assert.Throws<ArgumentException>(() => new DistrictMap(MapReference.Local, [new("a", plane.Boundary)]));
        Assert.Throws<ArgumentException>(() => DistrictMap.OfBlocks(MapReference.Local, [new("a", "1", new(double.NaN, 0))]));
        Assert.Throws<ArgumentException>(() => DistrictMap.OfBlocks(MapReference.Local, [new("a", "1", new(0, 0)), new("a", "2", new(1, 0))]));
    }

    [Fact]
    public void The_guides_code_does_what_it_says()
    {
        string outline = File.ReadAllText(Path.Combine(Minyi.Tests.Repository.Root, "samples/data/yantian-outline.geojson"));
        var blocks = new[] { (Id: "b1", Cell: "1", Longitude: 114.24, Latitude: 22.57), (Id: "b2", Cell: "2", Longitude: 114.30, Latitude: 22.60) };
        Assert.True(GeoJsonMap.TryRead(outline, MapReference.Gcj02, out GeoJsonLayer? layer, out GeoJsonFault? fault));
        Assert.Null(fault);
        DistrictMap map = DistrictMap.OfBlocks(
            layer.Reference, blocks.Select(b => new MapBlock(b.Id, b.Cell, new Coordinate(b.Longitude, b.Latitude))), layer.Features[0].Shape);
        MapSettings settings = new()
        {
            Title = new("联系网格", "Contact cells"), Date = new(2026, 1, 31), Source = new("区统计局", "district statistics"), Audience = MapAudience.Internal,
        };
        Assert.Contains("联系网格", SvgMap.Write(map, settings, Language.Chinese));
        Assert.Contains("\"reference\":\"gcj02\"", GeoJsonMap.Write(map, settings));
    }
}
