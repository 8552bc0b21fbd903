namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>
/// Alternating scaling in floating point: columns and rows are rounded to their totals in turn, starting from the continuous fit of the
/// votes to the totals. It is a guide: what it finds is proved, or finished, exactly.
/// </summary>
internal sealed class Scaling
{
    private const int Patience = 24;
    private const int Rounds = 400;

    private readonly CellTable _cells;
    private readonly DivisorMethod _method;
    private readonly double[] _votes;
    private readonly int[] _all;

    public Scaling(CellTable cells, DivisorMethod method)
    {
        _cells = cells;
        _method = method;
        _votes = Doubles(cells, out int shift);
        Shift = shift;
        _all = new int[cells.Count];
        for (int c = 0; c < _all.Length; c++)
        {
            _all[c] = c;
        }

        Seats = new int[cells.Count];
        RowMultipliers = Ones(cells.Rows);
        ColumnMultipliers = Ones(cells.Columns);
    }

    /// <summary>The inverses of the rows' divisors.</summary>
    public double[] RowMultipliers { get; }

    public double[] ColumnMultipliers { get; }

    /// <summary>The multipliers are for votes divided by two to this power.</summary>
    public int Shift { get; }

    public int[] Seats { get; }

    /// <summary>Whether all totals are met (as far as doubles can tell).</summary>
    public bool Run()
    {
        for (int round = 0; round < 8; round++)
        {
            Fit(_cells.ColumnStart, _cells.ByColumn, _cells.Row, RowMultipliers, ColumnMultipliers, [.. _cells.ColumnSeats]);
            Fit(_cells.RowStart, _all, _cells.Column, ColumnMultipliers, RowMultipliers, [.. _cells.RowSeats]);
        }

        int[] rowSeats = [.. _cells.RowSeats];
        int[] columnSeats = [.. _cells.ColumnSeats];
        int[] rowSums = new int[rowSeats.Length];
        int[] columnSums = new int[columnSeats.Length];
        long best = long.MaxValue;
        int idle = 0;
        for (int round = 0; round < Rounds && idle < Patience; round++)
        {
            Array.Clear(rowSums);
            Round(_cells.ColumnStart, _cells.ByColumn, _cells.Row, RowMultipliers, ColumnMultipliers, columnSeats, rowSums);
            long flaws = Flaws(rowSums, rowSeats);
            if (flaws == 0)
            {
                return true;
            }

            Array.Clear(columnSums);
            Round(_cells.RowStart, _all, _cells.Column, ColumnMultipliers, RowMultipliers, rowSeats, columnSums);
            flaws = Math.Min(flaws, Flaws(columnSums, columnSeats));
            if (Flaws(columnSums, columnSeats) == 0)
            {
                return true;
            }

            idle = flaws < best ? 0 : idle + 1;
            best = Math.Min(best, flaws);
        }

        return false;
    }

    private void Fit(int[] start, int[] order, int[] across, double[] others, double[] own, int[] totals)
    {
        for (int line = 0; line < own.Length; line++)
        {
            double sum = 0;
            for (int n = start[line]; n < start[line + 1]; n++)
            {
                sum += _votes[order[n]] * others[across[order[n]]];
            }

            own[line] = sum > 0 && double.IsNormal(totals[line] / sum) ? totals[line] / sum : own[line];
        }
    }

    private void Round(int[] start, int[] order, int[] across, double[] others, double[] own, int[] totals, int[] sums)
    {
        for (int line = 0; line < own.Length; line++)
        {
            ReadOnlySpan<int> cells = order.AsSpan(start[line]..start[line + 1]);
            if (cells.IsEmpty)
            {
                continue;
            }

            own[line] = RoundLine(cells, across, others, own[line], totals[line]);
            foreach (int c in cells)
            {
                sums[across[c]] += Seats[c];
            }
        }
    }

    private double RoundLine(ReadOnlySpan<int> cells, int[] across, double[] others, double multiplier, int total)
    {
        long sum = Count(cells, across, others, multiplier, total);
        for (int retry = 0; retry < 6 && Math.Abs(sum - total) > 4; retry++)
        {
            // Off by many: rescale before stepping one by one.
            multiplier *= (total + (cells.Length / 2.0)) / (sum + (cells.Length / 2.0));
            sum = Count(cells, across, others, multiplier, total);
        }

        for (; sum < total; sum++)
        {
            Seats[Extreme(cells, across, others, 1, out _)]++;
        }

        for (; sum > total; sum--)
        {
            Seats[Extreme(cells, across, others, 0, out _)]--;
        }

        Extreme(cells, across, others, 0, out double low);
        Extreme(cells, across, others, 1, out double high);
        double middle = low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : high / 2;
        return double.IsNormal(middle) ? middle : multiplier;
    }

    private long Count(ReadOnlySpan<int> cells, int[] across, double[] others, double multiplier, int total)
    {
        long sum = 0;
        foreach (int c in cells)
        {
            double s = _method.Guide(_votes[c] * others[across[c]] * multiplier, total);
            Seats[c] = !(s > _cells.Least) ? _cells.Least : s > total ? total : (int)s; // Not a number counts as the least.
            sum += Seats[c];
        }

        return sum;
    }

    /// <summary>The cell that is first to have a seat more (up 1), or last to have had one (up 0), with the multiplier at which that is.</summary>
    private int Extreme(ReadOnlySpan<int> cells, int[] across, double[] others, int up, out double at)
    {
        int found = -1;
        at = up == 1 ? double.MaxValue : 0;
        foreach (int c in cells)
        {
            int s = Seats[c] - 1 + up;
            if (s < _cells.Least)
            {
                continue;
            }

            double m = _method.Real(s) / (_votes[c] * others[across[c]]);
            if (found < 0 || (up == 1 ? m < at : m > at))
            {
                (found, at) = (c, m);
            }
        }

        return found;
    }

    private static long Flaws(int[] sums, int[] totals)
    {
        long flaws = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            flaws += Math.Abs((long)sums[i] - totals[i]);
        }

        return flaws;
    }

    private static double[] Ones(int count)
    {
        double[] ones = new double[count];
        Array.Fill(ones, 1.0);
        return ones;
    }

    private static double[] Doubles(CellTable cells, out int shift)
    {
        long bits = 0;
        foreach (System.Numerics.BigInteger v in cells.Votes)
        {
            bits = Math.Max(bits, v.GetBitLength());
        }

        // All by one power of two, the largest near 2^500 at most; none of them becomes zero.
        int scale = (int)Math.Max(0, bits - 500);
        shift = scale;
        return Array.ConvertAll(cells.Votes, v =>
        {
            int drop = (int)Math.Max(0, v.GetBitLength() - 64);
            return Math.Max(Math.ScaleB((double)(v >> drop), drop - scale), double.Epsilon * (1L << 53));
        });
    }
}
