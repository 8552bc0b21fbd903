using Minyi.Grid.Assignment;

namespace Minyi.Benchmarks.Grid;

/// <summary>A made-up instance, in the plane or as a list of pairs.</summary>
/// <param name="Items">How many.</param>
/// <param name="Bins">The capacities.</param>
/// <param name="Points">Coordinates of items and bins; null where pairs are given.</param>
/// <param name="Listed">The pairs; null in the plane.</param>
/// <param name="Matrix">All costs; null elsewhere.</param>
public sealed record AssignmentInstance(
    int Items, BinCapacity[] Bins, (double[] X, double[] Y, double[] BinX, double[] BinY)? Points, AssignmentArc[]? Listed, long[]? Matrix)
{
    /// <summary>
    /// People and representatives at random, in clusters of uneven size, or along streets 120 m apart; uneven: people in clusters, representatives anywhere.
    /// </summary>
    public static AssignmentInstance Metric(int items, int bins, string shape, double spare, int seed)
    {
        Random random = new(seed);
        double size = 10_000 * Math.Sqrt(bins / 305.0);
        (double X, double Y, double Spread)[] clusters = [.. Enumerable.Range(0, Math.Max(5, bins / 8)).Select(_ => (random.NextDouble() * size, random.NextDouble() * size, 50 + (random.NextDouble() * 400)))];
        double[] weights = [.. clusters.Select(_ => Math.Pow(random.NextDouble(), 2))];
        double all = weights.Sum();
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        (double, double) Anywhere() => (Math.Round(random.NextDouble() * size), Math.Round(random.NextDouble() * size));
        (double, double) OnAStreet()
        {
            double street = Math.Round(random.NextDouble() * size / 120) * 120;
            double along = Math.Round(random.NextDouble() * size);
            return random.Next(2) == 0 ? (street, along) : (along, street);
        }

        (double, double) InACluster()
        {
            double at = random.NextDouble() * all;
            int c = 0;
            while (c < clusters.Length - 1 && (at -= weights[c]) > 0)
            {
                c++;
            }

            return (Math.Round(clusters[c].X + (clusters[c].Spread * Normal())), Math.Round(clusters[c].Y + (clusters[c].Spread * Normal())));
        }

        (double X, double Y)[] people = [.. Enumerable.Range(0, items).Select(_ => shape switch { "clustered" or "uneven" => InACluster(), "street" => OnAStreet(), _ => Anywhere() })];
        (double X, double Y)[] places = [.. Enumerable.Range(0, bins).Select(_ => shape switch { "street" => OnAStreet(), "clustered" => InACluster(), _ => Anywhere() })];
        return new(
            items, Capacities(items, bins, spare),
            (Array.ConvertAll(people, p => p.X), Array.ConvertAll(people, p => p.Y), Array.ConvertAll(places, p => p.X), Array.ConvertAll(places, p => p.Y)), null, null);
    }

    /// <summary>Costs from 0 to 9,999 at random, every pair.</summary>
    public static AssignmentInstance Dense(int items, int bins, double spare, int seed)
    {
        Random random = new(seed);
        long[] costs = new long[items * bins];
        for (int a = 0; a < costs.Length; a++)
        {
            costs[a] = random.Next(10_000);
        }

        return new(items, Capacities(items, bins, spare), null, null, costs);
    }

    /// <summary>So many pairs of each item, with costs from 0 to 9,999 at random.</summary>
    public static AssignmentInstance Pairs(int items, int bins, int each, double spare, int seed)
    {
        Random random = new(seed);
        List<AssignmentArc> arcs = [];
        int[] order = [.. Enumerable.Range(0, bins)];
        for (int i = 0; i < items; i++)
        {
            random.Shuffle(order);
            arcs.AddRange(order.Take(each).Select(j => new AssignmentArc(i, j, random.Next(10_000))));
        }

        return new(items, Capacities(items, bins, spare), null, [.. arcs], null);
    }

    /// <summary>Only the nearest bins of each item, as a list of pairs.</summary>
    public AssignmentInstance Nearest(int count) => new(Items, Bins, null, [.. PairsOf(count).Select(p => new AssignmentArc(p.Item, p.Bin, p.Cost))], null);

    /// <summary>The problem for Minyi.</summary>
    public AssignmentProblem Problem() => Points is { } p
        ? AssignmentProblem.Metric(p.X, p.Y, p.BinX, p.BinY, Bins)
        : Matrix is not null ? AssignmentProblem.Dense(Items, Bins, Matrix) : AssignmentProblem.Sparse(Items, Bins, Listed);

    /// <summary>The pairs for the peers: all listed, or the nearest of each item.</summary>
    public (int Item, int Bin, long Cost)[] PairsOf(int nearest)
    {
        if (Listed is not null)
        {
            return [.. Listed.Select(a => (a.Item, a.Bin, a.Cost))];
        }

        AssignmentProblem problem = Problem();
        int count = Math.Min(nearest, Bins.Length);
        (int, int, long)[] pairs = new (int, int, long)[Items * count];
        Parallel.For(0, Items, i =>
        {
            (long Cost, int Bin)[] row = [.. Enumerable.Range(0, Bins.Length).Select(j => (problem.CostOf(i, j), j))];
            if (count < row.Length)
            {
                Array.Sort(row);
            }

            for (int a = 0; a < count; a++)
            {
                pairs[(i * count) + a] = (i, row[a].Bin, row[a].Cost);
            }
        });
        return pairs;
    }

    private static BinCapacity[] Capacities(int items, int bins, double spare) =>
        [.. Enumerable.Repeat(new BinCapacity(0, (int)Math.Ceiling(items * (1 + spare) / bins)), bins)];
}
