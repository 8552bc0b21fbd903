using Minyi.Grid.Assignment;

namespace Minyi.Grid.Tests.Assignment;

/// <summary>Random instances of all shapes: equal costs, zero capacities, lower bounds, forbidden pairs, one bin, too many or too few items, everybody at one point.</summary>
public static class Instances
{
    private const long No = AssignmentProblem.Forbidden;

    public static Gen<Instance> Any(int items, int bins) => Gen.Choose(0, int.MaxValue - 1).Select(seed => Of(new Random(seed), items, bins));

    /// <summary>Of given size, with room for everybody.</summary>
    public static Gen<Instance> Feasible(int items, int bins) => Gen.Choose(0, int.MaxValue - 1).Select(seed =>
    {
        Random random = new(seed);
        (int n, int k) = (random.Next(items / 2, items), random.Next(Math.Max(1, bins / 2), bins + 1));
        int even = (n + k - 1) / k;
        int spare = random.Next(0, 3) * random.Next(0, even);
        BinCapacity[] capacities = [.. Enumerable.Range(0, k).Select(_ => new BinCapacity(random.Next(2) == 0 ? 0 : Math.Max(0, (n / k) - random.Next(0, 3)), even + random.Next(0, spare + 1)))];
        return Of(random, n, capacities, allow: 100);
    });

    public static Instance Of(Random random, int items, int bins)
    {
        (int n, int k) = (random.Next(0, items + 1), random.Next(1, bins + 1));
        int room = random.Next(0, (2 * n / k) + 2);
        BinCapacity[] capacities = [.. Enumerable.Range(0, k).Select(_ =>
        {
            int minimum = random.Next(3) == 0 ? random.Next(0, (n / k) + 1) : 0;
            return new BinCapacity(minimum, minimum + (random.Next(6) == 0 ? 0 : random.Next(0, room + 1)));
        })];
        return Of(random, n, capacities, random.Next(3) == 0 ? random.Next(40, 100) : 100);
    }

    private static Instance Of(Random random, int n, BinCapacity[] capacities, int allow)
    {
        int k = capacities.Length;
        int range = random.Next(5) switch { 0 => 0, 1 => 2, 2 => 30, 3 => 100_000, _ => 1_000_000_000 };
        long[][] costs = [.. Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, k).Select(_ => random.Next(100) < allow ? random.Next(-range, range + 1) : No).ToArray())];
        switch (random.Next(3))
        {
            case 0: return Instance.Sparse(capacities, costs);
            case 1: return Instance.Dense(capacities, costs);
            default:
                int size = random.Next(4) switch { 0 => 0, 1 => 5, 2 => 300, _ => 20_000 };
                (double, double, int) Point() => (size * random.NextDouble(), random.Next(size + 1), random.Next(2));
                bool kinds = random.Next(2) == 0;
                long[][] terms = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 2).Select(_ => !kinds ? 0 : allow < 100 && random.Next(8) == 0 ? No : random.Next(-size, size + 1)).ToArray())];
                (double, double, int Kind)[] places = [.. Enumerable.Range(0, k).Select(_ => Point())];
                (double, double, int Kind)[] people = [.. Enumerable.Range(0, n).Select(_ => Point())];
                HashSet<int> ruled = [];
                PairRule[] rules = allow == 100 || n == 0 ? [] : [.. Enumerable.Range(0, random.Next(0, 4))
                    .Select(_ => new PairRule(random.Next(n), random.Next(k), (PairRuleKind)random.Next(2)))
                    .Where(r => terms[people[r.Item].Kind][places[r.Bin].Kind] != No && ruled.Add(r.Item))];
                return Instance.Metric(capacities, people, places, terms, rules);
        }
    }
}
