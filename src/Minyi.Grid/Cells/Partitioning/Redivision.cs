namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Changes a division that there was as little as will do: nodes are drawn to the part that they were in.</summary>
internal sealed class Redivision(WeightedGraph graph, int[] previous, int[] shares, Components components, long[] low, long[] high, Randomness random, CancellationToken cancellation)
{
    private const int Reach = 2_000;

    /// <summary>What moving the weight of an average node costs while searching, in cut edges: much, but not so much that borders fray.</summary>
    private const long CutsForANode = 10;

    private static readonly Cooling Gentle = new(1.5, 0.15, 1, 100);

    private readonly int[] _part = [.. Enumerable.Repeat(-1, graph.Nodes)];
    private readonly int[] _labels = [.. previous];
    private readonly int _last = previous.Length == 0 ? -1 : previous.Max();
    private readonly List<int> _continues = [];

    /// <summary>For each part the previous part that it continues, or -1.</summary>
    public IReadOnlyList<int> Continues => _continues;

    /// <summary>Keeps what hangs together, gives up or begins parts where their number changed, and restores the balance.</summary>
    /// <param name="carve">Whether new parts are carved out around a node where parts meet, rather than split off from the heaviest.</param>
    public PartState Run(bool carve)
    {
        if (carve)
        {
            Carve();
        }

        KeepCores();
        for (int c = 0; c < shares.Length; c++)
        {
            FitNumber(c);
        }

        Renumber();
        Growth.Spread(graph, _part, low.Length);
        return Improve(Drawn(graph, _part, previous, _continues, low, high), random, cancellation);
    }

    /// <summary>A state in which nodes are drawn to the part that continues the one that they were in.</summary>
    public static PartState Drawn(WeightedGraph graph, int[] part, int[] previous, IReadOnlyList<int> continues, long[] low, long[] high)
    {
        long node = Math.Max(1, graph.TotalWeight / graph.Nodes);
        return State(graph, part, previous, continues, low, high, w => ((w * CutsForANode) + node - 1) / node);
    }

    /// <summary>A state in which any weight moved costs more than all edges together, so that the cut decides between equals alone.</summary>
    public static PartState Strict(WeightedGraph graph, int[] part, int[] previous, IReadOnlyList<int> continues, long[] low, long[] high)
    {
        long all = 1 + (graph.EdgeWeights.Sum(w => (long)w) / 2);
        return State(graph, part, previous, continues, low, high, w => w * all);
    }

    private static PartState State(
        WeightedGraph graph, int[] part, int[] previous, IReadOnlyList<int> continues, long[] low, long[] high, Func<long, long> cost)
    {
        Dictionary<int, int> now = [];
        for (int c = 0; c < continues.Count; c++)
        {
            if (continues[c] >= 0)
            {
                now[continues[c]] = c;
            }
        }

        return new(graph, [.. part], low, high)
        {
            Home = [.. previous.Select(p => p >= 0 && now.TryGetValue(p, out int c) ? c : -1)],
            HomeWeight = [.. graph.Weights.Select(cost)],
        };
    }

    /// <summary>Restores the balance and takes nodes back home where there is room.</summary>
    public static PartState Improve(PartState state, Randomness random, CancellationToken cancellation)
    {
        WeightedGraph graph = state.Graph;
        Repair(state, random);
        int[] before = [.. state.Part];
        (long, long, long) least = state.Merit();
        Annealing annealing = new(state, Reach);
        long moves = Math.Clamp(500L * annealing.Borders, 30_000, 4_000_000);
        annealing.Run(random, moves, Gentle, cancellation);
        foreach (int[] found in (int[][])[[.. annealing.Best], [.. state.Part]])
        {
            Take(state, found);
            Repair(state, random);
            (long, long, long) now = state.Merit();
            if (now.CompareTo(least) < 0)
            {
                (before, least) = ([.. state.Part], now);
            }
        }

        Take(state, before);
        return state;
    }

    private static void Repair(PartState state, Randomness random)
    {
        LocalSearch search = new(state, Reach);
        if (state.Violation() > 0)
        {
            new Rebalancing(state, search.Contiguity).Run(random);
        }

        search.Run(random, 10, 10, 2 * (state.Graph.TotalWeight / state.Graph.Nodes), promising: false);
    }

    private static void Take(PartState state, int[] part)
    {
        for (int v = 0; v < part.Length; v++)
        {
            if (state.Part[v] != part[v])
            {
                state.Move(v, part[v]);
            }
        }
    }

    /// <summary>New parts around nodes at borders, drawn by lot, each of about the ideal weight; what they take leaves its previous part.</summary>
    private void Carve()
    {
        int missing = low.Length - previous.Where(p => p >= 0).Distinct().Count();
        int[] borders = [.. Enumerable.Range(0, graph.Nodes).Where(AtBorder)];
        int next = previous.Max() + 1;
        for (int i = 0; i < missing && borders.Length > 0; i++)
        {
            int start = borders[random.Below(borders.Length)];
            long load = 0;
            Queue<int> queue = new([start]);
            HashSet<int> seen = [start];
            while (load < (low[0] + high[0]) / 2 && queue.TryDequeue(out int v))
            {
                load += graph.Weights[v];
                _labels[v] = next + i;
                for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
                {
                    if (seen.Add(graph.Targets[e]))
                    {
                        queue.Enqueue(graph.Targets[e]);
                    }
                }
            }
        }
    }

    private bool AtBorder(int node)
    {
        for (int e = graph.Offsets[node]; e < graph.Offsets[node + 1]; e++)
        {
            if (previous[graph.Targets[e]] != previous[node])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of each previous part the heaviest piece that hangs together stays; the rest has no part yet.</summary>
    private void KeepCores()
    {
        Components pieces = new(graph, _labels);
        Dictionary<int, int> cores = [];
        for (int i = 0; i < pieces.Nodes.Count; i++)
        {
            int label = _labels[pieces.Nodes[i][0]];
            if (!cores.TryGetValue(label, out int other) || (pieces.Weights[i], pieces.Nodes[i].Length).CompareTo((pieces.Weights[other], pieces.Nodes[other].Length)) > 0)
            {
                cores[label] = i;
            }
        }

        foreach ((int label, int piece) in cores.OrderBy(c => c.Key))
        {
            foreach (int v in pieces.Nodes[piece])
            {
                _part[v] = _continues.Count;
            }

            _continues.Add(label <= _last ? label : -1);
        }
    }

    private void FitNumber(int component)
    {
        int[] nodes = components.Nodes[component];
        while (true)
        {
            Dictionary<int, long> loads = [];
            foreach (int v in nodes)
            {
                if (_part[v] >= 0)
                {
                    loads[_part[v]] = loads.GetValueOrDefault(_part[v]) + graph.Weights[v];
                }
            }

            if (loads.Count > shares[component])
            {
                int lightest = loads.MinBy(l => (l.Value, l.Key)).Key;
                Set(nodes, lightest, -1);
                continue;
            }

            if (loads.Count == shares[component])
            {
                return;
            }

            Begin(nodes, loads);
        }
    }

    /// <summary>A new part: all of a component without one, else what splits off from the heaviest part that can be split.</summary>
    private void Begin(int[] nodes, Dictionary<int, long> loads)
    {
        int fresh = _continues.Count;
        _continues.Add(-1);
        if (loads.Count == 0)
        {
            foreach (int v in nodes)
            {
                _part[v] = fresh;
            }

            return;
        }

        int heaviest = loads.Where(l => nodes.Count(v => _part[v] == l.Key) > 1).Select(l => (l.Value, l.Key)).DefaultIfEmpty((-1, -1)).Max().Item2;
        if (heaviest < 0)
        {
            _part[nodes.First(v => _part[v] < 0)] = fresh;
            return;
        }

        int[] members = [.. nodes.Where(v => _part[v] == heaviest)];
        int[] position = [.. Enumerable.Repeat(-1, graph.Nodes)];
        WeightedGraph induced = graph.Induced(members, position);
        long take = Math.Min(induced.TotalWeight / 2, (low[0] + high[0]) / 2);
        long room = Math.Max(1, (high[0] - low[0]) / 2);
        long rest = induced.TotalWeight - take;
        PartState two = Multilevel.Divide(
            induced, [rest - room, take - room], [rest + room, take + room], null, new(Tries: 8, Rounds: 20, Patience: 8), random, cancellation);
        for (int i = 0; i < members.Length; i++)
        {
            _part[members[i]] = two.Part[i] == 1 ? fresh : heaviest;
        }
    }

    private void Set(int[] nodes, int from, int to)
    {
        foreach (int v in nodes)
        {
            _part[v] = _part[v] == from ? to : _part[v];
        }
    }

    /// <summary>Parts that were given up leave gaps in the numbers; the rest moves up.</summary>
    private void Renumber()
    {
        bool[] used = new bool[_continues.Count];
        foreach (int c in _part)
        {
            if (c >= 0)
            {
                used[c] = true;
            }
        }

        int[] number = new int[_continues.Count];
        List<int> kept = [];
        for (int c = 0; c < number.Length; c++)
        {
            number[c] = kept.Count;
            if (used[c])
            {
                kept.Add(_continues[c]);
            }
        }

        for (int v = 0; v < _part.Length; v++)
        {
            _part[v] = _part[v] >= 0 ? number[_part[v]] : -1;
        }

        _continues.Clear();
        _continues.AddRange(kept);
    }
}
