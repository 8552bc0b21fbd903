namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Passes seats round among tied cells, keeping every row and column total.</summary>
internal sealed class TieCycle
{
    private readonly CellTable _cells;
    private readonly Dictionary<int, List<int>> _at = [];
    private readonly bool[] _up;
    private readonly bool[] _open;
    private readonly int[] _via;
    private readonly int[] _seen;
    private int _round;

    public TieCycle(CellTable cells, int[] among, Predicate<int> isUp)
    {
        _cells = cells;
        _up = new bool[cells.Count];
        _open = new bool[cells.Count];
        _via = new int[cells.Rows + cells.Columns];
        _seen = new int[cells.Rows + cells.Columns];
        foreach (int c in among)
        {
            _up[c] = isUp(c);
            _open[c] = true;
            At(cells.Row[c]).Add(c);
            At(cells.Rows + cells.Column[c]).Add(c);
        }
    }

    public bool IsUp(int cell) => _up[cell];

    /// <summary>Rounds the cell up if a cycle of cells not yet decided allows it; the cell is decided then.</summary>
    public void GiveIfPossible(int cell)
    {
        _open[cell] = false;
        if (IsUp(cell) || !FindPath(cell))
        {
            return;
        }

        _up[cell] = true;
        for (int node = _cells.Row[cell]; _via[node] >= 0;)
        {
            int c = _via[node];
            _up[c] = !_up[c];
            node = node < _cells.Rows ? _cells.Rows + _cells.Column[c] : _cells.Row[c];
        }
    }

    /// <summary>Cells by which a seat fewer in the column and a seat more in the row balance a seat more in the cell: down and up in turn.</summary>
    private bool FindPath(int cell)
    {
        int start = _cells.Rows + _cells.Column[cell];
        int goal = _cells.Row[cell];
        _round++;
        _seen[start] = _round;
        _via[start] = -1;
        Queue<int> queue = new([start]);
        while (queue.TryDequeue(out int node) && _seen[goal] != _round)
        {
            bool atRow = node < _cells.Rows;
            foreach (int c in _at[node])
            {
                // From a column a cell that is up can give; from a row one that is not can take.
                int to = atRow ? _cells.Rows + _cells.Column[c] : _cells.Row[c];
                if (_open[c] && _up[c] != atRow && _seen[to] != _round)
                {
                    _seen[to] = _round;
                    _via[to] = c;
                    queue.Enqueue(to);
                }
            }
        }

        return _seen[goal] == _round;
    }

    private List<int> At(int node) => _at.TryGetValue(node, out List<int>? cells) ? cells : _at[node] = [];
}
