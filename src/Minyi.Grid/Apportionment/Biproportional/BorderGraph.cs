namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>
/// Rows and columns, joined by the cells on a rounding border: from the row where a seat could be added, from the column where one could be taken.
/// A cell in a cycle is truly tied; between the parts that cycles hold together there is an order.
/// </summary>
internal sealed class BorderGraph
{
    private readonly CellTable _cells;
    private readonly List<(int From, int To, int Cell)> _edges = [];
    private readonly List<int>[] _out;
    private readonly int[] _part;
    private readonly int[] _border;
    private int _parts;

    /// <summary>Builds the graph from what <paramref name="border"/> says of each cell: 1 a seat more, -1 a seat fewer, 0 inside.</summary>
    public BorderGraph(CellTable cells, Func<int, int> border)
    {
        _cells = cells;
        _border = new int[cells.Count];
        for (int c = 0; c < cells.Count; c++)
        {
            _border[c] = border(c);
            int row = cells.Row[c];
            int column = cells.Rows + cells.Column[c];
            if (_border[c] != 0)
            {
                _edges.Add(_border[c] > 0 ? (row, column, c) : (column, row, c));
            }
        }

        int nodes = cells.Rows + cells.Columns;
        _out = Lists(nodes, e => e.From, e => e.To);
        _part = Parts(nodes);
    }

    public bool AtLowerBorder(int cell) => _border[cell] < 0;

    public bool IsTied(int cell) => _border[cell] != 0 && _part[_cells.Row[cell]] == _part[_cells.Rows + _cells.Column[cell]];

    /// <summary>The tied cells, one array for each part, in the order of their first cell.</summary>
    public int[][] TiedCells() =>
        [.. _edges.Select(e => e.Cell).Where(IsTied).Order().GroupBy(c => _part[_cells.Row[c]]).Select(g => g.ToArray())];

    /// <summary>For each node the length of the longest chain of parts that leads to it.</summary>
    public int[] Levels()
    {
        // Parts are numbered so that edges go from a lower to a higher number.
        int[] levels = new int[_parts];
        foreach ((int from, int to, _) in _edges.OrderBy(e => _part[e.From]))
        {
            if (_part[from] != _part[to])
            {
                levels[_part[to]] = Math.Max(levels[_part[to]], levels[_part[from]] + 1);
            }
        }

        return Array.ConvertAll(_part, p => levels[p]);
    }

    /// <summary>Strongly connected parts (Kosaraju).</summary>
    private int[] Parts(int nodes)
    {
        List<int>[] into = Lists(nodes, e => e.To, e => e.From);
        bool[] seen = new bool[nodes];
        List<int> finished = [];
        for (int v = 0; v < nodes; v++)
        {
            Visit(v, _out, seen, finished);
        }

        int[] part = new int[nodes];
        Array.Clear(seen);
        for (int n = finished.Count - 1; n >= 0; n--)
        {
            List<int> members = [];
            Visit(finished[n], into, seen, members);
            foreach (int v in members)
            {
                part[v] = _parts;
            }

            _parts += members.Count > 0 ? 1 : 0;
        }

        return part;
    }

    /// <summary>Depth first from a node, without recursion; nodes are listed as they are finished.</summary>
    private static void Visit(int root, List<int>[] next, bool[] seen, List<int> finished)
    {
        if (seen[root])
        {
            return;
        }

        Stack<(int Node, int Edge)> stack = new([(root, 0)]);
        seen[root] = true;
        while (stack.TryPop(out (int Node, int Edge) top))
        {
            if (top.Edge == next[top.Node].Count)
            {
                finished.Add(top.Node);
                continue;
            }

            stack.Push((top.Node, top.Edge + 1));
            int child = next[top.Node][top.Edge];
            if (!seen[child])
            {
                seen[child] = true;
                stack.Push((child, 0));
            }
        }
    }

    private List<int>[] Lists(int nodes, Func<(int From, int To, int Cell), int> key, Func<(int From, int To, int Cell), int> value)
    {
        List<int>[] lists = new List<int>[nodes];
        for (int v = 0; v < nodes; v++)
        {
            lists[v] = [];
        }

        foreach ((int From, int To, int Cell) e in _edges)
        {
            lists[key(e)].Add(value(e));
        }

        return lists;
    }
}
