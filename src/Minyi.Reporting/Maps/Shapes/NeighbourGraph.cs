using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Minyi.Reporting.Maps.Shapes;

/// <summary>Which areas have a border in common, as the eye sees it: along more than a point, and across gaps too small to be drawn.</summary>
internal static class NeighbourGraph
{
    /// <summary>For each shape, its neighbours, ascending.</summary>
    /// <param name="shapes">Shapes on the plane.</param>
    /// <param name="gap">The widest gap that still counts as touching, in the plane's units.</param>
    internal static int[][] Of(IReadOnlyList<Geometry> shapes, double gap)
    {
        SortedSet<int>[] neighbours = [.. shapes.Select(_ => new SortedSet<int>())];
        STRtree<int> index = new();
        Geometry[] wide = new Geometry[shapes.Count];
        for (int i = 0; i < shapes.Count; i++)
        {
            wide[i] = shapes[i].IsEmpty ? shapes[i] : shapes[i].Buffer(gap, 2);
            if (!wide[i].IsEmpty)
            {
                index.Insert(wide[i].EnvelopeInternal, i);
            }
        }

        index.Build();
        for (int i = 0; i < shapes.Count; i++)
        {
            if (wide[i].IsEmpty)
            {
                continue;
            }

            IPreparedGeometry near = PreparedGeometryFactory.Prepare(wide[i]);
            foreach (int j in index.Query(wide[i].EnvelopeInternal))
            {
                if (j > i && near.Intersects(shapes[j]) && Along(wide[i], shapes[j]) > 4 * gap)
                {
                    neighbours[i].Add(j);
                    neighbours[j].Add(i);
                }
            }
        }

        return [.. neighbours.Select(n => n.ToArray())];
    }

    /// <summary>How long two shapes run side by side. A corner that meets a corner gives no more than a few gaps.</summary>
    private static double Along(Geometry wide, Geometry other) =>
        NetTopologySuite.Operation.OverlayNG.OverlayNGRobust.Overlay(wide, other.Boundary, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Length;
}
