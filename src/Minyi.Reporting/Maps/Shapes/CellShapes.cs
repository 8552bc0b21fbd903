using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Minyi.Reporting.Maps.Shapes;

/// <summary>Cells as unions of blocks.</summary>
internal sealed record CellShapes(ImmutableArray<MapArea> Areas, ImmutableArray<string> WithoutPlace, bool Estimated)
{
    // More lines than this make a file heavy and a print grey.
    private const int MostParts = 5_000;

    internal static CellShapes Of(MapReference reference, MapBlock[] blocks, Geometry? outline)
    {
        bool shaped = blocks.All(b => b.Shape is { IsEmpty: false });
        MapBlock[] placed = shaped ? blocks : [.. blocks.Where(b => b.Place is not null)];
        Envelope extent = outline?.EnvelopeInternal.Copy() ?? new();
        foreach (MapBlock block in placed)
        {
            extent.ExpandToInclude(shaped ? block.Shape!.EnvelopeInternal : new Envelope(block.Place));
        }

        var plane = MapPlane.For(reference, extent);
        Geometry? clip = outline is null ? null : Sound(plane.ToPlane(outline));
        Geometry?[] shapes = shaped
            ? [.. placed.Select(b => plane.ToPlane(b.Shape!))]
            : Voronoi([.. placed.Select(b => plane.ToPlane(b.Place!))], ref clip);
        ILookup<string, int> byCell = Enumerable.Range(0, placed.Length).Where(i => shapes[i] is not null).ToLookup(i => placed[i].Cell, StringComparer.Ordinal);
        bool fine = placed.Length <= MostParts && placed.Length > byCell.Count;
        ImmutableArray<MapArea>.Builder areas = ImmutableArray.CreateBuilder<MapArea>();
        foreach (string cell in blocks.Select(b => b.Cell).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Geometry[] parts = [.. byCell[cell].Select(i => shapes[i]!)];
            Geometry union = Cut(shaped ? OverlayNGRobust.Union(parts) : Merged(parts), clip);
            areas.Add(new(cell, plane.FromPlane(union))
            {
                Parts = fine ? [.. parts.Select(p => plane.FromPlane(Cut(p, clip))).Where(p => !p.IsEmpty)] : [],
            });
        }

        return new(areas.ToImmutable(), [.. blocks.Except(placed).Select(b => b.Id)], !shaped);
    }

    /// <summary>The shape with whatever crosses itself mended.</summary>
    private static Geometry Sound(Geometry shape) => shape.IsValid ? shape : NetTopologySuite.Geometries.Utilities.GeometryFixer.Fix(shape);

    /// <summary>Voronoi cells; without an outline, what they are cut to is the points' convex hull with a margin of half a typical distance.</summary>
    private static Geometry?[] Voronoi(Coordinate[] points, ref Geometry? clip)
    {
        Polygon?[] cells = VoronoiShapes.Of(points, clip?.EnvelopeInternal ?? new());
        if (clip is null && points.Length > 0)
        {
            Geometry hull = MapPlane.Factory.CreateMultiPointFromCoords(points).ConvexHull();
            double side = Math.Sqrt(Math.Max(hull.Area, hull.Length * hull.Length / 400) / points.Length);
            clip = hull.Buffer(Math.Max(side / 2, 1));
        }

        return cells;
    }

    /// <summary>Voronoi cells meet corner by corner, so their union needs no intersections.</summary>
    private static Geometry Merged(Geometry[] parts) => parts.Length == 0 ? MapPlane.Factory.CreatePolygon() : NetTopologySuite.Coverage.CoverageUnion.Union(parts);

    private static Geometry Cut(Geometry shape, Geometry? clip)
    {
        if (clip is null || shape.IsEmpty)
        {
            return shape;
        }

        Geometry cut = OverlayNGRobust.Overlay(shape, clip, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
        return cut is IPolygonal ? cut : Polygons(cut);
    }

    /// <summary>The polygons of a mixed result; lines and points are where shapes only touch.</summary>
    private static MultiPolygon Polygons(Geometry mixed) =>
        MapPlane.Factory.CreateMultiPolygon([.. Enumerable.Range(0, mixed.NumGeometries).Select(mixed.GetGeometryN).OfType<Polygon>()]);
}
