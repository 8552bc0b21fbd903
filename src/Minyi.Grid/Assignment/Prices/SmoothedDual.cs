using System.Runtime.CompilerServices;
using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Work;

namespace Minyi.Grid.Assignment.Prices;

/// <summary>
/// The dual with each item shared out among its near bins at a charge of half the temperature × the squares of the shares: a concave function of the bins'
/// prices with a continuous gradient, in which only bins within the temperature of an item's least matter. Evaluates value, loads (the gradient) and what
/// bins share (the Hessian).
/// </summary>
internal sealed class SmoothedDual(CostRows rows, Workers workers)
{
    /// <summary>Loads and shares are whole multiples of 1 / this, so that their sums do not depend on the order of adding.</summary>
    public const int One = 1 << 22;

    private readonly double[] _values = new double[rows.Blocks];

    public CostRows Rows => rows;

    /// <summary>Evaluates at given prices.</summary>
    public SmoothedPoint At(double[] prices, double temperature)
    {
        float[] p = Array.ConvertAll(prices, v => (float)v);
        float t = (float)temperature;
        Part[] parts = workers.Run(rows.Blocks, () => new Part(rows.Bins), (block, part) =>
        {
            rows.Near(block, p, t, part.Near);
            _values[block] = part.Add(rows, rows.Start(block), t);
        });
        long[] loads = new long[rows.Bins];
        PairSums pairs = parts.Length > 0 ? parts[0].Pairs : new(rows.Bins);
        for (int i = 0; i < parts.Length; i++)
        {
            for (int j = 0; j < loads.Length; j++)
            {
                loads[j] += parts[i].Loads[j];
            }

            if (i > 0)
            {
                pairs.AddAll(parts[i].Pairs);
            }
        }

        double value = 0;
        foreach (double v in _values)
        {
            value += v;
        }

        return new(prices, value, Array.ConvertAll(loads, l => (double)l / One), pairs);
    }

    private sealed class Part(int allBins)
    {
        public NearBins<float> Near { get; } = new();

        public long[] Loads { get; } = new long[allBins];

        public PairSums Pairs { get; } = new(allBins);

        public double Add(CostRows rows, int position, float temperature)
        {
            double value = 0;
            for (int i = 0; i < Near.Items; i++)
            {
                int count = Near.Count[i];
                int units = rows.WeightAt(position + i);
                ReadOnlySpan<int> bins = Near.Bins(i);
                value += (double)units * Near.Least[i];
                if (count == 1)
                {
                    Loads[bins[0]] += (long)units * One;
                }
                else if (count > 1)
                {
                    value += units * (double)temperature * Share(bins, Near.Excess(i), temperature, units);
                }
            }

            return value;
        }

        /// <summary>
        /// Shares an item out among its near bins so that Σ share × excess + temperature / 2 × Σ share² is least; gives what that is over half the temperature.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private double Share(ReadOnlySpan<int> bins, ReadOnlySpan<float> excess, float temperature, int units)
        {
            float inverse = 1 / temperature;
            float level = float.PositiveInfinity;
            int count = excess.Length + 1;

            // The level never rises but by rounding, so what is dropped stays dropped.
            for (bool dropped = true; dropped;)
            {
                float sum = 1;
                int kept = 0;
                for (int a = 0; a < excess.Length; a++)
                {
                    if (excess[a] * inverse < level)
                    {
                        sum += excess[a] * inverse;
                        kept++;
                    }
                }

                dropped = kept < count;
                if (dropped)
                {
                    count = kept;
                    level = sum / kept;
                }
            }

            double value = -0.5;
            int one = One / count;
            for (int a = 0; a < bins.Length; a++)
            {
                float share = level - (excess[a] * inverse);
                if (share <= 0)
                {
                    continue;
                }

                value += (share * excess[a] * inverse) + (0.5 * share * share);
                Loads[bins[a]] += units * (long)(share * One);
                for (int b = 0; b < a; b++)
                {
                    if (excess[b] * inverse < level)
                    {
                        Pairs.Add(bins[b], bins[a], (long)units * one);
                    }
                }
            }

            return value;
        }
    }
}

/// <summary>The smoothed dual at a point.</summary>
/// <param name="Prices">The prices.</param>
/// <param name="Value">The sum of soft minima, without what the prices are worth at the capacities.</param>
/// <param name="Loads">By bin, the units in it.</param>
/// <param name="Pairs">By pair of bins, the units they share.</param>
internal sealed record SmoothedPoint(double[] Prices, double Value, double[] Loads, PairSums Pairs);
