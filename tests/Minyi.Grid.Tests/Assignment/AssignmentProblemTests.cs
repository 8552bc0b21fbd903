using Minyi.Grid.Assignment;

namespace Minyi.Grid.Tests.Assignment;

[Properties(MaxTest = 400, QuietOnSuccess = true)]
public sealed class AssignmentProblemTests
{
    private sealed record Instance(int Items, BinCapacity[] Bins, AssignmentArc[] Arcs)
    {
        public AssignmentProblem Problem => AssignmentProblem.Sparse(Items, Bins, Arcs);
    }

    private static Gen<Instance> Instances(int items, int bins, int costs) =>
        from n in Gen.Choose(0, items)
        from m in Gen.Choose(1, bins)
        from density in Gen.Choose(40, 100)
        from pairs in Gen.Choose(0, 99).ArrayOf(n * m)
        from cost in Gen.Choose(-costs, costs).ArrayOf(n * m)
        from low in Gen.Choose(0, 2).ArrayOf(m)
        from room in Gen.Choose(0, 3).ArrayOf(m)
        select new Instance(
            n,
            [.. low.Zip(room, (l, r) => new BinCapacity(l, l + r))],
            [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, m) where pairs[(i * m) + j] < density select new AssignmentArc(i, j, cost[(i * m) + j])]);

    /// <summary>The least cost by trying everything; null when nothing fits.</summary>
    private static long? BruteForce(Instance x)
    {
        long? best = null;
        int[] counts = new int[x.Bins.Length];
        ILookup<int, AssignmentArc> arcs = x.Arcs.ToLookup(a => a.Item);
        Try(0, 0);
        return best;

        void Try(int item, long cost)
        {
            if (item == x.Items)
            {
                if (counts.Zip(x.Bins).All(p => p.First >= p.Second.Minimum))
                {
                    best = best is { } b ? Math.Min(b, cost) : cost;
                }

                return;
            }

            foreach (AssignmentArc a in arcs[item].Where(a => counts[a.Bin] < x.Bins[a.Bin].Maximum))
            {
                counts[a.Bin]++;
                Try(item + 1, cost + a.Cost);
                counts[a.Bin]--;
            }
        }
    }

    private static void AssertProof(Instance x, AssignmentSolution s)
    {
        int[] counts = new int[x.Bins.Length];
        Dictionary<(int, int), long> cost = x.Arcs.ToDictionary(a => (a.Item, a.Bin), a => a.Cost);
        long total = 0;
        for (int i = 0; i < x.Items; i++)
        {
            counts[s.Bins[i]]++;
            total += cost[(i, s.Bins[i])];
            Assert.Equal(x.Arcs.Where(a => a.Item == i).Min(a => a.Cost + s.Prices[a.Bin]), s.Values[i]);
        }

        Assert.Equal(total, s.Objective);
        long dual = s.Values.Sum();
        for (int j = 0; j < counts.Length; j++)
        {
            Assert.InRange(counts[j], x.Bins[j].Minimum, x.Bins[j].Maximum);
            Assert.True(s.Prices[j] <= 0 || counts[j] == x.Bins[j].Maximum);
            Assert.True(s.Prices[j] >= 0 || counts[j] == x.Bins[j].Minimum);
            dual -= s.Prices[j] * (s.Prices[j] > 0 ? x.Bins[j].Maximum : x.Bins[j].Minimum);
        }

        Assert.Equal(total, dual);
    }

    private static void AssertConflict(Instance x, AssignmentConflict c)
    {
        HashSet<int> items = [.. c.Items];
        HashSet<int> bins = [.. c.Bins];
        if (c.Kind == AssignmentConflictKind.TooFewPlaces)
        {
            Assert.All(x.Arcs.Where(a => items.Contains(a.Item)), a => Assert.Contains(a.Bin, bins));
            Assert.Equal(bins.Sum(j => x.Bins[j].Maximum), c.Places);
            Assert.True(items.Count > c.Places);
        }
        else
        {
            Assert.All(x.Arcs.Where(a => bins.Contains(a.Bin)), a => Assert.Contains(a.Item, items));
            Assert.Equal(bins.Sum(j => x.Bins[j].Minimum), c.Places);
            Assert.True(items.Count < c.Places);
        }
    }

    [Property]
    public Property CheapestOfAllAndProvedOrImpossibleAndProved() => Prop.ForAll(Arb.From(Instances(7, 4, 6)), x =>
    {
        bool solved = x.Problem.TrySolve(out AssignmentSolution? s, out AssignmentConflict? c);
        Assert.Equal(BruteForce(x), s?.Objective);
        if (solved)
        {
            AssertProof(x, s!);
        }
        else
        {
            AssertConflict(x, c!);
        }
    });

    [Property(MaxTest = 40)]
    public Property LargerOnesProveThemselves() => Prop.ForAll(Arb.From(Instances(60, 25, 1_000_000)), x =>
    {
        if (x.Problem.TrySolve(out AssignmentSolution? s, out AssignmentConflict? c))
        {
            AssertProof(x, s);
        }
        else
        {
            AssertConflict(x, c);
        }
    });

    [Fact]
    public void ThousandItemsInThreeHundredBins()
    {
        Random random = new(5);
        BinCapacity[] bins = [.. Enumerable.Range(0, 305).Select(_ => new BinCapacity(2, 4))];
        AssignmentArc[] arcs = [.. from i in Enumerable.Range(0, 1_000) from j in Enumerable.Range(0, 305) select new AssignmentArc(i, j, random.Next(20_000))];
        Instance x = new(1_000, bins, arcs);
        Assert.True(x.Problem.TrySolve(out AssignmentSolution? s, out _));
        Assert.Equal(1_000, s.Bins.Length);
        Assert.Equal(s.Objective, s.Values.Sum() - s.Prices.Select((p, j) => p * (p > 0 ? bins[j].Maximum : bins[j].Minimum)).Sum());
    }

    [Fact]
    public void DenseIsSparseWithAllPairs()
    {
        Assert.True(AssignmentProblem.Dense(2, [new(0, 1), new(0, 1)], [1, 2, 1, 9]).TrySolve(out AssignmentSolution? s, out _));
        Assert.Equal([1, 0], s.Bins);
        Assert.Equal(3, s.Objective);
    }

    [Fact]
    public void WrongInputIsAnError()
    {
        Assert.Throws<ArgumentException>(() => AssignmentProblem.Sparse(1, [new(0, 1)], [new(0, 0, 1), new(0, 0, 2)]));
        Assert.Throws<ArgumentException>(() => AssignmentProblem.Sparse(1, [new(0, 1)], [new(1, 0, 1)]));
        Assert.Throws<ArgumentException>(() => AssignmentProblem.Sparse(1, [new(2, 1)], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => AssignmentProblem.Sparse(1, [new(0, 1)], [new(0, 0, long.MaxValue)]));
    }
}
