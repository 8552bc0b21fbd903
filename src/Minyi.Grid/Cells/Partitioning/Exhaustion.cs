using System.Numerics;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>The best partition of a very small graph by going through all of them, node by node, with branches cut off that cannot be better.</summary>
/// <remarks>Better is: less outside the bounds in the part that is farthest outside, then in all parts together, then the lower cost.</remarks>
internal sealed class Exhaustion
{
    /// <summary>The most nodes that it takes on.</summary>
    public const int MostNodes = 20;

    private const long MostSteps = 4_000_000;

    private readonly PartState _state;
    private readonly WeightedGraph _graph;
    private readonly int[] _order;
    private readonly uint[] _neighbours;
    private readonly int[] _part;
    private readonly long[] _load;
    private readonly long[] _after;
    private readonly bool _alike;
    private (long Farthest, long Outside, long Cost) _best;
    private long _steps;

    public Exhaustion(PartState state)
    {
        _state = state;
        _graph = state.Graph;
        int n = _graph.Nodes;
        _neighbours = new uint[n];
        for (int v = 0; v < n; v++)
        {
            for (int e = _graph.Offsets[v]; e < _graph.Offsets[v + 1]; e++)
            {
                _neighbours[v] |= 1u << _graph.Targets[e];
            }
        }

        _order = Outwards();
        _part = new int[n];
        Array.Fill(_part, -1);
        _load = new long[state.Parts];
        _after = new long[n + 1];
        for (int i = n - 1; i >= 0; i--)
        {
            _after[i] = _after[i + 1] + _graph.Weights[_order[i]];
        }

        _alike = state.Pinned is null && state.Home is null && state.Low.All(l => l == state.Low[0]) && state.High.All(h => h == state.High[0]);
        Best = [.. state.Part];
        _best = state.Merit();
    }

    public int[] Best { get; private set; }

    /// <summary>Goes through all partitions; false when there are too many to see them all, and then the best so far stands.</summary>
    public bool TryFinish()
    {
        Place(0, 0, 0);
        return _steps <= MostSteps;
    }

    private void Place(int at, int used, long cost)
    {
        if (++_steps > MostSteps)
        {
            return;
        }

        // What is missing in one part may come from what is left; together the parts may want more than that, which is no bound here.
        long farthest = 0;
        long outside = 0;
        for (int c = 0; c < _load.Length; c++)
        {
            long over = Math.Max(0, _load[c] - _state.High[c]);
            long under = Math.Max(0, _state.Low[c] - _load[c] - _after[at]);
            farthest = Math.Max(farthest, Math.Max(over, under));
            outside += over + (at == _order.Length ? under : 0);
        }

        if ((farthest, outside, cost).CompareTo(_best) >= 0)
        {
            return;
        }

        if (at == _order.Length)
        {
            if (Whole())
            {
                _best = (farthest, outside, cost);
                Array.Copy(_part, Best, Best.Length);
            }

            return;
        }

        int v = _order[at];
        int most = _alike ? Math.Min(used + 1, _load.Length) : _load.Length;
        for (int c = 0; c < most; c++)
        {
            if (_state.Pinned is not null && _state.Pinned[v] >= 0 && _state.Pinned[v] != c)
            {
                continue;
            }

            long more = cost + (_state.Home is not null && _state.Home[v] >= 0 && _state.Home[v] != c ? _state.HomeWeight[v] : 0);
            for (int e = _graph.Offsets[v]; e < _graph.Offsets[v + 1]; e++)
            {
                int d = _part[_graph.Targets[e]];
                more += d >= 0 && d != c ? _graph.EdgeWeights[e] : 0;
            }

            _part[v] = c;
            _load[c] += _graph.Weights[v];
            Place(at + 1, Math.Max(used, c + 1), more);
            _load[c] -= _graph.Weights[v];
            _part[v] = -1;
        }
    }

    private bool Whole()
    {
        for (int c = 0; c < _load.Length; c++)
        {
            uint members = 0;
            for (int v = 0; v < _part.Length; v++)
            {
                members |= _part[v] == c ? 1u << v : 0;
            }

            if (members == 0)
            {
                return false;
            }

            uint seen = 1u << BitOperations.TrailingZeroCount(members);
            for (uint open = seen; open != 0;)
            {
                int v = BitOperations.TrailingZeroCount(open);
                open &= open - 1;
                uint fresh = _neighbours[v] & members & ~seen;
                seen |= fresh;
                open |= fresh;
            }

            if (seen != members)
            {
                return false;
            }
        }

        return true;
    }

    private int[] Outwards()
    {
        List<int> order = [0];
        uint seen = 1;
        for (int i = 0; i < order.Count; i++)
        {
            for (uint fresh = _neighbours[order[i]] & ~seen; fresh != 0; fresh &= fresh - 1)
            {
                order.Add(BitOperations.TrailingZeroCount(fresh));
            }

            seen |= _neighbours[order[i]];
        }

        return [.. order];
    }
}
