namespace Minyi.Grid.Rosters.Solving;

/// <summary>A circulation of least cost within lower and upper bounds, in integers.</summary>
/// <remarks>
/// Primal-dual: arcs start at their lower bound, those of negative cost at their upper bound; what is left over in some nodes goes to where it lacks along arcs of reduced cost zero, as
/// much as fits by level graphs (Dinic), then shortest distances raise the potentials. At the end no arc with room has a negative reduced cost, which is the proof of optimality.
/// </remarks>
internal sealed class CostFlow(int nodes)
{
    // Arc 2n goes forward and 2n + 1 back; what is left in each is its residual capacity.
    private readonly List<int> _to = [];
    private readonly List<int> _left = [];
    private readonly List<long> _cost = [];
    private readonly List<int> _lower = [];
    private readonly int[] _excess = new int[nodes];
    private readonly long[] _potential = new long[nodes];
    private readonly int[] _level = new int[nodes];
    private readonly int[] _next = new int[nodes];
    private int[] _first = [];
    private int[] _arcs = [];

    /// <summary>Adds an arc; its number is for <see cref="Flow"/>.</summary>
    internal int AddArc(int from, int to, int lower, int upper, long cost)
    {
        int flow = cost < 0 ? upper : lower;
        int arc = _to.Count / 2;
        _to.AddRange(to, from);
        _cost.AddRange([cost, -cost]);
        _left.AddRange(upper - flow, flow - lower);
        _lower.Add(lower);
        _excess[to] += flow;
        _excess[from] -= flow;
        return arc;
    }

    internal int Flow(int arc) => _lower[arc] + _left[(2 * arc) + 1];

    /// <summary>Balances every node at the least cost; false where the bounds admit no circulation.</summary>
    internal bool Solve()
    {
        Index();
        while (true)
        {
            while (Levels())
            {
                _first.AsSpan(0, nodes).CopyTo(_next);
                for (int source = 0; source < nodes; source++)
                {
                    while (_excess[source] > 0 && _level[source] == 0 && Push(source, _excess[source]) is > 0 and int pushed)
                    {
                        _excess[source] -= pushed;
                    }
                }
            }

            if (Array.TrueForAll(_excess, e => e <= 0))
            {
                return true;
            }

            if (!RaisePotentials())
            {
                return false;
            }
        }
    }

    /// <summary>The nodes from which any of the targets can be reached through arcs with room, where <paramref name="through"/> admits both ends.</summary>
    internal bool[] Reaching(IEnumerable<int> targets, Predicate<int> through)
    {
        bool[] reached = new bool[nodes];
        Queue<int> open = new(targets);
        foreach (int target in open)
        {
            reached[target] = true;
        }

        while (open.TryDequeue(out int node))
        {
            for (int i = _first[node]; i < _first[node + 1]; i++)
            {
                // The arc runs from the other end to this node when its twin leaves this node.
                int arc = _arcs[i] ^ 1, from = _to[_arcs[i]];
                if (_left[arc] > 0 && !reached[from] && through(from))
                {
                    reached[from] = true;
                    open.Enqueue(from);
                }
            }
        }

        return reached;
    }

    private void Index()
    {
        _first = new int[nodes + 1];
        for (int arc = 0; arc < _to.Count; arc++)
        {
            _first[_to[arc ^ 1] + 1]++;
        }

        for (int node = 0; node < nodes; node++)
        {
            _first[node + 1] += _first[node];
        }

        _arcs = new int[_to.Count];
        int[] at = [.. _first];
        for (int arc = 0; arc < _to.Count; arc++)
        {
            _arcs[at[_to[arc ^ 1]]++] = arc;
        }
    }

    private bool IsTight(int arc) => _cost[arc] + _potential[_to[arc ^ 1]] - _potential[_to[arc]] == 0;

    /// <summary>Levels from the nodes with excess along tight arcs; false when no node that lacks is reached.</summary>
    private bool Levels()
    {
        Array.Fill(_level, -1);
        Queue<int> open = [];
        for (int node = 0; node < nodes; node++)
        {
            if (_excess[node] > 0)
            {
                _level[node] = 0;
                open.Enqueue(node);
            }
        }

        bool found = false;
        while (open.TryDequeue(out int node))
        {
            found |= _excess[node] < 0;
            for (int i = _first[node]; i < _first[node + 1]; i++)
            {
                int arc = _arcs[i];
                if (_left[arc] > 0 && _level[_to[arc]] < 0 && IsTight(arc))
                {
                    _level[_to[arc]] = _level[node] + 1;
                    open.Enqueue(_to[arc]);
                }
            }
        }

        return found;
    }

    private int Push(int node, int amount)
    {
        if (_excess[node] < 0)
        {
            int taken = Math.Min(amount, -_excess[node]);
            _excess[node] += taken;
            return taken;
        }

        for (; _next[node] < _first[node + 1]; _next[node]++)
        {
            int arc = _arcs[_next[node]], to = _to[arc];
            if (_left[arc] > 0 && _level[to] == _level[node] + 1 && IsTight(arc))
            {
                int pushed = Push(to, Math.Min(amount, _left[arc]));
                if (pushed > 0)
                {
                    _left[arc] -= pushed;
                    _left[arc ^ 1] += pushed;
                    return pushed;
                }
            }
        }

        return 0;
    }

    /// <summary>Raises potentials by the distances from the nodes with excess; false when no node that lacks can be reached.</summary>
    private bool RaisePotentials()
    {
        long[] distance = new long[nodes];
        Array.Fill(distance, long.MaxValue);
        bool[] settled = new bool[nodes];
        PriorityQueue<int, long> open = new();
        for (int node = 0; node < nodes; node++)
        {
            if (_excess[node] > 0)
            {
                distance[node] = 0;
                open.Enqueue(node, 0);
            }
        }

        bool found = false;
        long farthest = 0;
        while (open.TryDequeue(out int node, out long reached))
        {
            if (settled[node])
            {
                continue;
            }

            settled[node] = true;
            farthest = reached;
            found |= _excess[node] < 0;
            for (int i = _first[node]; i < _first[node + 1]; i++)
            {
                int arc = _arcs[i], to = _to[arc];
                if (_left[arc] > 0 && !settled[to])
                {
                    long length = reached + _cost[arc] + _potential[node] - _potential[to];
                    if (length < distance[to])
                    {
                        distance[to] = length;
                        open.Enqueue(to, length);
                    }
                }
            }
        }

        for (int node = 0; node < nodes; node++)
        {
            _potential[node] += settled[node] ? distance[node] : farthest;
        }

        return found;
    }
}
