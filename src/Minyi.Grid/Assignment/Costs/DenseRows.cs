using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Minyi.Grid.Assignment.Costs;

/// <summary>A matrix of costs of 32 bits, item by item; <see cref="Forbidden"/> marks pairs that are not allowed.</summary>
internal sealed class DenseRows(int bins, int[] costs, int[]? weights, int stride = 1) : CostRows
{
    /// <summary>Marks a pair that is not allowed.</summary>
    public const int Forbidden = int.MaxValue;

    /// <summary>The largest magnitude of a cost in the matrix.</summary>
    public const int Largest = int.MaxValue / 2;

    private const int Lanes = 8;

    public override int Items { get; } = bins == 0 ? 0 : ((costs.Length / bins) + stride - 1) / stride;

    public override int Bins => bins;

    public override int Blocks => (Items + NearBins<long>.MostItems - 1) / NearBins<long>.MostItems;

    public override long Pairs => (long)Items * bins;

    public override int Start(int block) => Math.Min(block * NearBins<long>.MostItems, Items);

    public override int ItemAt(int position) => position * stride;

    public override int WeightAt(int position) => weights is null ? 1 : weights[position * stride];

    public override CostRows Sample(int stride) => new DenseRows(bins, costs, weights, stride);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Near(int block, ReadOnlySpan<float> prices, float window, NearBins<float> into)
    {
        int from = Start(block);
        int items = Start(block + 1) - from;
        into.Reset(items, bins);
        for (int i = 0; i < items; i++)
        {
            ReadOnlySpan<int> row = costs.AsSpan((from + i) * stride * bins, bins);
            float least = Least(row, prices);
            into.Least[i] = least;
            float limit = least + window;
            Vector256<float> limits = Vector256.Create(limit);
            int j = 0;
            for (; j <= bins - Lanes; j += Lanes)
            {
                Vector256<float> values = Values(row, prices, j);
                for (uint mask = Vector256.LessThanOrEqual(values, limits).ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
                {
                    int b = j + BitOperations.TrailingZeroCount(mask);
                    into.Add(i, b, row[b] + prices[b] - least);
                }
            }

            for (; j < bins; j++)
            {
                float value = row[j] == Forbidden ? float.PositiveInfinity : row[j] + prices[j];
                if (value <= limit && value < float.PositiveInfinity)
                {
                    into.Add(i, j, value - least);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Near(int block, ReadOnlySpan<long> prices, long window, NearBins<long> into)
    {
        int from = Start(block);
        int items = Start(block + 1) - from;
        into.Reset(items, bins);
        for (int i = 0; i < items; i++)
        {
            ReadOnlySpan<int> row = costs.AsSpan((from + i) * stride * bins, bins);
            long least = long.MaxValue;
            for (int j = 0; j < row.Length; j++)
            {
                if (row[j] != Forbidden)
                {
                    least = Math.Min(least, row[j] + prices[j]);
                }
            }

            into.Least[i] = least;
            for (int j = 0; j < row.Length; j++)
            {
                if (row[j] != Forbidden && row[j] + prices[j] - least <= window)
                {
                    into.Add(i, j, row[j] + prices[j] - least);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Least(ReadOnlySpan<int> row, ReadOnlySpan<float> prices)
    {
        Vector256<float> least = Vector256.Create(float.PositiveInfinity);
        int j = 0;
        for (; j <= row.Length - Lanes; j += Lanes)
        {
            least = Vector256.Min(least, Values(row, prices, j));
        }

        float smallest = float.PositiveInfinity;
        for (int lane = 0; lane < Lanes; lane++)
        {
            smallest = Math.Min(smallest, least[lane]);
        }

        for (; j < row.Length; j++)
        {
            smallest = row[j] == Forbidden ? smallest : Math.Min(smallest, row[j] + prices[j]);
        }

        return smallest;
    }

    private static Vector256<float> Values(ReadOnlySpan<int> row, ReadOnlySpan<float> prices, int at)
    {
        Vector256<int> cost = Vector256.Create(row.Slice(at, Lanes));
        Vector256<float> value = Vector256.ConvertToSingle(cost) + Vector256.Create(prices.Slice(at, Lanes));
        // Not a number is below no limit and drops out of the least.
        return Vector256.ConditionalSelect(
            Vector256.Equals(cost, Vector256.Create(Forbidden)).AsSingle(), Vector256.Create(float.MaxValue), value);
    }
}
