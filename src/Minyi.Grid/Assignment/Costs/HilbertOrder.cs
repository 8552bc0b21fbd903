namespace Minyi.Grid.Assignment.Costs;

/// <summary>An order of points along Hilbert's curve, so that neighbours in the order are neighbours in the plane; equal points keep their order.</summary>
internal static class HilbertOrder
{
    private const int Bits = 16;
    private const int Digit = 11;

    /// <summary>The points' numbers along the curve, those of a lower group first.</summary>
    /// <param name="x">Where the points are.</param>
    /// <param name="y">Where the points are.</param>
    /// <param name="group">The group of each point.</param>
    /// <param name="groups">How many groups there are.</param>
    public static int[] Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int[] group, int groups)
    {
        int n = x.Length;
        uint[] keys = new uint[n];
        (double left, double right) = Ends(x);
        (double bottom, double top) = Ends(y);
        double scale = ((1 << Bits) - 1) / Math.Max(Math.Max(right - left, top - bottom), 1e-9);
        for (int i = 0; i < n; i++)
        {
            keys[i] = Index((uint)((x[i] - left) * scale), (uint)((y[i] - bottom) * scale));
        }

        int[] order = new int[n];
        int[] other = new int[n];
        for (int i = 0; i < n; i++)
        {
            order[i] = i;
        }

        for (int shift = 0; shift < 2 * Bits; shift += Digit)
        {
            Distribute(order, other, 1 << Digit, i => (int)((keys[i] >> shift) & ((1 << Digit) - 1)));
            (order, other) = (other, order);
        }

        Distribute(order, other, groups, i => group[i]);
        return other;
    }

    private static void Distribute(int[] from, int[] to, int buckets, Func<int, int> bucket)
    {
        int[] start = new int[buckets + 1];
        foreach (int i in from)
        {
            start[bucket(i) + 1]++;
        }

        for (int b = 0; b < buckets; b++)
        {
            start[b + 1] += start[b];
        }

        foreach (int i in from)
        {
            to[start[bucket(i)]++] = i;
        }
    }

    private static (double Least, double Most) Ends(ReadOnlySpan<double> values)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        foreach (double v in values)
        {
            least = Math.Min(least, v);
            most = Math.Max(most, v);
        }

        return values.IsEmpty ? (0, 0) : (least, most);
    }

    private static uint Index(uint x, uint y)
    {
        uint index = 0;
        for (uint s = 1u << (Bits - 1); s > 0; s >>= 1)
        {
            uint rx = (x & s) != 0 ? 1u : 0;
            uint ry = (y & s) != 0 ? 1u : 0;
            index = unchecked((index << 2) | ((3 * rx) ^ ry));
            if (ry == 0)
            {
                if (rx == 1)
                {
                    x = (1u << Bits) - 1 - x;
                    y = (1u << Bits) - 1 - y;
                }

                (x, y) = (y, x);
            }
        }

        return index;
    }
}
