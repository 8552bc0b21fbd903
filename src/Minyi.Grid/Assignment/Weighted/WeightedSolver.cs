using System.Collections.Immutable;
using System.Numerics;
using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Phases;
using Minyi.Grid.Assignment.Solving;
using Minyi.Numerics;

namespace Minyi.Grid.Assignment.Weighted;

/// <summary>The split optimum by the plain solver, a unit at a time, and a whole assignment rounded from it.</summary>
internal sealed class WeightedSolver(AssignmentProblem problem, int[] weights, AssignmentOptions options)
{
    /// <summary>Without an exact scale, multipliers are rounded to about this many digits.</summary>
    private const long Precise = 1_000_000;

    public WeightedSolution? Solve(out AssignmentConflict? conflict)
    {
        (long scale, bool exact) = Scale();
        PlainSolver solver = new(problem, options, weights);
        conflict = solver.Solve(problem.UnitCosts(weights, scale));
        if (conflict is not null)
        {
            return null;
        }

        PhaseResult result = solver.Result!;
        CostRows rows = solver.Rows!;
        ImmutableArray<Rational> prices = [.. result.Prices.Select(p => new Rational(p, scale))];
        int[] start = WholeStart.Of(result, rows, weights, out int split);
        BigInteger[] values = exact ? ExactValues(result, rows, start) : AllPairs(result.Prices, scale);
        BigInteger bound = values.Aggregate(BigInteger.Zero, (s, v) => s + v);
        for (int j = 0; j < result.Prices.Length; j++)
        {
            long price = result.Prices[j];
            bound -= (BigInteger)price * (price > 0 ? problem.Bins[j].Maximum : problem.Bins[j].Minimum);
        }

        int[]? bins = new WholeAssignment(problem, weights, start, Lists(result, rows), Array.ConvertAll(result.Prices, p => (double)p / scale), options.Cancellation).Find();
        long? objective = bins is null ? null : bins.Select((b, i) => problem.CostOf(i, b)).Sum();
        return new(
            bins is null ? [] : [.. bins], objective, new(bound, scale), exact, prices, [.. values.Select(v => new Rational(v, scale))], split);
    }

    /// <summary>The least common multiple of the weights where costs times it stay within bounds; else the largest factor that does.</summary>
    private (long Scale, bool Exact) Scale()
    {
        long units = weights.Aggregate(0L, (s, w) => s + w);
        int items = (int)Math.Min(units, int.MaxValue - 1);
        long largest = problem.Costs is MetricTable ? AssignmentProblem.LargestDistance(items, problem.Bins.Length) : AssignmentProblem.LargestCost(items, problem.Bins.Length);
        long most = largest / Math.Max(1, problem.Costs.LargestMagnitude);
        BigInteger multiple = BigInteger.One;
        foreach (int weight in weights.Distinct())
        {
            multiple = multiple / BigInteger.GreatestCommonDivisor(multiple, weight) * weight;
            if (multiple > most)
            {
                return (Math.Clamp(most, 1, Precise * weights.Max()), false);
            }
        }

        return ((long)multiple, true);
    }

    /// <summary>The values from the tight bin that each item was started in: its cost + price is the least.</summary>
    private BigInteger[] ExactValues(PhaseResult result, CostRows rows, int[] start)
    {
        BigInteger[] values = new BigInteger[weights.Length];
        long scale = Scale().Scale;
        for (int p = 0; p < rows.Items; p++)
        {
            int i = rows.ItemAt(p);
            values[i] = ((BigInteger)problem.CostOf(i, start[i]) * scale) + ((BigInteger)result.Prices[start[i]] * weights[i]);
        }

        return values;
    }

    private BigInteger[] AllPairs(long[] prices, long scale)
    {
        BigInteger[] values = new BigInteger[weights.Length];
        Parallel.For(0, weights.Length, new ParallelOptions { CancellationToken = options.Cancellation }, i =>
        {
            Int128 least = Int128.MaxValue;
            for (int j = 0; j < prices.Length; j++)
            {
                if (problem.CostOf(i, j) is var cost && cost != AssignmentProblem.Forbidden)
                {
                    least = Int128.Min(least, ((Int128)cost * scale) + ((Int128)prices[j] * weights[i]));
                }
            }

            values[i] = (BigInteger)least;
        });
        return values;
    }

    private int[][] Lists(PhaseResult result, CostRows rows)
    {
        int[][] lists = new int[weights.Length][];
        for (int p = 0; p < rows.Items; p++)
        {
            lists[rows.ItemAt(p)] = result.Near.Bin[result.Near.Start[p]..result.Near.Start[p + 1]];
        }

        return lists;
    }
}
