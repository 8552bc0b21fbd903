using Minyi.Grid.Assignment;

namespace Minyi.Grid.Tests.Assignment;

/// <summary>The certificate holds for what is right and for nothing else: input, assignment and prices are each corrupted.</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class CertificateTests
{
    private static Gen<(Instance X, AssignmentSolution S, int Seed)> Solved =>
        from x in Instances.Feasible(60, 8)
        where x.Problem.TrySolve(out _, out _)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (x, x.Problem.TrySolve(out AssignmentSolution? s, out _) ? s : null!, seed);

    /// <summary>Complementary slackness by hand, pair by pair.</summary>
    private static bool Proves(Instance x, int[] bins, long[] prices)
    {
        int[] loads = new int[x.Bins.Length];
        foreach (int b in bins)
        {
            loads[b]++;
        }

        return Enumerable.Range(0, x.Items).All(i => x.Costs[i][bins[i]] != AssignmentProblem.Forbidden
                && Enumerable.Range(0, loads.Length).All(j => x.Costs[i][j] == AssignmentProblem.Forbidden || x.Costs[i][j] + prices[j] >= x.Costs[i][bins[i]] + prices[bins[i]]))
            && Enumerable.Range(0, loads.Length).All(j => loads[j] >= x.Bins[j].Minimum && loads[j] <= x.Bins[j].Maximum
                && (prices[j] <= 0 || loads[j] == x.Bins[j].Maximum) && (prices[j] >= 0 || loads[j] == x.Bins[j].Minimum));
    }

    [Property]
    public Property AnotherAssignmentIsSeen() => Prop.ForAll(Arb.From(Solved), t =>
    {
        Random random = new(t.Seed);
        int[] bins = [.. t.S.Bins];
        for (int change = 0; change < 1 + random.Next(3); change++)
        {
            bins[random.Next(bins.Length)] = random.Next(t.X.Bins.Length);
        }

        Assert.Equal(Proves(t.X, bins, [.. t.S.Prices]), Certificate.Verify(t.X.Problem, bins, t.S.Prices.AsSpan(), out string? fault));
        Assert.Equal(fault is null, Proves(t.X, bins, [.. t.S.Prices]));
    });

    [Property]
    public Property AnotherPriceIsSeen() => Prop.ForAll(Arb.From(Solved), t =>
    {
        Random random = new(t.Seed);
        long[] prices = [.. t.S.Prices];
        prices[random.Next(prices.Length)] += random.Next(2) == 0 ? random.Next(-2, 3) : random.Next(-1_000_000, 1_000_000);
        Assert.Equal(Proves(t.X, [.. t.S.Bins], prices), Certificate.Verify(t.X.Problem, t.S.Bins.AsSpan(), prices, out _));
    });

    [Property]
    public Property AnotherInputIsSeen() => Prop.ForAll(Arb.From(Solved), t =>
    {
        Random random = new(t.Seed);
        long[][] costs = [.. t.X.Costs.Select(r => r.ToArray())];
        (int i, int j) = (random.Next(costs.Length), random.Next(t.X.Bins.Length));
        costs[i][j] = random.Next(4) == 0 ? AssignmentProblem.Forbidden : costs[i][j] == AssignmentProblem.Forbidden ? 0 : costs[i][j] + random.Next(-3, 4);
        BinCapacity[] bins = [.. t.X.Bins];
        if (random.Next(2) == 0)
        {
            bins[j] = random.Next(2) == 0 ? bins[j] with { Maximum = bins[j].Maximum + 1 } : new(bins[j].Minimum / 2, bins[j].Maximum);
        }

        foreach (Instance changed in (Instance[])[Instance.Sparse(bins, costs), Instance.Dense(bins, costs)])
        {
            Assert.Equal(Proves(changed, [.. t.S.Bins], [.. t.S.Prices]), Certificate.Verify(changed.Problem, t.S.Bins.AsSpan(), t.S.Prices.AsSpan(), out _));
        }
    });

    [Fact]
    public void InThePlaneEachPartIsLookedAt()
    {
        // Two people at 0 and 10, places at 0 and 10, one each: prices 0 prove it.
        AssignmentProblem problem = AssignmentProblem.Metric([0, 10], [0, 0], [0, 10], [0, 0], [new(0, 1), new(0, 1)]);
        Assert.True(Certificate.Verify(problem, [0, 1], [0, 0], out _));
        Assert.True(Certificate.Verify(problem, [0, 1], [10, 0], out _));
        Assert.False(Certificate.Verify(problem, [0, 1], [11, 0], out string? fault));
        Assert.StartsWith("Item 0 ", fault, StringComparison.Ordinal);
        Assert.False(Certificate.Verify(problem, [1, 0], [0, 0], out _));
        Assert.False(Certificate.Verify(problem, [0, 0], [0, 0], out fault));
        Assert.StartsWith("Bin 0 has 2 items", fault, StringComparison.Ordinal);
        Assert.False(Certificate.Verify(AssignmentProblem.Metric([0, 10], [0, 0], [0, 10], [0, 0], [new(0, 2), new(0, 1)]), [0, 1], [1, 0], out _));
        Assert.False(Certificate.Verify(AssignmentProblem.Metric([8, 10], [0, 0], [0, 10], [0, 0], [new(0, 1), new(0, 1)]), [0, 1], [0, 0], out _));
        Assert.False(Certificate.Verify(problem.With(new PairRule(0, 0, PairRuleKind.Forbidden)), [0, 1], [0, 0], out _));
        Assert.True(Certificate.Verify(problem.With(new PairRule(0, 1, PairRuleKind.Forbidden)), [0, 1], [11, 0], out _));
        Assert.False(Certificate.Verify(problem, [0], [0, 0], out _));
        Assert.False(Certificate.Verify(problem, [0, 2], [0, 0], out _));
        Assert.False(Certificate.Verify(problem, [0, 1], [0], out _));
    }
}
