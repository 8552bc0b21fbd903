using System.Runtime.CompilerServices;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Moves border nodes between parts while that lowers what is outside the bounds, and then the cut; no part is ever torn apart.</summary>
/// <remarks>
/// Localized Fiduccia–Mattheyses searches between all parts, each begun at one border node and undone behind its best point, as in P. Sanders and
/// C. Schulz, "Engineering multilevel graph partitioning algorithms", ESA 2011; here with two-sided bounds and only moves that keep parts contiguous.
/// </remarks>
internal sealed class LocalSearch
{
    private readonly PartState _state;
    private readonly WeightedGraph _graph;
    private readonly Contiguity _contiguity;
    private readonly GainHeap _heap;
    private readonly int[] _moved;
    private readonly long[] _links;
    private readonly List<(int Node, int From)> _moves = [];
    private int[] _touched = new int[16];
    private int _round;

    public LocalSearch(PartState state, int reach = 400)
    {
        _state = state;
        _graph = state.Graph;
        _contiguity = new(_graph, reach);
        _heap = new(_graph.Nodes);
        _moved = new int[_graph.Nodes];
        _links = new long[state.Parts];
    }

    public Contiguity Contiguity => _contiguity;

    /// <summary>Searches from every border node, several times over, while that helps.</summary>
    /// <param name="random">The order of the border nodes.</param>
    /// <param name="rounds">At most how often.</param>
    /// <param name="patience">How many moves a search goes on without a new best.</param>
    /// <param name="slack">How far a part may leave its bounds within a search.</param>
    /// <param name="promising">Only from nodes whose first move costs nothing.</param>
    public void Run(Randomness random, int rounds, int patience, long slack, bool promising)
    {
        int idle = 0;
        for (int r = 0; r < rounds; r++)
        {
            int[] border = Border();
            random.Shuffle<int>(border);
            _round++;
            long gained = 0;
            foreach (int v in border)
            {
                if (_moved[v] != _round && (!promising || (TryTarget(v, slack, out _, out long gain) && gain >= 0)))
                {
                    gained += Search(v, patience, slack);
                }
            }

            idle = gained > 0 ? 0 : idle + 1;
            if (idle == 3)
            {
                break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Border()
    {
        List<int> border = [];
        int[] part = _state.Part;
        int[] targets = _graph.Targets;
        for (int v = 0; v < part.Length; v++)
        {
            for (int e = _graph.Offsets[v]; e < _graph.Offsets[v + 1]; e++)
            {
                if (part[targets[e]] != part[v])
                {
                    border.Add(v);
                    break;
                }
            }
        }

        return [.. border];
    }

    /// <summary>One search from a node; returns what was gained in cut, or 1 more where the bounds gained.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Search(int start, int patience, long slack)
    {
        _moves.Clear();
        _heap.Clear();
        _heap.Set(start, 0);
        long gained = 0;
        long outside = 0;
        long bestGained = 0;
        long bestOutside = 0;
        int best = 0;
        while (_heap.Count > 0 && _moves.Count - best <= patience)
        {
            int v = _heap.Pop();
            if (!TryTarget(v, slack, out int to, out long gain) || !_contiguity.CanLeave(v, _state.Part))
            {
                continue;
            }

            int from = _state.Part[v];
            outside -= _state.Excess(from, _state.Load[from]) + _state.Excess(to, _state.Load[to]);
            _state.Move(v, to);
            outside += _state.Excess(from, _state.Load[from]) + _state.Excess(to, _state.Load[to]);
            gained += gain;
            _moved[v] = _round;
            _moves.Add((v, from));
            if (outside < bestOutside || (outside == bestOutside && gained >= bestGained))
            {
                (bestOutside, bestGained, best) = (outside, gained, _moves.Count);
            }

            for (int e = _graph.Offsets[v]; e < _graph.Offsets[v + 1]; e++)
            {
                int u = _graph.Targets[e];
                if (_moved[u] == _round)
                {
                    continue;
                }

                if (TryTarget(u, slack, out _, out long next))
                {
                    _heap.Set(u, next);
                }
            }
        }

        for (int i = _moves.Count - 1; i >= best; i--)
        {
            _state.Move(_moves[i].Node, _moves[i].From);
        }

        return bestOutside < 0 ? 1 + Math.Abs(bestGained) : bestGained;
    }

    /// <summary>The part that a node gains most by moving to, within the bounds and the slack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryTarget(int node, long slack, out int to, out long gain)
    {
        PartState state = _state;
        int[] part = state.Part;
        int own = part[node];
        to = -1;
        gain = 0;
        if (state.Size[own] == 1 || (state.Pinned is not null && state.Pinned[node] >= 0))
        {
            return false;
        }

        int touched = 0;
        long inside = 0;
        for (int e = _graph.Offsets[node]; e < _graph.Offsets[node + 1]; e++)
        {
            int c = part[_graph.Targets[e]];
            if (c == own)
            {
                inside += _graph.EdgeWeights[e];
                continue;
            }

            if (_links[c] == 0)
            {
                if (touched == _touched.Length)
                {
                    Array.Resize(ref _touched, 2 * touched);
                }

                _touched[touched++] = c;
            }

            _links[c] += _graph.EdgeWeights[e];
        }

        if (touched == 0)
        {
            return false;
        }

        int home = -1;
        long draw = 0;
        if (state.Home is not null && state.Home[node] >= 0)
        {
            home = state.Home[node];
            draw = state.HomeWeight[node];
            inside += home == own ? draw : 0;
        }

        long weight = _graph.Weights[node];
        long rest = state.Load[own] - weight;
        bool mayLeave = rest >= state.Low[own] - slack || state.Load[own] > state.High[own];
        long best = long.MinValue;
        for (int i = 0; i < touched; i++)
        {
            int c = _touched[i];
            long link = _links[c] + (c == home ? draw : 0);
            _links[c] = 0;
            long load = state.Load[c] + weight;
            bool mayEnter = load <= state.High[c] + slack || state.Load[c] < state.Low[c];
            if (mayLeave && mayEnter && (link > best || (link == best && load < state.Load[to] + weight)))
            {
                best = link;
                to = c;
            }
        }

        if (to < 0)
        {
            return false;
        }

        gain = best - inside;
        return true;
    }
}
