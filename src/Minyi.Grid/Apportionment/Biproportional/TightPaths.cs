namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Passes seats from rows with too many to rows with too few along cells on their borders, which costs nothing, as long as there is a way.</summary>
internal sealed class TightPaths(CellTable cells, int[] seats, int[] rowSums, int[] borders)
{
    private readonly int[] _via = new int[cells.Rows + cells.Columns];
    private readonly bool[] _seen = new bool[cells.Rows + cells.Columns];

    public void PassAll()
    {
        while (FindPath() is var row and >= 0)
        {
            rowSums[row]--;
            int node = row;
            while (_via[node] is var cell and >= 0)
            {
                int change = node < cells.Rows ? -1 : 1;
                seats[cell] += change;
                borders[cell] = -change;
                node = node < cells.Rows ? cells.Rows + cells.Column[cell] : cells.Row[cell];
            }

            rowSums[node]++;
        }
    }

    /// <summary>A row with too many seats that a row with too few can reach; -1 when there is none.</summary>
    private int FindPath()
    {
        Array.Clear(_seen);
        Queue<int> queue = new();
        for (int i = 0; i < cells.Rows; i++)
        {
            if (rowSums[i] < cells.RowSeats[i])
            {
                Reach(queue, i, -1);
            }
        }

        while (queue.TryDequeue(out int node))
        {
            if (node >= cells.Rows)
            {
                int column = node - cells.Rows;
                for (int n = cells.ColumnStart[column]; n < cells.ColumnStart[column + 1]; n++)
                {
                    int c = cells.ByColumn[n];
                    if (borders[c] < 0)
                    {
                        Reach(queue, cells.Row[c], c);
                    }
                }

                continue;
            }

            if (rowSums[node] > cells.RowSeats[node])
            {
                return node;
            }

            for (int c = cells.RowStart[node]; c < cells.RowStart[node + 1]; c++)
            {
                if (borders[c] > 0)
                {
                    Reach(queue, cells.Rows + cells.Column[c], c);
                }
            }
        }

        return -1;
    }

    private void Reach(Queue<int> queue, int node, int cell)
    {
        if (!_seen[node])
        {
            _seen[node] = true;
            _via[node] = cell;
            queue.Enqueue(node);
        }
    }
}
