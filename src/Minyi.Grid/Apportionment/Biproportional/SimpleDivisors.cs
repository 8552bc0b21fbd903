using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Rounds divisors found in floating point to few digits and proves exactly that every cell lies strictly between its borders.</summary>
internal sealed class SimpleDivisors(CellTable cells, DivisorMethod method)
{
    private static readonly ImmutableArray<int> Digits = [14, 26, 52];

    /// <summary>Proves what scaling found, for which all totals are met.</summary>
    public bool TryProve(Scaling scaling, [NotNullWhen(true)] out BiproportionalAllocation? allocation) =>
        TryProve(
            scaling.Seats,
            Array.ConvertAll(scaling.RowMultipliers, a => 1 / a),
            Array.ConvertAll(scaling.ColumnMultipliers, b => Math.ScaleB(1 / b, scaling.Shift)),
            out allocation);

    /// <summary>Proves seats by divisors near the given ones.</summary>
    public bool TryProve(int[] seats, double[] rowDivisors, double[] columnDivisors, [NotNullWhen(true)] out BiproportionalAllocation? allocation)
    {
        allocation = null;
        if (!TotalsAreMet(seats) || !Array.TrueForAll(rowDivisors, double.IsNormal) || !Array.TrueForAll(columnDivisors, double.IsNormal))
        {
            return false;
        }

        foreach (int digits in Digits)
        {
            DyadicNumber[] rows = Array.ConvertAll(rowDivisors, d => DyadicNumber.Near(d, digits));
            DyadicNumber[] columns = Array.ConvertAll(columnDivisors, d => DyadicNumber.Near(d, digits));
            if (AllInside(seats, rows, columns))
            {
                allocation = new(
                    method, cells.Full(seats), cells.Columns,
                    [.. rows.Select((d, i) => cells.RowSeats[i] > 0 ? d.Power(method.Power) : (Rational?)null)],
                    [.. columns.Select((d, j) => cells.ColumnSeats[j] > 0 ? d.Power(method.Power) : (Rational?)null)],
                    []);
                return true;
            }
        }

        return false;
    }

    private bool TotalsAreMet(int[] seats)
    {
        int[] rows = new int[cells.Rows];
        int[] columns = new int[cells.Columns];
        for (int c = 0; c < seats.Length; c++)
        {
            rows[cells.Row[c]] += seats[c];
            columns[cells.Column[c]] += seats[c];
        }

        return rows.AsSpan().SequenceEqual(cells.RowSeats.AsSpan()) && columns.AsSpan().SequenceEqual(cells.ColumnSeats.AsSpan());
    }

    private bool AllInside(int[] seats, DyadicNumber[] rows, DyadicNumber[] columns)
    {
        for (int c = 0; c < seats.Length; c++)
        {
            DyadicNumber row = rows[cells.Row[c]];
            DyadicNumber column = columns[cells.Column[c]];
            if (Side(c, seats[c], row, column) >= 0 || (seats[c] > cells.Least && Side(c, seats[c] - 1, row, column) <= 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Compares the cell's quotient with d(k), exactly.</summary>
    private int Side(int cell, int k, DyadicNumber row, DyadicNumber column)
    {
        int power = method.Power;
        int shift = power * (row.Exponent + column.Exponent);
        BigInteger votes = cells.Votes[cell];
        long voteBits = votes.GetBitLength();
        int divisorBits = BitOperations.Log2((ulong)row.Mantissa) + BitOperations.Log2((ulong)column.Mantissa) + 2;
        int signpostBits = method.Bits(k);
        long left = (power * voteBits) + signpostBits + Math.Max(0, -shift);
        long right = (power * (long)divisorBits) + signpostBits + Math.Max(0, shift);
        if (left <= 127 && right <= 127)
        {
            method.Integers(k, out ulong a, out ulong b);
            UInt128 v = (UInt128)votes; // up to 127 bits
            UInt128 d = (UInt128)(ulong)row.Mantissa * (ulong)column.Mantissa;
            return ((power == 2 ? v * v : v) * b << Math.Max(0, -shift)).CompareTo((power == 2 ? d * d : d) * a << Math.Max(0, shift));
        }

        Rational signpost = method.Signpost(k);
        BigInteger product = BigInteger.Pow((BigInteger)row.Mantissa * column.Mantissa, power) * signpost.Numerator;
        return ((BigInteger.Pow(votes, power) * signpost.Denominator) << Math.Max(0, -shift)).CompareTo(product << Math.Max(0, shift));
    }
}
