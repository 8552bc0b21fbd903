using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Minyi.Grid.Assignment.Changes;
using Minyi.Grid.Assignment.Costs;

namespace Minyi.Grid.Assignment;

/// <summary>Proves an assignment the cheapest, from the problem, the assignment and the bins' prices alone.</summary>
/// <remarks>
/// Complementary slackness: every item is in an allowed bin in which cost + price is the least of all its allowed bins; every bin takes its minimum to its
/// maximum; a price is positive only where the maximum is reached and negative only where there is no more than the minimum. For any other assignment the
/// cost is then at least Σ least (cost + price) − Σ price × bound, which this one costs. Every pair is looked at once; none of the solver's code is used.
/// </remarks>
public static class Certificate
{
    /// <summary>Whether the prices prove the assignment.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="bins">By item, its bin.</param>
    /// <param name="prices">By bin, its price.</param>
    /// <param name="fault">What is wrong first; null when the proof holds.</param>
    public static bool Verify(AssignmentProblem problem, ReadOnlySpan<int> bins, ReadOnlySpan<long> prices, [NotNullWhen(false)] out string? fault)
    {
        Guard.Against.Null(problem);
        fault = Lengths(problem, bins, prices) ?? Loads(problem, bins, prices);
        if (fault is not null)
        {
            return false;
        }

        int[] chosen = bins.ToArray();
        long[] price = prices.ToArray();
        string?[] faults = new string?[Math.Max(1, Math.Min(Environment.ProcessorCount, chosen.Length / 1024))];
        Parallel.For(0, faults.Length, part =>
        {
            int from = (int)((long)chosen.Length * part / faults.Length);
            int to = (int)((long)chosen.Length * (part + 1) / faults.Length);
            faults[part] = problem.Costs switch
            {
                MetricTable plane => Plane(plane, problem.Change, chosen, price, from, to),
                DenseTable matrix => Matrix(matrix, problem.Change, chosen, price, from, to),
                SparseTable list => Listed(list, problem.Change, chosen, price, from, to),
                _ => throw new InvalidOperationException("There is no other kind of cost."),
            };
        });
        fault = Array.Find(faults, f => f is not null);
        return fault is null;
    }

    private static string? Lengths(AssignmentProblem problem, ReadOnlySpan<int> bins, ReadOnlySpan<long> prices)
    {
        if (bins.Length != problem.Items || prices.Length != problem.Bins.Length)
        {
            return Text($"There are {bins.Length} assigned items and {prices.Length} prices for {problem.Items} items and {problem.Bins.Length} bins.");
        }

        for (int i = 0; i < bins.Length; i++)
        {
            if ((uint)bins[i] >= (uint)prices.Length)
            {
                return Text($"Item {i} is in bin {bins[i]}, which does not exist.");
            }
        }

        return null;
    }

    private static string? Loads(AssignmentProblem problem, ReadOnlySpan<int> bins, ReadOnlySpan<long> prices)
    {
        int[] loads = new int[prices.Length];
        foreach (int bin in bins)
        {
            loads[bin]++;
        }

        for (int j = 0; j < loads.Length; j++)
        {
            (int least, int most) = (problem.Bins[j].Minimum, problem.Bins[j].Maximum);
            if (loads[j] < least || loads[j] > most)
            {
                return Text($"Bin {j} has {loads[j]} items; it takes {least} to {most}.");
            }

            if ((prices[j] > 0 && loads[j] < most) || (prices[j] < 0 && loads[j] > least))
            {
                return Text($"Bin {j} has the price {prices[j]} with {loads[j]} items; it takes {least} to {most}.");
            }
        }

        return null;
    }

    private static string? Listed(SparseTable list, ChangePrice? change, int[] bins, long[] prices, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            Int128 least = Int128.MaxValue;
            Int128 own = Int128.MaxValue;
            for (int a = list.Start[i]; a < list.Start[i + 1]; a++)
            {
                Int128 value = ((Int128)list.Cost[a] * (change?.Scale ?? 1)) + prices[list.Bin[a]] + Extra(change, i, list.Bin[a]);
                least = Int128.Min(least, value);
                own = list.Bin[a] == bins[i] ? value : own;
            }

            if (own != least || own == Int128.MaxValue)
            {
                return NotLeast(i, bins[i]);
            }
        }

        return null;
    }

    private static string? Matrix(DenseTable matrix, ChangePrice? change, int[] bins, long[] prices, int from, int to)
    {
        bool small = Array.TrueForAll(prices, p => Int128.Abs(p) < long.MaxValue / 2);
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<int> row = matrix.Costs.AsSpan(i * matrix.Bins, matrix.Bins);
            if (row[bins[i]] == DenseRows.Forbidden)
            {
                return NotLeast(i, bins[i]);
            }

            if (change is null && small)
            {
                if (!IsLeast(row, prices, row[bins[i]] + prices[bins[i]]))
                {
                    return NotLeast(i, bins[i]);
                }

                continue;
            }

            long scale = change?.Scale ?? 1;
            Int128 own = ((Int128)row[bins[i]] * scale) + prices[bins[i]] + Extra(change, i, bins[i]);
            for (int j = 0; j < row.Length; j++)
            {
                if (((Int128)row[j] * scale) + prices[j] + Extra(change, i, j) < own && row[j] != DenseRows.Forbidden)
                {
                    return NotLeast(i, bins[i]);
                }
            }
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsLeast(ReadOnlySpan<int> row, long[] prices, long own)
    {
        for (int j = 0; j < row.Length; j++)
        {
            if (row[j] + prices[j] < own && row[j] != DenseRows.Forbidden)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Distances are whole numbers below 2^53, so sums in double precision are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string? Plane(MetricTable plane, ChangePrice? change, int[] bins, long[] prices, int from, int to)
    {
        if (prices.Any(p => BigInteger.Abs(p) >= (1L << 52)))
        {
            return "A price is larger than any optimal price can be.";
        }

        long scale = change?.Scale ?? 1;
        int lanes = Vector256<double>.Count;
        int padded = (plane.Bins + lanes - 1) / lanes * lanes;
        double[] x = new double[padded];
        double[] y = new double[padded];
        plane.BinX.CopyTo(x, 0);
        plane.BinY.CopyTo(y, 0);
        double[][] added = Array.ConvertAll(plane.Terms, t => Enumerable.Range(0, padded)
            .Select(j => j >= t.Length || t[j] == AssignmentProblem.Forbidden ? double.PositiveInfinity : (scale * t[j]) + prices[j]).ToArray());
        for (int i = from; i < to; i++)
        {
            long cost = plane.CostOf(i, bins[i]);
            if (cost == AssignmentProblem.Forbidden)
            {
                return NotLeast(i, bins[i]);
            }

            double own = (scale * cost) + prices[bins[i]] + Extra(change, i, bins[i]);
            double[] add = added[plane.Kinds?[i] ?? 0];
            if (plane.Rules is { } rules && rules.Concern(i))
            {
                for (int j = 0; j < plane.Bins; j++)
                {
                    if (rules.Allow(i, j) && (scale * Distance(plane, i, j)) + add[j] + Extra(change, i, j) < own)
                    {
                        return NotLeast(i, bins[i]);
                    }
                }

                continue;
            }

            // The former bin by itself; the price of a change for all others, which is no less for the former one.
            double extra = 0;
            if (change is { } c && c.Former[i] is >= 0 and var former)
            {
                extra = c.Price;
                if ((scale * Distance(plane, i, former)) + add[former] < own)
                {
                    return NotLeast(i, bins[i]);
                }
            }

            Vector256<double> px = Vector256.Create(plane.X[i]);
            Vector256<double> py = Vector256.Create(plane.Y[i]);
            Vector256<double> least = Vector256.Create(double.PositiveInfinity);
            for (int j = 0; j < padded; j += lanes)
            {
                Vector256<double> dx = px - Vector256.LoadUnsafe(ref x[j]);
                Vector256<double> dy = py - Vector256.LoadUnsafe(ref y[j]);
                least = Vector256.Min(least, (Vector256.Round(Vector256.Sqrt((dx * dx) + (dy * dy))) * scale) + Vector256.LoadUnsafe(ref add[j]));
            }

            if (Vector256.LessThanAny(least, Vector256.Create(own - extra)))
            {
                return NotLeast(i, bins[i]);
            }
        }

        return null;
    }

    private static long Extra(ChangePrice? change, int item, int bin) => change is not null && change.Changes(item, bin) ? change.Price : 0;

    private static double Distance(MetricTable plane, int item, int bin)
    {
        double dx = plane.X[item] - plane.BinX[bin];
        double dy = plane.Y[item] - plane.BinY[bin];
        return Math.Round(Math.Sqrt((dx * dx) + (dy * dy)), MidpointRounding.ToEven);
    }

    private static string NotLeast(int item, int bin) => Text($"Item {item} is in bin {bin}, which is not allowed or where cost + price is not its least.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
