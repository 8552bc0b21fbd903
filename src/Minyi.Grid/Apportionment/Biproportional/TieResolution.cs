using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>
/// Tells true ties (seats that could be passed round among cells at no cost) from cells that merely happen to lie on a border, settles the former by the
/// rule and moves the divisors so that the latter lie inside.
/// </summary>
internal sealed class TieResolution
{
    private readonly CellTable _cells;
    private readonly DivisorMethod _method;
    private readonly TieAndTransfer _found;
    private readonly TieRule _rule;
    private readonly BorderGraph _graph;

    public TieResolution(CellTable cells, DivisorMethod method, TieAndTransfer found, TieRule rule)
    {
        _cells = cells;
        _method = method;
        _found = found;
        _rule = rule;
        _graph = new(cells, Border);
    }

    public bool TryFinish(
        SimpleDivisors simple, [NotNullWhen(true)] out BiproportionalAllocation? allocation, [NotNullWhen(false)] out BiproportionalConflict? conflict)
    {
        conflict = null;
        allocation = null;
        int[][] tied = _graph.TiedCells();
        if (tied.Length > 0 && _rule == TieRule.Refuse)
        {
            int[] all = [.. tied.SelectMany(t => t)];
            conflict = new(
                BiproportionalConflictKind.Tied, [.. all.Select(c => _cells.Row[c]).Distinct().Order()],
                [.. all.Select(c => _cells.Column[c]).Distinct().Order()], all.Count(c => Border(c) < 0), all.Length);
            return false;
        }

        MoveInside();
        if (tied.Length == 0 && simple.TryProve(_found.Seats, Roots(_found.RowFactors), Roots(_found.ColumnFactors), out allocation))
        {
            return true;
        }

        ImmutableArray<CellTie> ties = [.. tied.Select(Settle)];
        allocation = new(
            _method, _cells.Full(_found.Seats), _cells.Columns,
            [.. _found.RowFactors.Select((f, i) => _cells.RowSeats[i] > 0 ? Rational.One / f : (Rational?)null)],
            [.. _found.ColumnFactors.Select((f, j) => _cells.ColumnSeats[j] > 0 ? Rational.One / f : (Rational?)null)],
            ties);
        return true;
    }

    /// <summary>1 when the cell's quotient is at the border to a seat more, -1 when at the border to a seat fewer, 0 strictly inside.</summary>
    private int Border(int cell)
    {
        int s = _found.Seats[cell];
        Rational quotient = _found.Quotient(cell);
        int above = quotient.CompareTo(_method.Signpost(s));
        int below = s > _cells.Least ? quotient.CompareTo(_method.Signpost(s - 1)) : 1;
        return above > 0 || below < 0
            ? throw new InvalidOperationException($"Cell {cell} has left its interval.") // No path of shortest steps leads here.
            : above == 0 ? 1 : below == 0 ? -1 : 0;
    }

    /// <summary>Scales the parts of the graph against each other, in its own order, by a factor so small that no other cell reaches its border.</summary>
    private void MoveInside()
    {
        int[] levels = _graph.Levels();
        if (Array.TrueForAll(levels, l => l == 0))
        {
            return;
        }

        Rational[] rows = [.. _found.RowFactors];
        Rational[] columns = [.. _found.ColumnFactors];
        for (int bits = 16; ; bits += bits)
        {
            Rational unit = new(1, System.Numerics.BigInteger.One << bits);
            for (int i = 0; i < rows.Length; i++)
            {
                _found.RowFactors[i] = rows[i] * (Rational.One + (levels[i] * unit));
            }

            for (int j = 0; j < columns.Length; j++)
            {
                _found.ColumnFactors[j] = columns[j] / (Rational.One + (levels[rows.Length + j] * unit));
            }

            if (AllInside())
            {
                return;
            }
        }
    }

    private bool AllInside()
    {
        for (int c = 0; c < _cells.Count; c++)
        {
            if (_graph.IsTied(c))
            {
                continue;
            }

            int s = _found.Seats[c];
            Rational quotient = _found.Quotient(c);
            if (quotient >= _method.Signpost(s) || (s > _cells.Least && quotient <= _method.Signpost(s - 1)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the tied cells in the rule's order and gives each a seat if one can still be passed to it.</summary>
    private CellTie Settle(int[] among)
    {
        TieCycle cycle = new(_cells, among, c => _graph.AtLowerBorder(c));
        foreach (int c in _rule.Order(among))
        {
            cycle.GiveIfPossible(c);
        }

        foreach (int c in among)
        {
            _found.Seats[c] += (cycle.IsUp(c) ? 1 : 0) - (_graph.AtLowerBorder(c) ? 1 : 0);
        }

        return new([.. among.Select(Place)], [.. among.Where(cycle.IsUp).Select(Place)], _rule);
    }

    private (int Row, int Column) Place(int cell) => (_cells.Row[cell], _cells.Column[cell]);

    private double[] Roots(Rational[] factors) =>
        Array.ConvertAll(factors, f => _method.Power == 2 ? Math.Sqrt((double)(Rational.One / f)) : (double)(Rational.One / f));
}
