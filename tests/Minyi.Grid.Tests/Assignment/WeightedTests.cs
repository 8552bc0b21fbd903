using Google.OrTools.LinearSolver;
using Minyi.Grid.Assignment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Assignment;

[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class WeightedTests
{
    private static Gen<(Instance X, int[] Weights)> Weighted(int items, int bins, int most) =>
        from seed in Gen.Choose(0, int.MaxValue - 1)
        let random = new Random(seed)
        let x = Wider(Instances.Of(random, items, bins), random, most)
        select (x, Enumerable.Range(0, x.Items).Select(_ => random.Next(1, most + 1)).ToArray());

    /// <summary>Capacities in people.</summary>
    private static Instance Wider(Instance x, Random random, int most)
    {
        BinCapacity[] bins = [.. x.Bins.Select(b => new BinCapacity(b.Minimum * 2, (b.Maximum * 2) + random.Next(most * 2)))];
        return new(bins, x.Costs, x.Problem.WithCapacities(bins));
    }

    private static long? BruteForce(Instance x, int[] weights)
    {
        long? best = null;
        long[] loads = new long[x.Bins.Length];
        Try(0, 0);
        return best;

        void Try(int item, long cost)
        {
            if (item == x.Items)
            {
                if (loads.Zip(x.Bins).All(p => p.First >= p.Second.Minimum) && !(best <= cost))
                {
                    best = cost;
                }

                return;
            }

            for (int j = 0; j < loads.Length; j++)
            {
                if (x.Costs[item][j] != AssignmentProblem.Forbidden && loads[j] + weights[item] <= x.Bins[j].Maximum)
                {
                    loads[j] += weights[item];
                    Try(item + 1, cost + x.Costs[item][j]);
                    loads[j] -= weights[item];
                }
            }
        }
    }

    /// <summary>The least cost of a split by linear programming (OR-Tools' GLOP).</summary>
    private static double? Split(Instance x, int[] weights)
    {
        if (x.Items == 0)
        {
            return x.Bins.All(b => b.Minimum == 0) ? 0 : null;
        }

        using Solver solver = Solver.CreateSolver("GLOP");
        Variable[,] part = solver.MakeNumVarMatrix(x.Items, x.Bins.Length, 0, 1, "x");
        Objective objective = solver.Objective();
        for (int i = 0; i < x.Items; i++)
        {
            Constraint whole = solver.MakeConstraint(1, 1);
            for (int j = 0; j < x.Bins.Length; j++)
            {
                whole.SetCoefficient(part[i, j], 1);
                part[i, j].SetUb(x.Costs[i][j] == AssignmentProblem.Forbidden ? 0 : 1);
                objective.SetCoefficient(part[i, j], x.Costs[i][j] == AssignmentProblem.Forbidden ? 0 : x.Costs[i][j]);
            }
        }

        for (int j = 0; j < x.Bins.Length; j++)
        {
            Constraint room = solver.MakeConstraint(x.Bins[j].Minimum, x.Bins[j].Maximum);
            for (int i = 0; i < x.Items; i++)
            {
                room.SetCoefficient(part[i, j], weights[i]);
            }
        }

        return solver.Solve() == Solver.ResultStatus.OPTIMAL ? objective.Value() : null;
    }

    private static void Consistent(Instance x, int[] weights, WeightedSolution s)
    {
        // The bound follows from the prices alone.
        Rational bound = 0;
        for (int i = 0; i < x.Items; i++)
        {
            Rational value = x.Costs[i].Select((c, j) => (c, j)).Where(p => p.c != AssignmentProblem.Forbidden).Select(p => p.c + (weights[i] * s.Prices[p.j])).Min();
            Assert.Equal(value, s.Values[i]);
            bound += value;
        }

        for (int j = 0; j < x.Bins.Length; j++)
        {
            bound -= s.Prices[j] * (s.Prices[j].Sign > 0 ? x.Bins[j].Maximum : x.Bins[j].Minimum);
        }

        Assert.Equal(bound, s.Bound);
        if (s.IsFound)
        {
            Assert.Equal(s.Objective, x.Costs.Select((row, i) => row[s.Bins[i]]).Sum());
            Assert.Equal(s.Objective - s.Bound, s.Gap);
            Assert.Equal(s.Gap == 0, s.IsOptimal);
            for (int j = 0; j < x.Bins.Length; j++)
            {
                Assert.InRange(weights.Where((_, i) => s.Bins[i] == j).Sum(), x.Bins[j].Minimum, x.Bins[j].Maximum);
            }
        }
    }

    [Property(MaxTest = 500)]
    public Property BoundHoldsAndIsTheSplitOptimum() => Prop.ForAll(Arb.From(Weighted(6, 4, 7)), t =>
    {
        long? best = BruteForce(t.X, t.Weights);
        double? split = Split(t.X, t.Weights);
        if (!t.X.Problem.TrySolveWeighted(t.Weights, out WeightedSolution? s, out AssignmentConflict? c))
        {
            Assert.Null(best);
            Assert.Null(split);
            Assert.Equal(c.Items.Sum(i => t.Weights[i]), c.Units);
            Assert.True(c.Kind == AssignmentConflictKind.TooFewPlaces ? c.Units > c.Places : c.Units < c.Places);
            return;
        }

        Consistent(t.X, t.Weights, s);
        Assert.NotNull(split);
        Assert.InRange(Math.Abs(split.Value - (double)s.Bound), 0, 1e-6 * Math.Max(1, Math.Abs(split.Value)));
        Assert.True(s.IsSplitOptimum);
        if (s.IsFound)
        {
            Assert.True(s.Objective >= best);
            Assert.True(!s.IsOptimal || s.Objective == best);
        }
    });

    [Property(MaxTest = 60)]
    public Property LargerOnesAreConsistent() => Prop.ForAll(Arb.From(Weighted(200, 12, 40)), t =>
    {
        if (t.X.Problem.TrySolveWeighted(t.Weights, out WeightedSolution? s, out _))
        {
            Consistent(t.X, t.Weights, s);
        }
    });

    [Property(MaxTest = 60)]
    public Property WeightsOfOneAreThePlainProblem() => Prop.ForAll(Arb.From(Instances.Any(40, 8)), x =>
    {
        int[] ones = [.. Enumerable.Repeat(1, x.Items)];
        bool plain = x.Problem.TrySolve(out AssignmentSolution? s, out _);
        Assert.Equal(plain, x.Problem.TrySolveWeighted(ones, out WeightedSolution? w, out _));
        if (plain)
        {
            Assert.True(w!.IsOptimal);
            Assert.Equal(s!.Objective, w.Objective);
        }
    });

    /// <summary>Households with room to spare are all placed whole, close to the bound, also where the weights have no small common multiple.</summary>
    [Theory]
    [InlineData(6, 0.02)]
    [InlineData(97, 0.3)]
    public void HouseholdsStayTogether(int most, double gap)
    {
        Random random = new(3);
        int[] weights = [.. Enumerable.Range(0, 3_000).Select(_ => random.Next(1, most + 1))];
        int places = (int)(weights.Sum() * 1.1 / 40) + most;
        (double, double, int) Point() => (random.Next(8_000), random.Next(8_000), 0);
        Instance x = Instance.Metric([.. Enumerable.Repeat(new BinCapacity(0, places), 40)], [.. weights.Select(_ => Point())], [.. Enumerable.Range(0, 40).Select(_ => Point())], [[0]]);
        Assert.True(x.Problem.TrySolveWeighted(weights, out WeightedSolution? s, out _));
        Consistent(x, weights, s);
        Assert.True(s.IsFound);
        Assert.InRange((double)(s.Gap!.Value / s.Bound), 0, gap);
    }

    [Fact]
    public void WrongInputIsAnError()
    {
        AssignmentProblem problem = AssignmentProblem.Dense(1, [new(0, 1)], [1]);
        Assert.Throws<ArgumentException>(() => problem.TrySolveWeighted([], out _, out _));
        Assert.Throws<ArgumentException>(() => problem.TrySolveWeighted([0], out _, out _));
    }
}
