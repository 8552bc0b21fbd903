using System.Collections.Immutable;
using System.Numerics;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>The cells that can have seats (votes, in a row and a column with seats), by row and by column.</summary>
internal sealed class CellTable
{
    public CellTable(BigInteger[] votes, ImmutableArray<int> rowSeats, ImmutableArray<int> columnSeats, bool eachHasOne)
    {
        RowSeats = rowSeats;
        ColumnSeats = columnSeats;
        Least = eachHasOne ? 1 : 0;
        List<int> rows = [];
        List<int> columns = [];
        List<BigInteger> cells = [];
        RowStart = new int[rowSeats.Length + 1];
        for (int i = 0; i < rowSeats.Length; i++)
        {
            for (int j = 0; rowSeats[i] > 0 && j < columnSeats.Length; j++)
            {
                BigInteger v = votes[(i * columnSeats.Length) + j];
                if (v.Sign > 0 && columnSeats[j] > 0)
                {
                    rows.Add(i);
                    columns.Add(j);
                    cells.Add(v);
                }
            }

            RowStart[i + 1] = cells.Count;
        }

        Row = [.. rows];
        Column = [.. columns];
        Votes = [.. cells];
        ColumnStart = new int[columnSeats.Length + 1];
        foreach (int j in Column)
        {
            ColumnStart[j + 1]++;
        }

        for (int j = 0; j < columnSeats.Length; j++)
        {
            ColumnStart[j + 1] += ColumnStart[j];
        }

        int[] next = [.. ColumnStart];
        ByColumn = new int[Count];
        for (int c = 0; c < Count; c++)
        {
            ByColumn[next[Column[c]]++] = c;
        }
    }

    public ImmutableArray<int> RowSeats { get; }

    public ImmutableArray<int> ColumnSeats { get; }

    /// <summary>The seats that every cell here has at least.</summary>
    public int Least { get; }

    public int Count => Votes.Length;

    public int Rows => RowSeats.Length;

    public int Columns => ColumnSeats.Length;

    /// <summary>The cells of row i are RowStart[i] to RowStart[i + 1].</summary>
    public int[] RowStart { get; }

    public int[] Row { get; }

    public int[] Column { get; }

    public BigInteger[] Votes { get; }

    /// <summary>The cells of column j are ByColumn[ColumnStart[j]] to ByColumn[ColumnStart[j + 1]].</summary>
    public int[] ColumnStart { get; }

    public int[] ByColumn { get; }

    /// <summary>A row or column that cannot have its seats whatever the others do.</summary>
    public BiproportionalConflict? LonelyLine()
    {
        for (int i = 0; i < Rows; i++)
        {
            int cells = RowStart[i + 1] - RowStart[i];
            if (cells == 0 && RowSeats[i] > 0)
            {
                return new(BiproportionalConflictKind.RowsNeedMore, [i], [], RowSeats[i], 0);
            }

            if (cells * Least > RowSeats[i])
            {
                return new(BiproportionalConflictKind.RowHasTooFew, [i], [.. Column[RowStart[i]..RowStart[i + 1]]], cells, RowSeats[i]);
            }
        }

        for (int j = 0; j < Columns; j++)
        {
            int cells = ColumnStart[j + 1] - ColumnStart[j];
            if (cells == 0 && ColumnSeats[j] > 0)
            {
                return new(BiproportionalConflictKind.ColumnsNeedMore, [], [j], ColumnSeats[j], 0);
            }

            if (cells * Least > ColumnSeats[j])
            {
                ImmutableArray<int> rows = [.. ByColumn[ColumnStart[j]..ColumnStart[j + 1]].Select(c => Row[c])];
                return new(BiproportionalConflictKind.ColumnHasTooFew, rows, [j], cells, ColumnSeats[j]);
            }
        }

        return null;
    }

    /// <summary>The seats of the cells here as a full table, row by row.</summary>
    public ImmutableArray<int> Full(int[] seats)
    {
        int[] full = new int[Rows * Columns];
        for (int c = 0; c < Count; c++)
        {
            full[(Row[c] * Columns) + Column[c]] = seats[c];
        }

        return [.. full];
    }
}
