using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Feasibility;
using Minyi.Grid.Assignment.Work;

namespace Minyi.Grid.Assignment.Fairness;

/// <summary>The least limit, by halving, under which there is still an assignment; one less is refuted by a minimum cut.</summary>
internal sealed class FairLimits(AssignmentProblem problem, int[]? weights, Workers workers)
{
    private readonly long[] _minimum = [.. problem.Bins.Select(b => (long)b.Minimum)];
    private readonly long[] _maximum = [.. problem.Bins.Select(b => (long)b.Maximum)];

    /// <summary>The least load of the fullest bin.</summary>
    public FairLimit? Load(out AssignmentConflict? conflict)
    {
        AllowedSets sets = new(problem.Costs, weights);
        conflict = sets.Conflict(_minimum, _maximum, workers.Cancellation);
        if (conflict is not null)
        {
            return null;
        }

        long low = _minimum.DefaultIfEmpty().Max();
        long high = Math.Max(low, _maximum.DefaultIfEmpty().Max());
        AssignmentConflict? At(long limit) => sets.Conflict(_minimum, Array.ConvertAll(_maximum, m => Math.Min(m, limit)), workers.Cancellation);
        long least = Least(low, high, l => At(l) is null);
        BinCapacity[] bins = [.. problem.Bins.Select(b => new BinCapacity(b.Minimum, (int)Math.Min(b.Maximum, least)))];
        return new(least, problem.WithCapacities(bins), least > low ? At(least - 1) : null);
    }

    /// <summary>The least cost of the dearest pair.</summary>
    public FairLimit? Cost(out AssignmentConflict? conflict)
    {
        conflict = new AllowedSets(problem.Costs, weights).Conflict(_minimum, _maximum, workers.Cancellation);
        if (conflict is not null)
        {
            return null;
        }

        CostRows rows = problem.Costs.Rows(problem.UnitCosts(null));
        (long least, long low) = Nearest(rows);
        if (problem.Items == 0)
        {
            return new(0, problem, null);
        }

        AssignmentConflict? At(long limit) => new AllowedSets(Within(rows, limit, least), weights).Conflict(_minimum, _maximum, workers.Cancellation);
        long step = 1;
        while (At(low + step) is not null)
        {
            step *= 2;
        }

        long value = Least(low, low + step, l => At(l) is null);
        return new(value, new(Within(rows, value, least), problem.Bins), At(value - 1));
    }

    private static long Least(long low, long high, Func<long, bool> holds)
    {
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The least cost of all pairs, and the largest of the items' least costs.</summary>
    private (long Least, long Largest) Nearest(CostRows rows)
    {
        long[] prices = new long[rows.Bins];
        (long Least, long Largest)[] ends = new (long, long)[rows.Blocks];
        workers.Run(rows.Blocks, () => new NearBins<long>(), (block, near) =>
        {
            rows.Near(block, prices, 0, near);
            ends[block] = (near.Least.AsSpan(0, near.Items).ToArray().Min(), near.Least.AsSpan(0, near.Items).ToArray().Max());
        });
        return ends.Length == 0 ? (0, 0) : (ends.Min(e => e.Least), ends.Max(e => e.Largest));
    }

    /// <summary>The pairs that cost at most the limit.</summary>
    private SparseTable Within(CostRows rows, long limit, long least)
    {
        long[] prices = new long[rows.Bins];
        List<(int Bin, long Cost)>[] lists = new List<(int, long)>[rows.Items];
        workers.Run(rows.Blocks, () => new NearBins<long>(), (block, near) =>
        {
            rows.Near(block, prices, Math.Max(0, limit - least), near);
            int from = rows.Start(block);
            for (int i = 0; i < near.Items; i++)
            {
                List<(int, long)> list = [];
                for (int a = 0; a < near.Count[i]; a++)
                {
                    if (near.Least[i] + near.Excess(i)[a] <= limit)
                    {
                        list.Add((near.Bins(i)[a], near.Least[i] + near.Excess(i)[a]));
                    }
                }

                lists[rows.ItemAt(from + i)] = list;
            }
        });
        int[] start = new int[rows.Items + 1];
        for (int i = 0; i < rows.Items; i++)
        {
            start[i + 1] = start[i] + lists[i].Count;
        }

        int[] bin = new int[start[^1]];
        long[] cost = new long[start[^1]];
        for (int i = 0, at = 0; i < rows.Items; i++)
        {
            foreach ((int b, long c) in lists[i])
            {
                (bin[at], cost[at++]) = (b, c);
            }
        }

        return new(rows.Items, rows.Bins, start, bin, cost);
    }
}
