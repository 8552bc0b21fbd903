namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Passes seats round among tied cells, keeping every row and column total.</summary>
internal sealed class TieCycle
{
    private readonly CellTable _cells;
    private readonly int[] _among;
    private readonly HashSet<int> _up;
    private readonly HashSet<int> _open;

    public TieCycle(CellTable cells, int[] among, Predicate<int> isUp)
    {
        _cells = cells;
        _among = among;
        _up = [.. among.Where(c => isUp(c))];
        _open = [.. among];
    }

    public bool IsUp(int cell) => _up.Contains(cell);

    /// <summary>Rounds the cell up if a cycle of cells not yet decided allows it; the cell is decided then.</summary>
    public void GiveIfPossible(int cell)
    {
        _open.Remove(cell);
        if (IsUp(cell) || Path(cell) is not { } path)
        {
            return;
        }

        _up.Add(cell);
        foreach (int c in path)
        {
            if (!_up.Remove(c))
            {
                _up.Add(c);
            }
        }
    }

    /// <summary>Cells by which a seat fewer in the column and a seat more in the row balance a seat more in the cell: down and up in turn.</summary>
    private List<int>? Path(int cell)
    {
        int rows = _cells.Rows;
        int start = rows + _cells.Column[cell];
        int goal = _cells.Row[cell];
        Dictionary<int, int> via = new() { [start] = -1 };
        Queue<int> queue = new([start]);
        while (queue.TryDequeue(out int node) && !via.ContainsKey(goal))
        {
            foreach (int c in _among)
            {
                int row = _cells.Row[c];
                int column = rows + _cells.Column[c];
                (int from, int to) = IsUp(c) ? (column, row) : (row, column);
                if (from == node && _open.Contains(c) && via.TryAdd(to, c))
                {
                    queue.Enqueue(to);
                }
            }
        }

        if (!via.ContainsKey(goal))
        {
            return null;
        }

        List<int> path = [];
        for (int node = goal; via[node] is var c and >= 0;)
        {
            path.Add(c);
            node = node < rows ? rows + _cells.Column[c] : _cells.Row[c];
        }

        return path;
    }
}
