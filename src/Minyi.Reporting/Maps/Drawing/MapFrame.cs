using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Minyi.Reporting.Maps.Shapes;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>A map's shapes in units of the page: projected, scaled to a box, north up.</summary>
internal sealed class MapFrame
{
    private MapFrame(Box box, double metresPerUnit, Geometry[] areas, Geometry[][] parts, Geometry? outline, Coordinate[][] places) =>
        (Box, MetresPerUnit, Areas, Parts, Outline, Places) = (box, metresPerUnit, areas, parts, outline, places);

    /// <summary>Where the map lies on the page.</summary>
    internal Box Box { get; }

    internal double MetresPerUnit { get; }

    internal Geometry[] Areas { get; }

    internal Geometry[][] Parts { get; }

    internal Geometry? Outline { get; }

    internal Coordinate[][] Places { get; }

    /// <summary>Width over height of what the map shows.</summary>
    internal static double Aspect(DistrictMap map)
    {
        Envelope plane = PlaneExtent(map, MapPlane.For(map.Reference, Extent(map)));
        return plane.IsNull || plane.Height <= 0 || plane.Width <= 0 ? 1 : plane.Width / plane.Height;
    }

    internal static MapFrame Fit(DistrictMap map, Box box)
    {
        var plane = MapPlane.For(map.Reference, Extent(map));
        Envelope extent = PlaneExtent(map, plane);
        if (extent.IsNull)
        {
            extent = new(0, 1, 0, 1);
        }

        double metres = Math.Max(Math.Max(extent.Width / box.Width, extent.Height / box.Height), 1e-6);
        double left = box.X + ((box.Width - (extent.Width / metres)) / 2), top = box.Y + ((box.Height - (extent.Height / metres)) / 2);
        AffineTransformation toPage = new(1 / metres, 0, left - (extent.MinX / metres), 0, -1 / metres, top + (extent.MaxY / metres));
        Geometry Page(Geometry shape) => toPage.Transform(plane.ToPlane(shape));
        Coordinate At(Coordinate point)
        {
            Coordinate moved = new();
            return toPage.Transform(plane.ToPlane(point), moved);
        }

        return new(
            box, metres,
            [.. map.Areas.Select(a => Page(a.Shape))],
            [.. map.Areas.Select(a => a.Parts.Select(Page).ToArray())],
            map.Outline is null ? null : Page(map.Outline),
            [.. map.Places.Select(p => p.Places.Select(At).ToArray())]);
    }

    private static Envelope Extent(DistrictMap map)
    {
        Envelope extent = map.Outline?.EnvelopeInternal.Copy() ?? new();
        foreach (MapArea area in map.Areas)
        {
            extent.ExpandToInclude(area.Shape.EnvelopeInternal);
        }

        foreach (Coordinate place in map.Places.SelectMany(p => p.Places))
        {
            extent.ExpandToInclude(place);
        }

        return extent;
    }

    private static Envelope PlaneExtent(DistrictMap map, MapPlane plane)
    {
        Envelope extent = map.Outline is null ? new() : plane.ToPlane(map.Outline).EnvelopeInternal.Copy();
        foreach (MapArea area in map.Areas)
        {
            extent.ExpandToInclude(plane.ToPlane(area.Shape).EnvelopeInternal);
        }

        foreach (Coordinate place in map.Places.SelectMany(p => p.Places))
        {
            extent.ExpandToInclude(plane.ToPlane(place));
        }

        return extent;
    }
}
