using Minyi.Grid.Assignment;

namespace Minyi.Grid.Tests.Assignment;

[Properties(MaxTest = 400, QuietOnSuccess = true)]
public sealed class AssignmentProblemTests
{
    private static void SolvedOrRefusedWithProof(Instance x, long? least)
    {
        if (x.Problem.TrySolve(out AssignmentSolution? s, out AssignmentConflict? c))
        {
            Assert.Equal(least, s.Objective);
            Proofs.Holds(x, s);
        }
        else
        {
            Assert.Null(least);
            Proofs.Holds(x, c);
        }
    }

    [Property(MaxTest = 1_500)]
    public Property FirstOfTheCheapestByBruteForce() => Prop.ForAll(Arb.From(Instances.Any(6, 4)), x =>
    {
        (long Cost, int[] Bins)? best = Oracles.BruteForce(x);
        SolvedOrRefusedWithProof(x, best?.Cost);
        Assert.Equal(best?.Bins, x.Problem.TrySolve(out AssignmentSolution? s, out _) ? s.Bins : null);
    });

    [Property(MaxTest = 600)]
    public Property AsCheapAsOrTools() => Prop.ForAll(Arb.From(Instances.Any(90, 20)), x => SolvedOrRefusedWithProof(x, Oracles.OrTools(x)));

    /// <summary>Large enough for windows, samples and guessed prices.</summary>
    [Property(MaxTest = 40)]
    public Property LargeOnesToo() => Prop.ForAll(Arb.From(Instances.Feasible(3_000, 25)), x => SolvedOrRefusedWithProof(x, Oracles.OrTools(x)));

    [Property(MaxTest = 25)]
    public Property ThreadsDoNotMatter() => Prop.ForAll(Arb.From(Instances.Feasible(6_000, 40)), x =>
    {
        bool one = x.Problem.TrySolve(out AssignmentSolution? s, out AssignmentConflict? c, new() { Threads = 1 });
        bool two = x.Problem.TrySolve(out AssignmentSolution? t, out AssignmentConflict? d, new() { Threads = 2 });
        Assert.Equal(one, two);
        Assert.Equal(s?.Bins.ToArray(), t?.Bins.ToArray());
        Assert.Equal(s?.Prices.ToArray(), t?.Prices.ToArray());
        Assert.Equal(c?.Items.ToArray(), d?.Items.ToArray());
    });

    /// <summary>The canonical choice: no item could have a lower bin, those before it as they are, at the same cost.</summary>
    [Property(MaxTest = 150)]
    public Property NobodyCouldHaveALowerBin() => Prop.ForAll(Arb.From(Instances.Any(14, 5)), x =>
    {
        if (!x.Problem.TrySolve(out AssignmentSolution? s, out _))
        {
            return;
        }

        for (int i = 0; i < x.Items; i++)
        {
            for (int j = 0; j < s.Bins[i]; j++)
            {
                long[][] costs = [.. x.Costs.Select((row, at) => row.Select((c, b) => at < i && b != s.Bins[at] || at == i && b != j ? AssignmentProblem.Forbidden : c).ToArray())];
                Assert.True(Oracles.OrTools(Instance.Sparse(x.Bins, costs)) is not { } least || least > s.Objective, $"item {i} could have bin {j}");
            }
        }
    });

    [Fact]
    public void EverybodyAtOnePoint()
    {
        double[] zero = new double[5_000];
        AssignmentProblem problem = AssignmentProblem.Metric(zero, zero, [3, 0, 4], [4, 0, 3], [new(0, 2_000), new(100, 2_000), new(0, 2_000)]);
        Assert.True(problem.TrySolve(out AssignmentSolution? s, out _));
        Assert.Equal(5L * 3_000, s.Objective);
        Assert.Equal([2_000, 2_000, 1_000], Enumerable.Range(0, 3).Select(j => s.Bins.Count(b => b == j)));
        Assert.Equal(Enumerable.Repeat(0, 2_000).Concat(Enumerable.Repeat(1, 2_000)).Concat(Enumerable.Repeat(2, 1_000)), s.Bins);
        Assert.True(Certificate.Verify(problem, s.Bins.AsSpan(), s.Prices.AsSpan(), out _));
    }

    /// <summary>A cluster with few places near it: prices must rise far.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ClustersFarFromPlaces(int seed)
    {
        Random random = new(seed);
        (double, double, int)[] people = [.. Enumerable.Range(0, 4_000).Select(i => (i % 5 * 9_000 + random.Next(300), (double)random.Next(300), 0))];
        (double, double, int)[] places = [.. Enumerable.Range(0, 60).Select(_ => ((double)random.Next(40_000), (double)random.Next(8_000), 0))];
        Instance x = Instance.Metric([.. Enumerable.Repeat(new BinCapacity(60, 70), 60)], people, places, [[0]]);
        SolvedOrRefusedWithProof(x, Oracles.OrTools(x));
    }

    [Fact]
    public void HalvesAreRoundedToEven()
    {
        AssignmentProblem problem = AssignmentProblem.Metric([0.3, 0, 0], [0.4, 1.5, 2.5], [0], [0], [new(0, 3)]);
        Assert.Equal([0L, 2, 2], Enumerable.Range(0, 3).Select(i => problem.CostOf(i, 0)));
        Assert.True(problem.TrySolve(out AssignmentSolution? s, out _));
        Assert.Equal(4, s.Objective);
    }

    [Fact]
    public void OverflowIsRefusedAtTheDoor()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AssignmentProblem.Sparse(1, [new(0, 1)], [new(0, 0, long.MaxValue - 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AssignmentProblem.Dense(1, [new(0, 1)], [long.MinValue + 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AssignmentProblem.Metric([1e15], [0], [0], [0], [new(0, 1)]));
        long most = AssignmentProblem.LargestCost(2, 2);
        Assert.True(AssignmentProblem.Dense(2, [new(1, 1), new(1, 1)], [most, -most, -most, most]).TrySolve(out AssignmentSolution? s, out _));
        Assert.Equal([1, 0], s.Bins);
    }

    [Fact]
    public void WrongInputIsAnError()
    {
        Assert.Throws<ArgumentException>(() => AssignmentProblem.Sparse(1, [new(0, 1)], [new(0, 0, 1), new(0, 0, 2)]));
        Assert.Throws<ArgumentException>(() => AssignmentProblem.Sparse(1, [new(0, 1)], [new(1, 0, 1)]));
        Assert.Throws<ArgumentException>(() => AssignmentProblem.Sparse(1, [new(2, 1)], []));
        Assert.Throws<ArgumentException>(() => AssignmentProblem.Metric([double.NaN], [0], [0], [0], [new(0, 1)]));
        AssignmentProblem problem = AssignmentProblem.Dense(1, [new(0, 1), new(0, 1)], [1, AssignmentProblem.Forbidden]);
        Assert.Throws<ArgumentException>(() => problem.With(new PairRule(0, 1, PairRuleKind.Fixed)));
        Assert.Throws<ArgumentException>(() => problem.With(new(0, 0, PairRuleKind.Fixed), new PairRule(0, 1, PairRuleKind.Fixed)));
        Assert.Throws<ArgumentException>(() => problem.WithCapacities(new BinCapacity(0, 1)));
    }

    [Fact]
    public void CancelledWorkEnds()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => AssignmentProblem.Dense(2, [new(0, 2)], [1, 2]).TrySolve(out _, out _, new() { Cancellation = source.Token }));
    }

    [Fact]
    public void ProgressEndsWithEverybodyPlaced()
    {
        List<AssignmentProgress> told = [];
        Assert.True(AssignmentProblem.Dense(3, [new(0, 2), new(0, 2)], [1, 2, 1, 3, 1, 4]).TrySolve(out _, out _, new() { Progress = new Listener(told.Add) }));
        Assert.Equal(new AssignmentProgress(3, 3), told[^1]);
        Assert.True(told.Count > 1);
    }

    private sealed class Listener(Action<AssignmentProgress> report) : IProgress<AssignmentProgress>
    {
        public void Report(AssignmentProgress value) => report(value);
    }
}
