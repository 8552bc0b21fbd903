using System.Collections.Immutable;

namespace Minyi.Grid.Cells.Shapes;

/// <summary>Measures of compactness of a union of blocks.</summary>
/// <remarks>
/// D. D. Polsby and R. D. Popper, "The third criterion", Yale Law and Policy Review 9, 1991; E. C. Reock, "Measuring compactness as a requirement of legislative
/// apportionment", Midwest Journal of Political Science 5, 1961.
/// </remarks>
internal static class Compactness
{
    /// <summary>Both measures; null where an outline is missing or has no area.</summary>
    public static (double PolsbyPopper, double Reock)? Of(IReadOnlyCollection<ImmutableArray<BlockPoint>> outlines)
    {
        if (outlines.Any(o => o.IsDefault || o.Length < 3))
        {
            return null;
        }

        double area = outlines.Sum(Area);
        double perimeter = Perimeter(outlines);
        double radius = SmallestCircle.RadiusOf([.. outlines.SelectMany(o => o).Distinct()]);
        return area > 0 && perimeter > 0 ? (4 * Math.PI * area / (perimeter * perimeter), area / (Math.PI * radius * radius)) : null;
    }

    private static double Area(ImmutableArray<BlockPoint> outline)
    {
        double twice = 0;
        BlockPoint origin = outline[0];
        for (int i = 1; i + 1 < outline.Length; i++)
        {
            twice += ((outline[i].X - origin.X) * (outline[i + 1].Y - origin.Y)) - ((outline[i + 1].X - origin.X) * (outline[i].Y - origin.Y));
        }

        return Math.Abs(twice) / 2;
    }

    /// <summary>The length of the sides that belong to one block alone.</summary>
    private static double Perimeter(IEnumerable<ImmutableArray<BlockPoint>> outlines)
    {
        HashSet<(BlockPoint, BlockPoint)> open = [];
        foreach (ImmutableArray<BlockPoint> outline in outlines)
        {
            for (int i = 0; i < outline.Length; i++)
            {
                BlockPoint a = outline[i];
                BlockPoint b = outline[(i + 1) % outline.Length];
                (BlockPoint, BlockPoint) side = (a.X, a.Y).CompareTo((b.X, b.Y)) <= 0 ? (a, b) : (b, a);
                if (!open.Remove(side))
                {
                    open.Add(side);
                }
            }
        }

        // Added in a fixed order, so that the last digit does not depend on the set's.
        return open.Select(s => Math.Sqrt(Square(s.Item1.X - s.Item2.X) + Square(s.Item1.Y - s.Item2.Y))).Order().Sum();
    }

    private static double Square(double x) => x * x;
}
