using System.Runtime.CompilerServices;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Brings loads within the bounds: from a part that has too much, along a shortest way over neighbouring parts, to one that has room.</summary>
internal sealed class Rebalancing(PartState state, Contiguity contiguity)
{
    private readonly WeightedGraph _graph = state.Graph;
    private readonly GainHeap _heap = new(state.Graph.Nodes);
    private List<int>[] _members = [];
    private HashSet<int>[] _next = [];

    /// <summary>Goes on while that brings the whole nearer to the bounds.</summary>
    public void Run(Randomness random)
    {
        Look();
        long before = state.Violation();
        int stale = 0;
        int most = 50 + (4 * state.Parts);
        for (int i = 0; i < most && before > 0 && stale < 12; i++)
        {
            int worst = Worst(random, stale > 0);
            bool over = state.Load[worst] > state.High[worst];
            if (Way(worst, over) is not { } way)
            {
                stale++;
                continue;
            }

            Shift(way, over);
            long after = state.Violation();
            stale = after < before ? 0 : stale + 1;
            before = after;
            if (stale > 0)
            {
                Look();
            }
        }
    }

    private int Worst(Randomness random, bool any)
    {
        int[] outside = [.. Enumerable.Range(0, state.Parts).Where(c => state.Excess(c, state.Load[c]) > 0)];
        return any ? outside[random.Below(outside.Length)] : outside.MaxBy(c => state.Excess(c, state.Load[c]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look()
    {
        _members = new List<int>[state.Parts];
        _next = new HashSet<int>[state.Parts];
        for (int c = 0; c < state.Parts; c++)
        {
            _members[c] = [];
            _next[c] = [];
        }

        int[] part = state.Part;
        for (int v = 0; v < part.Length; v++)
        {
            _members[part[v]].Add(v);
            for (int e = _graph.Offsets[v]; e < _graph.Offsets[v + 1]; e++)
            {
                int d = part[_graph.Targets[e]];
                if (d != part[v])
                {
                    _next[part[v]].Add(d);
                }
            }
        }
    }

    /// <summary>A shortest way from a part with too much to one with room, or from one with too little to one that can spare.</summary>
    private int[]? Way(int start, bool over)
    {
        int[] from = new int[state.Parts];
        Array.Fill(from, -1);
        from[start] = start;
        List<int> layer = [start];
        while (layer.Count > 0)
        {
            List<int> following = [];
            int best = -1;
            long room = 0;
            foreach (int c in layer)
            {
                foreach (int d in _next[c].Order())
                {
                    if (from[d] >= 0)
                    {
                        continue;
                    }

                    from[d] = c;
                    following.Add(d);
                    long free = over ? state.High[d] - state.Load[d] : state.Load[d] - state.Low[d];
                    if (free > room)
                    {
                        (best, room) = (d, free);
                    }
                }
            }

            if (best >= 0)
            {
                List<int> way = [best];
                while (way[^1] != start)
                {
                    way.Add(from[way[^1]]);
                }

                way.Reverse();
                return [.. way];
            }

            layer = following;
        }

        return null;
    }

    private void Shift(int[] way, bool over)
    {
        int last = way[^1];
        long spare = over ? state.High[last] - state.Load[last] : state.Load[last] - state.Low[last];
        long amount = Math.Min(state.Excess(way[0], state.Load[way[0]]), Math.Max(spare, 1));
        for (int i = way.Length - 2; i >= 0; i--)
        {
            (int giver, int taker) = over ? (way[i], way[i + 1]) : (way[i + 1], way[i]);
            Give(giver, taker, amount);
        }
    }

    /// <summary>Moves about an amount from one part to a neighbour, the nodes that cut least first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Give(int giver, int taker, long amount)
    {
        _heap.Clear();
        int[] part = state.Part;
        foreach (int v in _members[giver])
        {
            if (part[v] == giver)
            {
                Enter(v, giver, taker);
            }
        }

        long left = amount;
        while (_heap.Count > 0 && left > 0 && state.Size[giver] > 1)
        {
            int v = _heap.Pop();
            long weight = _graph.Weights[v];
            if (weight > 2 * left || !contiguity.CanLeave(v, part))
            {
                continue;
            }

            state.Move(v, taker);
            _members[taker].Add(v);
            left -= weight;
            for (int e = _graph.Offsets[v]; e < _graph.Offsets[v + 1]; e++)
            {
                int u = _graph.Targets[e];
                if (part[u] == giver)
                {
                    Enter(u, giver, taker);
                }
                else
                {
                    _next[part[u]].Add(taker);
                    _next[taker].Add(part[u]);
                }
            }
        }

        _next[taker].Remove(taker);
    }

    private void Enter(int node, int giver, int taker)
    {
        if (state.Pinned is not null && state.Pinned[node] >= 0)
        {
            return;
        }

        long gain = 0;
        bool borders = false;
        for (int e = _graph.Offsets[node]; e < _graph.Offsets[node + 1]; e++)
        {
            int d = state.Part[_graph.Targets[e]];
            borders |= d == taker;
            gain += d == taker ? _graph.EdgeWeights[e] : d == giver ? -_graph.EdgeWeights[e] : 0;
        }

        if (borders)
        {
            if (state.Home is not null && state.Home[node] >= 0)
            {
                gain += state.Home[node] == taker ? state.HomeWeight[node] : state.Home[node] == giver ? -state.HomeWeight[node] : 0;
            }

            _heap.Set(node, gain);
        }
    }
}
