using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps.Shapes;

/// <summary>The plane in metres on which a map's shapes are computed and drawn: the reference's own, else Gauss–Krüger about the middle of the map.</summary>
internal sealed class MapPlane
{
    private readonly GaussKrueger? _projection;

    private MapPlane(GaussKrueger? projection) => _projection = projection;

    internal static GeometryFactory Factory { get; } = new(new PrecisionModel(PrecisionModels.Floating));

    internal static MapPlane For(MapReference reference, Envelope extent) =>
        new(reference.IsGeographic ? new GaussKrueger(extent.IsNull ? 0 : extent.Centre.X, 0) : null);

    internal Coordinate ToPlane(Coordinate point) => _projection is null ? new(point.X, point.Y) : At(_projection.Forward(point.X, point.Y));

    internal Coordinate FromPlane(Coordinate point) => _projection is null ? new(point.X, point.Y) : At(_projection.Inverse(point.X, point.Y));

    internal Geometry ToPlane(Geometry shape) => Moved(shape, ToPlane);

    internal Geometry FromPlane(Geometry shape) => Moved(shape, FromPlane);

    private static Coordinate At((double X, double Y) point) => new(point.X, point.Y);

    private static Geometry Moved(Geometry shape, Func<Coordinate, Coordinate> move) => shape switch
    {
        Polygon { IsEmpty: false } polygon => Factory.CreatePolygon(
            Ring(polygon.ExteriorRing, move), [.. polygon.InteriorRings.Select(r => Ring(r, move))]),
        MultiPolygon many => Factory.CreateMultiPolygon([.. many.Geometries.Select(g => (Polygon)Moved(g, move))]),
        _ => Factory.CreatePolygon(),
    };

    private static LinearRing Ring(LineString ring, Func<Coordinate, Coordinate> move) => Factory.CreateLinearRing(Array.ConvertAll(ring.Coordinates, c => move(c)));
}
