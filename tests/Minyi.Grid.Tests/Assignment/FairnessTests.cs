using Minyi.Grid.Assignment;

namespace Minyi.Grid.Tests.Assignment;

[Properties(MaxTest = 400, QuietOnSuccess = true)]
public sealed class FairnessTests
{
    /// <summary>Every assignment that fits, as its largest load, its largest cost, its cost.</summary>
    private static List<(int Load, long Dearest, long Cost)> All(Instance x)
    {
        List<(int, long, long)> all = [];
        int[] counts = new int[x.Bins.Length];
        Try(0, long.MinValue, 0);
        return all;

        void Try(int item, long dearest, long cost)
        {
            if (item == x.Items)
            {
                if (counts.Zip(x.Bins).All(p => p.First >= p.Second.Minimum))
                {
                    all.Add((counts.Max(), dearest, cost));
                }

                return;
            }

            for (int j = 0; j < counts.Length; j++)
            {
                if (x.Costs[item][j] != AssignmentProblem.Forbidden && counts[j] < x.Bins[j].Maximum)
                {
                    counts[j]++;
                    Try(item + 1, Math.Max(dearest, x.Costs[item][j]), cost + x.Costs[item][j]);
                    counts[j]--;
                }
            }
        }
    }

    [Property]
    public Property LeastLoadThenLeastCost() => Prop.ForAll(Arb.From(Instances.Any(6, 4)), x =>
    {
        List<(int Load, long Dearest, long Cost)> all = All(x);
        if (!x.Problem.TryLeastMaximumLoad(out FairLimit? limit, out AssignmentConflict? conflict))
        {
            Assert.Empty(all);
            Proofs.Holds(x, conflict);
            return;
        }

        int least = Math.Max(all.Min(a => a.Load), x.Bins.Max(b => b.Minimum));
        Assert.Equal(least, limit.Value);
        Assert.True(limit.Limited.TrySolve(out AssignmentSolution? s, out _));
        Assert.Equal(all.Where(a => a.Load <= least).Min(a => a.Cost), s.Objective);
        Assert.Equal(limit.Value > x.Bins.Max(b => b.Minimum), limit.Below is not null);
    });

    [Property]
    public Property LeastDistanceThenLeastCost() => Prop.ForAll(Arb.From(Instances.Any(6, 4)), x =>
    {
        List<(int Load, long Dearest, long Cost)> all = All(x);
        if (!x.Problem.TryLeastMaximumCost(out FairLimit? limit, out _))
        {
            Assert.Empty(all);
            return;
        }

        if (x.Items == 0)
        {
            return;
        }

        long least = all.Min(a => a.Dearest);
        Assert.Equal(least, limit.Value);
        Assert.True(limit.Limited.TrySolve(out AssignmentSolution? s, out _));
        Assert.Equal(all.Where(a => a.Dearest == least).Min(a => a.Cost), s.Objective);
        Proofs.Holds(Instance.Sparse(x.Bins, [.. x.Costs.Select(r => r.Select(c => c < least ? c : AssignmentProblem.Forbidden).ToArray())]), limit.Below!);
    });
}
