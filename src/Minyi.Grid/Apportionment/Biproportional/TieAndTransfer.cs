using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>
/// Meets the rows' totals exactly, seat by seat, while the columns' stay met: from a row with too few seats a shortest path (a product of the factors
/// by which quotients are away from their rounding borders) leads to a row with too many; the divisors on the way are scaled until the path is
/// all ties, and seats are passed along all paths of ties that there are then. Each path mends one seat, so it ends; where no path is left, rows and columns reached prove that there is none.
/// </summary>
internal sealed class TieAndTransfer
{
    /// <summary>Beyond the error of sums of logarithms: what is worse by more in doubles is worse.</summary>
    private const double Margin = 1e-9;

    private readonly CellTable _cells;
    private readonly DivisorMethod _method;
    private readonly BigInteger[] _votes;
    private readonly int[] _rowSums;
    private readonly double[] _logVotes;

    public TieAndTransfer(CellTable cells, DivisorMethod method, double[] rowMultipliers)
    {
        _cells = cells;
        _method = method;
        _votes = Array.ConvertAll(cells.Votes, v => BigInteger.Pow(v, method.Power));
        _logVotes = Array.ConvertAll(_votes, v => BigInteger.Log(v));
        Seats = new int[cells.Count];
        RowFactors = new Rational[cells.Rows];
        ColumnFactors = new Rational[cells.Columns];
        _rowSums = new int[cells.Rows];
        DyadicNumber[] rows = Array.ConvertAll(rowMultipliers, a => DyadicNumber.Near(double.IsNormal(a) ? a : 1, 26));
        for (int i = 0; i < rows.Length; i++)
        {
            RowFactors[i] = rows[i].Power(method.Power);
        }

        for (int j = 0; j < cells.Columns; j++)
        {
            ColumnFactors[j] = Rational.One;
            ApportionColumn(j, rows);
        }
    }

    /// <summary>The inverses of the rows' divisors, to the method's power.</summary>
    public Rational[] RowFactors { get; }

    public Rational[] ColumnFactors { get; }

    public int[] Seats { get; }

    public Rational Quotient(int cell) => _votes[cell] * RowFactors[_cells.Row[cell]] * ColumnFactors[_cells.Column[cell]];

    /// <summary>Meets all totals; a conflict when they cannot be met.</summary>
    public BiproportionalConflict? Run()
    {
        while (Array.Exists(Range(_cells.Rows), i => _rowSums[i] < _cells.RowSeats[i]))
        {
            PathTree tree = new(_cells.Rows + _cells.Columns);
            int surplus = Search(tree);
            if (surplus < 0)
            {
                return Conflict(tree);
            }

            Rescale(tree, tree.Distance[surplus]!.Value);
            new TightPaths(_cells, Seats, _rowSums, Borders()).PassAll();
        }

        return null;
    }

    /// <summary>The seats of a column for the rows' divisors as they are.</summary>
    private void ApportionColumn(int column, DyadicNumber[] rows)
    {
        int[] cells = _cells.ByColumn[_cells.ColumnStart[column].._cells.ColumnStart[column + 1]];
        if (cells.Length == 0)
        {
            return;
        }

        int least = cells.Min(c => rows[_cells.Row[c]].Exponent);
        BigInteger[] votes = Array.ConvertAll(cells, c => (_cells.Votes[c] * rows[_cells.Row[c]].Mantissa) << (rows[_cells.Row[c]].Exponent - least));
        _method.TryApportion(votes, _cells.ColumnSeats[column], SeatBounds.None, TieRule.Ordinal, out SeatAllocation? allocation, out _);
        for (int n = 0; n < cells.Length; n++)
        {
            Seats[cells[n]] = allocation!.Seats[n];
            _rowSums[_cells.Row[cells[n]]] += allocation.Seats[n];
        }

        DivisorInterval interval = allocation!.Divisor!;
        Rational low = interval.Low!.Value;
        Rational divisor = interval.High is { } high ? (low + high) / 2 : low * 2;
        ColumnFactors[column] = new DyadicNumber(1, -least).Power(_method.Power) / divisor;
    }

    /// <summary>Grows the tree from all rows with too few seats until it reaches one with too many.</summary>
    private int Search(PathTree tree)
    {
        double[] logRows = Array.ConvertAll(RowFactors, Log);
        double[] logColumns = Array.ConvertAll(ColumnFactors, Log);
        for (int i = 0; i < _cells.Rows; i++)
        {
            if (_rowSums[i] < _cells.RowSeats[i])
            {
                tree.Reach(i, Rational.One, 0, -1);
            }
        }

        while (tree.Settle() is var node and >= 0)
        {
            if (node < _cells.Rows)
            {
                if (_rowSums[node] > _cells.RowSeats[node])
                {
                    return node;
                }

                for (int c = _cells.RowStart[node]; c < _cells.RowStart[node + 1]; c++)
                {
                    Step(tree, node, _cells.Rows + _cells.Column[c], c, Seats[c], 1, logRows, logColumns);
                }
            }
            else
            {
                int column = node - _cells.Rows;
                for (int n = _cells.ColumnStart[column]; n < _cells.ColumnStart[column + 1]; n++)
                {
                    int c = _cells.ByColumn[n];
                    if (Seats[c] > _cells.Least)
                    {
                        Step(tree, node, _cells.Row[c], c, Seats[c] - 1, -1, logRows, logColumns);
                    }
                }
            }
        }

        return -1;
    }

    /// <summary>Tries to reach a node over a cell: a seat more costs d(k) / quotient, a seat fewer quotient / d(k).</summary>
    private void Step(PathTree tree, int from, int to, int cell, int k, int sign, double[] logRows, double[] logColumns)
    {
        double quotient = _logVotes[cell] + logRows[_cells.Row[cell]] + logColumns[_cells.Column[cell]];
        double log = tree.Log[from] + (sign * ((_method.Power * Math.Log(_method.Real(k))) - quotient));
        if (tree.IsSettled(to) || log > tree.Log[to] + Margin)
        {
            return;
        }

        Rational step = _method.Signpost(k) / Quotient(cell);
        Rational distance = tree.Distance[from]!.Value * (sign > 0 ? step : Rational.One / step);
        if (tree.Distance[to] is not { } known || distance < known)
        {
            tree.Reach(to, distance, log, cell);
        }
    }

    private void Rescale(PathTree tree, Rational length)
    {
        for (int node = 0; node < tree.Distance.Length; node++)
        {
            if (tree.Distance[node] is { } distance && distance < length)
            {
                if (node < _cells.Rows)
                {
                    RowFactors[node] *= length / distance;
                }
                else
                {
                    ColumnFactors[node - _cells.Rows] *= distance / length;
                }
            }
        }
    }

    /// <summary>For each cell 1 when a seat more is free, -1 when a seat fewer is, 0 when neither; decided exactly where logarithms are near.</summary>
    private int[] Borders()
    {
        double[] logRows = Array.ConvertAll(RowFactors, Log);
        double[] logColumns = Array.ConvertAll(ColumnFactors, Log);
        int[] borders = new int[_cells.Count];
        for (int c = 0; c < borders.Length; c++)
        {
            double quotient = _logVotes[c] + logRows[_cells.Row[c]] + logColumns[_cells.Column[c]];
            borders[c] = IsAt(c, Seats[c], quotient) ? 1 : Seats[c] > _cells.Least && IsAt(c, Seats[c] - 1, quotient) ? -1 : 0;
        }

        return borders;
    }

    private bool IsAt(int cell, int k, double logQuotient) =>
        Math.Abs(logQuotient - (_method.Power * Math.Log(_method.Real(k)))) < Margin && Quotient(cell) == _method.Signpost(k);

    private BiproportionalConflict Conflict(PathTree tree)
    {
        int[] rows = [.. Range(_cells.Rows).Where(i => tree.Distance[i] is not null)];
        int[] columns = [.. Range(_cells.Columns).Where(j => tree.Distance[_cells.Rows + j] is not null)];
        HashSet<int> inside = [.. rows];
        long needed = rows.Sum(i => (long)_cells.RowSeats[i]);
        long available = 0;
        foreach (int j in columns)
        {
            available += _cells.ColumnSeats[j];
            for (int n = _cells.ColumnStart[j]; n < _cells.ColumnStart[j + 1]; n++)
            {
                available -= inside.Contains(_cells.Row[_cells.ByColumn[n]]) ? 0 : _cells.Least;
            }
        }

        return new(BiproportionalConflictKind.RowsNeedMore, [.. rows], [.. columns], needed, available);
    }

    private static int[] Range(int count) => [.. Enumerable.Range(0, count)];

    private static double Log(Rational value) => BigInteger.Log(value.Numerator) - BigInteger.Log(value.Denominator);
}
