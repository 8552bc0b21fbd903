namespace Minyi.Grid.Cells.Shapes;

/// <summary>The smallest circle around points.</summary>
/// <remarks>E. Welzl, "Smallest enclosing disks (balls and ellipsoids)", 1991, in its iterative form; expected time linear in the points.</remarks>
internal static class SmallestCircle
{
    private const double Slack = 1 + 1e-12;

    public static double RadiusOf(BlockPoint[] points)
    {
        Array.Sort(points, (a, b) => (a.X, a.Y).CompareTo((b.X, b.Y)));
        new Partitioning.Randomness(1).Shuffle<BlockPoint>(points);
        (BlockPoint Centre, double Square) circle = (points[0], 0);
        for (int i = 1; i < points.Length; i++)
        {
            if (Inside(circle, points[i]))
            {
                continue;
            }

            circle = (points[i], 0);
            for (int j = 0; j < i; j++)
            {
                if (Inside(circle, points[j]))
                {
                    continue;
                }

                circle = Through(points[i], points[j]);
                for (int k = 0; k < j; k++)
                {
                    circle = Inside(circle, points[k]) ? circle : Through(points[i], points[j], points[k]);
                }
            }
        }

        return Math.Sqrt(circle.Square);
    }

    private static bool Inside((BlockPoint Centre, double Square) circle, BlockPoint p) => Distance(circle.Centre, p) <= circle.Square * Slack;

    private static double Distance(BlockPoint a, BlockPoint b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));

    private static (BlockPoint Centre, double Square) Through(BlockPoint a, BlockPoint b)
    {
        BlockPoint centre = new((a.X + b.X) / 2, (a.Y + b.Y) / 2);
        return (centre, Math.Max(Distance(centre, a), Distance(centre, b)));
    }

    private static (BlockPoint Centre, double Square) Through(BlockPoint a, BlockPoint b, BlockPoint c)
    {
        double bx = b.X - a.X;
        double by = b.Y - a.Y;
        double cx = c.X - a.X;
        double cy = c.Y - a.Y;
        double twice = 2 * ((bx * cy) - (by * cx));
        if (twice == 0)
        {
            (BlockPoint, double)[] pairs = [Through(a, b), Through(b, c), Through(a, c)];
            return pairs.MaxBy(p => p.Item2);
        }

        double b2 = (bx * bx) + (by * by);
        double c2 = (cx * cx) + (cy * cy);
        BlockPoint centre = new(a.X + (((cy * b2) - (by * c2)) / twice), a.Y + (((bx * c2) - (cx * b2)) / twice));
        return (centre, Distance(centre, a));
    }
}
