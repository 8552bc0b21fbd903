using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Minyi.Grid.Assignment.Costs;

/// <summary>Finds the bins near each item of a block in the plane, in single or double precision; distances are rounded to whole metres, half to even, in double only.</summary>
/// <remarks>
/// A bin is looked at for the whole block when it may be near any of its items: its cost + price from the middle is at most the least there + two
/// radii + window. Lanes work as IEEE 754 has it, without fused multiply-add, so results are the same on every machine.
/// </remarks>
internal sealed class PlaneKernel<T>(T[] x, T[] y, T[] binX, T[] binY, int bins)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Items = NearBins<T>.MostItems;

    private static int Lanes => Vector256<T>.Count;

    /// <summary>How long arrays over the bins have to be.</summary>
    public static int Padded(int bins) => (bins + Lanes - 1) / Lanes * Lanes;

    /// <summary>The near bins of a block whose items have no rules of their own.</summary>
    /// <param name="block">The block.</param>
    /// <param name="multiplier">What distances are multiplied by.</param>
    /// <param name="add">By bin, price + multiplier × term; infinite where not allowed.</param>
    /// <param name="window">How far over the least is near.</param>
    /// <param name="slack">What rounding may add.</param>
    /// <param name="former">The positions' former bins with their bonus; null for none.</param>
    /// <param name="into">The result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Near<TOut>(in PlaneBlock block, T multiplier, ReadOnlySpan<T> add, T window, T slack, (int[] Bin, T Bonus)? former, NearBins<TOut> into)
        where TOut : unmanaged, INumber<TOut>
    {
        PlaneScratch scratch = (into.Scratch as PlaneScratch) ?? new PlaneScratch(binX.Length);
        into.Scratch = scratch;
        int near = Candidates(block, multiplier, add, window, slack, scratch);
        into.Reset(block.Count, near + 1);
        int vectors = (block.Count + Lanes - 1) / Lanes;
        Span<T> least = scratch.Least;
        least.Fill(T.PositiveInfinity);
        for (int c = 0; c < near; c++)
        {
            int j = scratch.Candidates[c];
            Values(block.From, vectors, j, multiplier, add[j], scratch.Values.AsSpan(c * Items, Items), least);
        }

        if (former is { } f)
        {
            for (int i = 0; i < block.Count; i++)
            {
                int j = f.Bin[block.From + i];
                scratch.Former[i] = j < 0 ? T.PositiveInfinity : Value(block.From + i, j, multiplier, add[j]) - f.Bonus;
                least[i] = T.Min(least[i], scratch.Former[i]);
            }
        }

        for (int i = 0; i < block.Count; i++)
        {
            into.Least[i] = TOut.CreateTruncating(least[i]);
        }

        Vector256<T> windows = Vector256.Create(window);
        for (int c = 0; c < near; c++)
        {
            Span<T> values = scratch.Values.AsSpan(c * Items, Items);
            int j = scratch.Candidates[c];
            for (int v = 0; v < vectors; v++)
            {
                Vector256<T> excess = Vector256.Create<T>(values.Slice(v * Lanes, Lanes)) - Vector256.Create<T>(least.Slice(v * Lanes, Lanes));
                uint mask = Vector256.LessThanOrEqual(excess, windows).ExtractMostSignificantBits();
                for (; mask != 0; mask &= mask - 1)
                {
                    int i = (v * Lanes) + BitOperations.TrailingZeroCount(mask);
                    if (i < block.Count)
                    {
                        into.Add(i, j, TOut.CreateTruncating(values[i] - least[i]));
                    }
                }
            }
        }

        if (former is { } g)
        {
            for (int i = 0; i < block.Count; i++)
            {
                if (scratch.Former[i] - least[i] <= window)
                {
                    into.Set(i, g.Bin[block.From + i], TOut.CreateTruncating(scratch.Former[i] - least[i]));
                }
            }
        }
    }

    /// <summary>The near bins of a block whose items have rules: every bin is looked at for every item.</summary>
    public void NearByRule<TOut>(
        in PlaneBlock block, T multiplier, ReadOnlySpan<T> add, T window, (int[] Bin, T Bonus)? former, PairRules rules, Func<int, int> itemAt, NearBins<TOut> into)
        where TOut : unmanaged, INumber<TOut>
    {
        into.Reset(block.Count, bins);
        T[] values = new T[bins];
        for (int i = 0; i < block.Count; i++)
        {
            int position = block.From + i;
            int item = itemAt(position);
            int only = rules.Fixed[item];
            T least = T.PositiveInfinity;
            for (int j = 0; j < bins; j++)
            {
                T bonus = former is { } f && f.Bin[position] == j ? f.Bonus : T.Zero;
                values[j] = only >= 0 && only != j ? T.PositiveInfinity : Value(position, j, multiplier, add[j]) - bonus;
            }

            foreach (int j in rules.ForbiddenTo(item))
            {
                values[j] = T.PositiveInfinity;
            }

            foreach (T value in values)
            {
                least = T.Min(least, value);
            }

            into.Least[i] = TOut.CreateTruncating(least);
            for (int j = 0; j < bins; j++)
            {
                if (T.IsFinite(values[j]) && values[j] - least <= window)
                {
                    into.Add(i, j, TOut.CreateTruncating(values[j] - least));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Candidates(in PlaneBlock block, T multiplier, ReadOnlySpan<T> add, T window, T slack, PlaneScratch scratch)
    {
        Vector256<T> cx = Vector256.Create(T.CreateTruncating(block.X));
        Vector256<T> cy = Vector256.Create(T.CreateTruncating(block.Y));
        Vector256<T> m = Vector256.Create(multiplier);
        Vector256<T> least = Vector256.Create(T.PositiveInfinity);
        T[] values = scratch.FromMiddle;
        for (int j = 0; j < binX.Length; j += Lanes)
        {
            Vector256<T> dx = Vector256.LoadUnsafe(ref binX[j]) - cx;
            Vector256<T> dy = Vector256.LoadUnsafe(ref binY[j]) - cy;
            Vector256<T> value = (Vector256.Sqrt((dx * dx) + (dy * dy)) * m) + Vector256.Create(add.Slice(j, Lanes));
            value.StoreUnsafe(ref values[j]);
            least = Vector256.Min(least, value);
        }

        T smallest = T.PositiveInfinity;
        for (int lane = 0; lane < Lanes; lane++)
        {
            smallest = T.Min(smallest, least[lane]);
        }

        T limit = smallest + (T.CreateTruncating(2 * block.Radius) * multiplier) + window + slack;
        Vector256<T> limits = Vector256.Create(limit);
        int near = 0;
        for (int j = 0; j < binX.Length; j += Lanes)
        {
            uint mask = Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref values[j]), limits).ExtractMostSignificantBits();
            for (; mask != 0; mask &= mask - 1)
            {
                int b = j + BitOperations.TrailingZeroCount(mask);
                if (T.IsFinite(values[b]))
                {
                    scratch.Candidates[near++] = b;
                }
            }
        }

        scratch.Reserve(near * Items);
        return near;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Values(int from, int vectors, int bin, T multiplier, T add, Span<T> into, Span<T> least)
    {
        Vector256<T> bx = Vector256.Create(binX[bin]);
        Vector256<T> by = Vector256.Create(binY[bin]);
        Vector256<T> m = Vector256.Create(multiplier);
        Vector256<T> a = Vector256.Create(add);
        for (int v = 0; v < vectors; v++)
        {
            Vector256<T> dx = Vector256.LoadUnsafe(ref x[from + (v * Lanes)]) - bx;
            Vector256<T> dy = Vector256.LoadUnsafe(ref y[from + (v * Lanes)]) - by;
            Vector256<T> distance = Vector256.Sqrt((dx * dx) + (dy * dy));
            if (typeof(T) == typeof(double))
            {
                distance = Vector256.Round(distance.AsDouble()).As<double, T>();
            }

            Vector256<T> value = (distance * m) + a;
            value.CopyTo(into[(v * Lanes)..]);
            Vector256.Min(Vector256.Create<T>(least.Slice(v * Lanes, Lanes)), value).CopyTo(least[(v * Lanes)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Value(int position, int bin, T multiplier, T add)
    {
        T dx = x[position] - binX[bin];
        T dy = y[position] - binY[bin];
        T distance = T.Sqrt((dx * dx) + (dy * dy));
        return ((typeof(T) == typeof(double) ? T.Round(distance, MidpointRounding.ToEven) : distance) * multiplier) + add;
    }

    private sealed class PlaneScratch(int padded)
    {
        public T[] FromMiddle { get; } = new T[padded];

        public int[] Candidates { get; } = new int[padded];

        public T[] Least { get; } = new T[Items];

        public T[] Former { get; } = new T[Items];

        public T[] Values { get; private set; } = [];

        public void Reserve(int length)
        {
            if (Values.Length < length)
            {
                Values = new T[Math.Max(length, 2 * Values.Length)];
            }
        }
    }
}
