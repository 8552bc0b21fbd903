using System.Runtime.CompilerServices;

namespace Minyi.Grid.Assignment.Costs;

/// <summary>Costs of listed pairs: those of item i stand from start[i] to start[i + 1], bins ascending.</summary>
internal sealed class SparseRows(int bins, int[] start, int[] bin, long[] cost, int[]? weights, int stride = 1) : CostRows
{
    public override int Items { get; } = (start.Length - 1 + stride - 1) / stride;

    public override int Bins => bins;

    public override int Blocks => (Items + NearBins<long>.MostItems - 1) / NearBins<long>.MostItems;

    public override long Pairs => bin.Length / stride;

    public override int Start(int block) => Math.Min(block * NearBins<long>.MostItems, Items);

    public override int ItemAt(int position) => position * stride;

    public override int WeightAt(int position) => weights is null ? 1 : weights[position * stride];

    public override CostRows Sample(int stride) => new SparseRows(bins, start, bin, cost, weights, stride);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Near(int block, ReadOnlySpan<float> prices, float window, NearBins<float> into)
    {
        int from = Start(block);
        int items = Start(block + 1) - from;
        into.Reset(items, Most(from, items));
        for (int i = 0; i < items; i++)
        {
            int item = (from + i) * stride;
            float least = float.PositiveInfinity;
            for (int a = start[item]; a < start[item + 1]; a++)
            {
                least = Math.Min(least, cost[a] + prices[bin[a]]);
            }

            into.Least[i] = least;
            for (int a = start[item]; a < start[item + 1]; a++)
            {
                float excess = cost[a] + prices[bin[a]] - least;
                if (excess <= window)
                {
                    into.Add(i, bin[a], excess);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Near(int block, ReadOnlySpan<long> prices, long window, NearBins<long> into)
    {
        int from = Start(block);
        int items = Start(block + 1) - from;
        into.Reset(items, Most(from, items));
        for (int i = 0; i < items; i++)
        {
            int item = (from + i) * stride;
            long least = long.MaxValue;
            for (int a = start[item]; a < start[item + 1]; a++)
            {
                least = Math.Min(least, cost[a] + prices[bin[a]]);
            }

            into.Least[i] = least;
            for (int a = start[item]; a < start[item + 1]; a++)
            {
                long excess = cost[a] + prices[bin[a]] - least;
                if (excess <= window)
                {
                    into.Add(i, bin[a], excess);
                }
            }
        }
    }

    private int Most(int from, int items)
    {
        int most = 0;
        for (int i = from; i < from + items; i++)
        {
            most = Math.Max(most, start[(i * stride) + 1] - start[i * stride]);
        }

        return most;
    }
}
