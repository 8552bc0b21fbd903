using Minyi.Grid.Assignment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Assignment;

[Properties(MaxTest = 150, QuietOnSuccess = true)]
public sealed class ReassignmentTests
{
    private static Gen<(Instance X, int[] Former)> Moves(int items, int bins) =>
        from seed in Gen.Choose(0, int.MaxValue - 1)
        let random = new Random(seed)
        let x = Instances.Of(random, items, bins)
        select (x, Enumerable.Range(0, x.Items).Select(_ => random.Next(-1, x.Bins.Length)).ToArray());

    /// <summary>Every assignment that fits, as changes and cost.</summary>
    private static List<(int Changes, long Cost)> All(Instance x, int[] former)
    {
        List<(int, long)> all = [];
        int[] counts = new int[x.Bins.Length];
        Try(0, 0, 0);
        return all;

        void Try(int item, int changes, long cost)
        {
            if (item == x.Items)
            {
                if (counts.Zip(x.Bins).All(p => p.First >= p.Second.Minimum))
                {
                    all.Add((changes, cost));
                }

                return;
            }

            for (int j = 0; j < counts.Length; j++)
            {
                if (x.Costs[item][j] != AssignmentProblem.Forbidden && counts[j] < x.Bins[j].Maximum)
                {
                    counts[j]++;
                    Try(item + 1, changes + (former[item] >= 0 && former[item] != j ? 1 : 0), cost + x.Costs[item][j]);
                    counts[j]--;
                }
            }
        }
    }

    private static void Proved(Instance x, int[] former, ReassignmentPoint p)
    {
        Assert.Equal(p.Cost, x.Costs.Select((row, i) => row[p.Bins[i]]).Sum());
        Assert.Equal(p.Changes, former.Where((f, i) => f >= 0 && f != p.Bins[i]).Count());
        Assert.True(Certificate.Verify(x.Problem.WithChangePrice(former, p.Price), p.Proof.Bins.AsSpan(), p.Proof.Prices.AsSpan(), out string? fault), fault);
    }

    [Property(MaxTest = 500)]
    public Property EndsAndHullAreThoseOfAllAssignments() => Prop.ForAll(Arb.From(Moves(6, 4)), t =>
    {
        List<(int Changes, long Cost)> all = All(t.X, t.Former);
        Reassignment reassignment = new(t.X.Problem, t.Former);
        if (!reassignment.TryLeastCost(out ReassignmentPoint? cheapest, out _))
        {
            Assert.Empty(all);
            return;
        }

        Assert.True(reassignment.TryLeastChanges(out ReassignmentPoint? fewest, out _));
        Assert.Equal(all.Min(a => (a.Cost, a.Changes)), (cheapest.Cost, cheapest.Changes));
        Assert.Equal(all.Min(a => (a.Changes, a.Cost)), (fewest.Changes, fewest.Cost));
        Proved(t.X, t.Former, cheapest);
        Proved(t.X, t.Former, fewest);
        for (int most = 0; most <= t.X.Items; most++)
        {
            Assert.True(reassignment.TryWithin(most, out ReassignmentAnswer? answer, out _));
            Proved(t.X, t.Former, answer.Point);
            Assert.Equal(all.Any(a => a.Changes <= most), answer.IsWithin);
            if (!answer.IsWithin)
            {
                Assert.Equal(fewest.Changes, answer.Point.Changes);
                continue;
            }

            // The bound holds for all, and both points lie on the hull: nothing is below their line.
            Assert.All(all.Where(a => a.Changes <= most), a => Assert.True(a.Cost >= answer.Bound));
            Assert.True(answer.Gap >= 0);
            if (answer.Beyond is { } beyond)
            {
                Assert.True(beyond.Changes > most);
                Rational price = new(answer.Point.Cost - beyond.Cost, beyond.Changes - answer.Point.Changes);
                Assert.All(all, a => Assert.True(a.Cost + (price * a.Changes) >= answer.Point.Cost + (price * answer.Point.Changes)));
            }
        }
    });

    [Property(MaxTest = 12)]
    public Property LargeOnesAreProved() => Prop.ForAll(Arb.From(Instances.Feasible(2_500, 20).Select(x => (X: x, Former: Enumerable.Range(0, x.Items).Select(i => (i * 7) % x.Bins.Length).ToArray()))), t =>
    {
        Reassignment reassignment = new(t.X.Problem, t.Former);
        if (reassignment.TryWithin(t.X.Items / 10, out ReassignmentAnswer? answer, out _))
        {
            Proved(t.X, t.Former, answer.Point);
            if (answer.Beyond is { } beyond)
            {
                Proved(t.X, t.Former, beyond);
                Assert.True(beyond.Changes > t.X.Items / 10);
            }
        }
    });

    [Fact]
    public void WrongInputIsAnError()
    {
        AssignmentProblem problem = AssignmentProblem.Dense(1, [new(0, 1)], [1]);
        Assert.Throws<ArgumentException>(() => new Reassignment(problem, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Reassignment(problem, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => problem.WithChangePrice([0], -1));
        Assert.Throws<InvalidOperationException>(() => problem.WithChangePrice([0], 1).TrySolveWeighted([1], out _, out _));
    }
}
