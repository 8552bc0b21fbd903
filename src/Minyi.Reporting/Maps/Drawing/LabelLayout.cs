using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Minyi.Reporting.Maps.Shapes;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>Puts a label into each area so that none overlaps another: the name inside the area as large as it fits, else a number that the legend explains.</summary>
internal sealed class LabelLayout
{
    private static readonly double[] NameSizes = [14, 13, 12, 11, 10, 9];
    private static readonly double[] SmallerSizes = [11, 10, 9];
    private static readonly double[] KeySizes = [11, 10, 9, 8, 7, 6];

    // With more areas than this, letters of many sizes make a map restless.
    private const int Many = 60;

    private readonly Box _box;
    private readonly List<MapLabel> _labels = [];
    private readonly List<int> _without = [];

    private LabelLayout(Box box) => _box = box;

    /// <summary>The labels, in the order of the areas.</summary>
    internal IReadOnlyList<MapLabel> Labels => _labels;

    /// <summary>The areas that have no room even for a number.</summary>
    internal IReadOnlyList<int> Without => _without;

    /// <param name="frame">The areas on the page.</param>
    /// <param name="names">The label of each area.</param>
    /// <param name="keys">Whether the legend can explain numbers.</param>
    internal static LabelLayout Of(MapFrame frame, IReadOnlyList<string> names, bool keys)
    {
        LabelLayout layout = new(frame.Box);
        Polygon?[] largest = [.. frame.Areas.Select(Largest)];
        bool[] done = [.. largest.Select(p => p is null)];
        Candidates?[] spots = [.. largest.Select(p => p is null ? null : Candidates.Of(p))];
        int[] order = [.. Enumerable.Range(0, names.Count).Where(i => !done[i]).OrderBy(i => spots[i]!.Radius)];

        // The larger letters first go to those with the least room: they have the fewest spots to choose from.
        foreach (int i in order)
        {
            done[i] = layout.TryName(i, names[i], spots[i]!, names.Count > Many ? SmallerSizes : NameSizes);
        }

        foreach (int i in order.Where(i => !done[i]))
        {
            string[] text = [keys ? (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : names[i]];
            done[i] = layout.Try(i, text, KeySizes, spots[i]!, inside: true, keys) || layout.Try(i, text, KeySizes, spots[i]!, inside: false, keys);
        }

        layout._labels.Sort((a, b) => a.Area.CompareTo(b.Area));
        layout._without.AddRange(Enumerable.Range(0, names.Count).Where(i => largest[i] is null || !done[i]));
        return layout;
    }

    private bool TryName(int area, string name, Candidates spots, double[] sizes)
    {
        foreach (double size in sizes)
        {
            foreach (IReadOnlyList<string> lines in Foldings(name, size))
            {
                if (Try(area, lines, [size], spots, inside: true, key: false))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The name on one line, then on two.</summary>
    private static IEnumerable<IReadOnlyList<string>> Foldings(string name, double size)
    {
        yield return [name];
        IReadOnlyList<string> two = TextRuler.Lines(name, size, Math.Max((TextRuler.Width(name, size) / 2) + (size * 0.6), size * 2));
        if (two.Count == 2)
        {
            yield return two;
        }
    }

    private bool Try(int area, IReadOnlyList<string> lines, double[] sizes, Candidates spots, bool inside, bool key)
    {
        foreach (double size in sizes)
        {
            (double width, double height) = MapLabel.Measure(lines, size);
            foreach (Coordinate spot in spots.Points)
            {
                var box = Box.Around(spot.X, spot.Y, width, height);
                if (box.X >= _box.X && box.Y >= _box.Y && box.Right <= _box.Right && box.Bottom <= _box.Bottom
                    && !_labels.Exists(l => l.Box.Meets(box)) && (!inside || spots.Contains(box)))
                {
                    _labels.Add(new(area, lines, size, box, key));
                    return true;
                }
            }
        }

        return false;
    }

    private static Polygon? Largest(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>().Where(p => !p.IsEmpty && p.Area > 0).MaxBy(p => p.Area);

    /// <summary>Spots within a polygon, from the roomiest on.</summary>
    private sealed class Candidates
    {
        private readonly IPreparedGeometry _polygon;

        private Candidates(Polygon polygon, double radius, Coordinate[] points) =>
            (_polygon, Radius, Points) = (PreparedGeometryFactory.Prepare(polygon), radius, points);

        internal double Radius { get; }

        internal Coordinate[] Points { get; }

        internal static Candidates Of(Polygon polygon)
        {
            double tolerance = Math.Max(0.2, Math.Sqrt(polygon.Area) / 100);
            MaximumInscribedCircle circle = new(polygon.IsValid ? polygon : (Polygon)polygon.ConvexHull(), tolerance);
            Coordinate pole = circle.GetCenter().Coordinate;
            Envelope extent = polygon.EnvelopeInternal;
            const int steps = 9;
            IPreparedGeometry prepared = PreparedGeometryFactory.Prepare(polygon);
            IEnumerable<Coordinate> grid =
                from row in Enumerable.Range(1, steps)
                from column in Enumerable.Range(1, steps)
                let point = new Coordinate(extent.MinX + (extent.Width * column / (steps + 1)), extent.MinY + (extent.Height * row / (steps + 1)))
                where prepared.Contains(MapPlane.Factory.CreatePoint(point))
                select point;
            return new(polygon, circle.GetRadiusLine().Length, [pole, .. grid.OrderBy(p => Math.Round(p.Distance(pole), 3)).ThenBy(p => p.X).ThenBy(p => p.Y)]);
        }

        internal bool Contains(Box box) =>
            _polygon.Contains(MapPlane.Factory.ToGeometry(new Envelope(box.X, box.Right, box.Y, box.Bottom)));
    }
}
