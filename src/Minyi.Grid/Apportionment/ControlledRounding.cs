using System.Collections.Immutable;
using System.Numerics;
using Minyi.Grid.Apportionment.Rounding;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>
/// Rounds a table so that each cell, each row's sum, each column's sum and the sum of all are their exact values rounded up or down, with the least
/// sum of absolute deviations of the cells. Such a rounding always exists.
/// </summary>
/// <remarks>Cox and Ernst, INFOR 20 (1982); solved exactly as a network flow of least cost.</remarks>
public sealed class ControlledRounding
{
    private ControlledRounding(ImmutableArray<BigInteger> cells, Rational deviation)
    {
        Cells = cells;
        Deviation = deviation;
    }

    /// <summary>The rounded cells, row by row.</summary>
    public ImmutableArray<BigInteger> Cells { get; }

    /// <summary>Σ |rounded − exact| over the cells; no other such rounding has less.</summary>
    public Rational Deviation { get; }

    /// <summary>Rounds a table; among equally near roundings the choice is by position, the same every time.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="values">The exact values, row by row; any sign.</param>
    /// <exception cref="ArgumentException">There are not rows × columns values.</exception>
    public static ControlledRounding Of(int rows, int columns, ReadOnlySpan<Rational> values)
    {
        if (values.Length != (long)Guard.Against.Negative(rows) * Guard.Against.Negative(columns))
        {
            throw new ArgumentException($"There are {values.Length} values for {rows} rows and {columns} columns.", nameof(values));
        }

        BigInteger[] floors = new BigInteger[values.Length];
        Rational[] fractions = new Rational[values.Length];
        Rational[] rowSums = new Rational[rows];
        Rational[] columnSums = new Rational[columns];
        Rational total = Rational.Zero;
        BigInteger scale = BigInteger.One;
        for (int c = 0; c < floors.Length; c++)
        {
            floors[c] = values[c].Floor();
            fractions[c] = values[c] - floors[c];
            rowSums[c / columns] += fractions[c];
            columnSums[c % columns] += fractions[c];
            total += fractions[c];
            scale = scale / BigInteger.GreatestCommonDivisor(scale, fractions[c].Denominator) * fractions[c].Denominator;
        }

        // A unit of flow through a cell rounds it up: |1 - f| - |f| = 1 - 2f. Source 0, rows, columns, sink; an arc back closes it.
        int sink = rows + columns + 1;
        Circulation flow = new(sink + 1);
        int[] arcs = new int[values.Length];
        for (int c = 0; c < arcs.Length; c++)
        {
            arcs[c] = fractions[c].Sign == 0 ? -1
                : flow.AddArc(1 + (c / columns), 1 + rows + (c % columns), 0, 1, scale - (2 * fractions[c] * scale).Numerator);
        }

        for (int i = 0; i < rows; i++)
        {
            flow.AddArc(0, 1 + i, (int)rowSums[i].Floor(), (int)rowSums[i].Ceiling(), BigInteger.Zero);
        }

        for (int j = 0; j < columns; j++)
        {
            flow.AddArc(1 + rows + j, sink, (int)columnSums[j].Floor(), (int)columnSums[j].Ceiling(), BigInteger.Zero);
        }

        flow.AddArc(sink, 0, (int)total.Floor(), (int)total.Ceiling(), BigInteger.Zero);
        flow.Solve();
        Rational deviation = Rational.Zero;
        for (int c = 0; c < arcs.Length; c++)
        {
            int up = arcs[c] < 0 ? 0 : flow.Flow(arcs[c]);
            floors[c] += up;
            deviation += up == 1 ? 1 - fractions[c] : fractions[c];
        }

        return new([.. floors], deviation);
    }
}
