using System.Collections.Immutable;
using System.Globalization;
using Minyi.Districts;
using Minyi.Reporting.Maps;
using Minyi.Testing.Generators;
using NetTopologySuite.Geometries;

namespace Minyi.Cli.Demo;

/// <summary>The demo's map: the district's real outline, and the communities by the places of their studios, which are made up.</summary>
internal static class DemoMap
{
    private static readonly LocalizedText Source = new(
        "区界为地图服务公布的轮廓（DataV）；工作室位置与代表住处为生成",
        "the district's outline as map services publish it (DataV); places of studios and homes are generated");

    private static readonly LocalizedText Generated = new("居民数与代表名额为生成", "residents and representatives are generated");

    /// <summary>The outline in metres, from the south-western corner of its bounding box.</summary>
    public static IEnumerable<PlanePoint> Outline(MapFigures map)
    {
        (decimal east, decimal north)[] corners = [.. Shape(map).Coordinates.Select(c => ((decimal)c.X, (decimal)c.Y))];
        (decimal west, decimal south) = (corners.Min(c => c.east), corners.Min(c => c.north));
        return corners
            .Select(c => new PlanePoint((int)decimal.Round((c.east - west) * map.MetresPerDegreeEast), (int)decimal.Round((c.north - south) * map.MetresPerDegreeNorth)))
            .SkipLast(1);
    }

    /// <summary>Studios with their communities, residents and seats, and where the representatives live.</summary>
    public static DistrictMap Of(DemoFigures figures, MadeUpDistrict made, Allotment allotment)
    {
        Polygon outline = Shape(figures.Map);
        Envelope extent = outline.EnvelopeInternal;
        Coordinate Place(PlanePoint point) =>
            new(extent.MinX + ((double)point.X / figures.Map.MetresPerDegreeEast), extent.MinY + ((double)point.Y / figures.Map.MetresPerDegreeNorth));
        District district = allotment.District;
        var cells = DistrictMap.OfBlocks(MapReference.Gcj02, district.Studios.Select(s => new MapBlock(s.Id.Value, s.Id.Value, Place(made.StudioPlaces[s.Id]))), outline);
        Dictionary<string, int> order = figures.Streets.SelectMany(s => s.Studios).Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i, StringComparer.Ordinal);
        ImmutableArray<MapArea> areas = [.. cells.Areas.OrderBy(a => order[a.Id]).Select(a => Described(a, district, made, allotment))];
        return new(
            MapReference.Gcj02, areas, outline,
            [new(new("代表住处（生成）", "representatives' homes (generated)"), [.. made.RepresentativeHomes.OrderBy(h => h.Key).Select(h => Place(h.Value))])])
        {
            BordersAreEstimated = true,
        };
    }

    public static MapSettings Settings(DemoFigures figures, MapAudience audience) => new()
    {
        Title = new($"{figures.Name}社区民意表达工作室与代表名额", "Community studios and their representatives, Yantian"),
        Date = figures.Chosen.Period.End,
        Source = audience == MapAudience.Public ? Generated : Source,
        Audience = audience,
        AreasCalled = new("社区", "Communities"),
    };

    private static MapArea Described(MapArea area, District district, MadeUpDistrict made, Allotment allotment)
    {
        Studio studio = district.Find(StudioId.From(area.Id))!;
        (int residents, int seats) = (made.Residents[studio.Id], allotment.Seats[studio.Id]);
        string community = studio.Name.Replace("社区民意表达工作室", "", StringComparison.Ordinal);
        string street = district.Find(studio.Street)!.Name, word = studio.Street.Value;
        return (area with
        {
            Label = new(community, area.Id),
            Group = new(street, char.ToUpperInvariant(word[0]) + word[1..]),
            Note = new(
                string.Create(CultureInfo.InvariantCulture, $"代表 {seats}，居民 {residents:#,0}"),
                string.Create(CultureInfo.InvariantCulture, $"{seats} representatives, {residents:#,0} residents")),
        }).With("name", studio.Name).With("street", street).With("representatives", seats).With("residents", residents);
    }

    private static Polygon Shape(MapFigures map)
    {
        using StreamReader reader = new(DemoFigures.Resource(map.Outline));
        return GeoJsonMap.TryRead(reader.ReadToEnd(), MapReference.Gcj02, out GeoJsonLayer? layer, out GeoJsonFault? fault) && layer.Features[0].Shape is { } shape
            ? (Polygon)shape.GetGeometryN(0)
            : throw new InvalidOperationException($"The demo's outline is damaged: {fault}");
    }
}
