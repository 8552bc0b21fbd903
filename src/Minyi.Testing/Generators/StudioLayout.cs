namespace Minyi.Testing.Generators;

/// <summary>Spreads studios over a district: strips from west to east, one for each street, and in each strip as far from one another as a few rounds of averaging bring them.</summary>
internal static class StudioLayout
{
    private const int PointsPerStudio = 60;
    private const int Rounds = 8;

    internal static PlanePoint[] Place(Outline outline, int[] studiosOfStreets, SplitMix64 random)
    {
        PlanePoint[] points = [.. Enumerable.Range(0, studiosOfStreets.Sum() * PointsPerStudio).Select(_ => outline.Draw(random)).OrderBy(p => p.X).ThenBy(p => p.Y)];
        List<PlanePoint> places = [];
        int start = 0;
        foreach (int studios in studiosOfStreets)
        {
            places.AddRange(Spread(points.AsSpan(start, studios * PointsPerStudio), studios).Select(p => outline.Contains(p) ? p : Nearest(points, p)));
            start += studios * PointsPerStudio;
        }

        return [.. places];
    }

    /// <summary>Lloyd's rounds from evenly spaced starting points, in integers.</summary>
    private static PlanePoint[] Spread(ReadOnlySpan<PlanePoint> points, int count)
    {
        PlanePoint[] middles = new PlanePoint[count];
        for (int i = 0; i < count; i++)
        {
            middles[i] = points[(i * PointsPerStudio) + (PointsPerStudio / 2)];
        }

        for (int round = 0; round < Rounds; round++)
        {
            (long X, long Y, int Count)[] sums = new (long, long, int)[count];
            foreach (PlanePoint point in points)
            {
                int nearest = Array.IndexOf(middles, Nearest(middles, point));
                sums[nearest] = (sums[nearest].X + point.X, sums[nearest].Y + point.Y, sums[nearest].Count + 1);
            }

            for (int i = 0; i < count; i++)
            {
                middles[i] = sums[i].Count == 0 ? middles[i] : new((int)(sums[i].X / sums[i].Count), (int)(sums[i].Y / sums[i].Count));
            }
        }

        return middles;
    }

    private static PlanePoint Nearest(PlanePoint[] points, PlanePoint to) => points.MinBy(p => (p.SquaredDistanceTo(to), p.X, p.Y));
}
