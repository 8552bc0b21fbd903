using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;

namespace Minyi.Reporting.Maps.Shapes;

/// <summary>For each point, all that is nearer to it than to any other: its Voronoi cell, on the plane.</summary>
internal static class VoronoiShapes
{
    /// <summary>The cells, not yet cut to anything; null for a point whose place an earlier one has.</summary>
    internal static Polygon?[] Of(IReadOnlyList<Coordinate> points, Envelope extent)
    {
        Polygon?[] cells = new Polygon?[points.Count];
        Dictionary<Coordinate, int> owners = [];
        for (int i = 0; i < points.Count; i++)
        {
            owners.TryAdd(points[i], i);
        }

        Envelope all = extent.Copy();
        foreach (Coordinate point in points)
        {
            all.ExpandToInclude(point);
        }

        double margin = Math.Max(1, Math.Max(all.Width, all.Height)) * 0.5;
        all.ExpandBy(margin);
        if (owners.Count < 3)
        {
            Halves(owners, all, cells);
            return cells;
        }

        VoronoiDiagramBuilder builder = new() { ClipEnvelope = all };
        builder.SetSites(owners.Keys);
        foreach (Geometry cell in builder.GetSubdivision().GetVoronoiCellPolygons(MapPlane.Factory))
        {
            if (cell is Polygon polygon && cell.UserData is Coordinate site && owners.TryGetValue(site, out int owner))
            {
                cells[owner] = polygon;
            }
        }

        return cells;
    }

    /// <summary>One point has everything; of two, each has its side of the line half-way between them.</summary>
    private static void Halves(Dictionary<Coordinate, int> owners, Envelope all, Polygon?[] cells)
    {
        (Coordinate Place, int Owner)[] points = [.. owners.Select(o => (o.Key, o.Value))];
        if (points.Length == 1)
        {
            cells[points[0].Owner] = (Polygon)MapPlane.Factory.ToGeometry(all);
        }
        else if (points.Length == 2)
        {
            Coordinate a = points[0].Place, b = points[1].Place;
            double length = a.Distance(b), reach = 4 * (all.Width + all.Height);
            double ex = (b.X - a.X) / length * reach, ey = (b.Y - a.Y) / length * reach;
            Coordinate middle = new((a.X + b.X) / 2, (a.Y + b.Y) / 2);
            Coordinate up = new(middle.X - ey, middle.Y + ex), down = new(middle.X + ey, middle.Y - ex);
            cells[points[0].Owner] = MapPlane.Factory.CreatePolygon([up, new(up.X - ex, up.Y - ey), new(down.X - ex, down.Y - ey), down, up.Copy()]);
            cells[points[1].Owner] = MapPlane.Factory.CreatePolygon([up.Copy(), down.Copy(), new(down.X + ex, down.Y + ey), new(up.X + ex, up.Y + ey), up.Copy()]);
        }
    }
}
