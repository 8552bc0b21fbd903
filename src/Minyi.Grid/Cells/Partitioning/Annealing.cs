using System.Runtime.CompilerServices;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Simulated annealing by single moves that keep parts contiguous, for graphs that are small or whose nodes are heavy beside the tolerance.</summary>
/// <remarks>
/// What is outside the bounds counts as cut edges at a rate that rises while it cools. Draws of the exponential distribution are integers from a table, so
/// that runs agree on every machine. S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by simulated annealing", Science 220, 1983.
/// </remarks>
internal sealed class Annealing
{
    private readonly PartState _state;
    private readonly WeightedGraph _graph;
    private readonly Contiguity _contiguity;
    private readonly int[] _border;
    private readonly int[] _place;
    private readonly int[] _foreign;
    private readonly long[] _low;
    private readonly long[] _high;
    private int _borders;
    private long _outside;
    private long _cost;

    public Annealing(PartState state, int reach = int.MaxValue)
    {
        _state = state;
        _graph = state.Graph;

        // It aims a little inside the bounds, since what it aims at is held only nearly while it is warm.
        long node = _graph.TotalWeight / Math.Max(1, _graph.Nodes);
        _low = [.. state.Low.Zip(state.High, (l, h) => l + Math.Max(0, Math.Min((h - l) / 4, node / 4)))];
        _high = [.. state.Low.Zip(state.High, (l, h) => h - Math.Max(0, Math.Min((h - l) / 4, node / 4)))];
        _contiguity = new(_graph, reach);
        _border = new int[_graph.Nodes];
        _place = new int[_graph.Nodes];
        _foreign = new int[_graph.Nodes];
        Array.Fill(_place, -1);
        for (int v = 0; v < _graph.Nodes; v++)
        {
            for (int e = _graph.Offsets[v]; e < _graph.Offsets[v + 1]; e++)
            {
                _foreign[v] += state.Part[_graph.Targets[e]] != state.Part[v] ? 1 : 0;
            }

            Place(v);
        }

        Best = [.. state.Part];
        BestOutside = _outside = state.Violation();
        BestCost = _cost = state.Cost();
    }

    public int[] Best { get; private set; }

    public long BestOutside { get; private set; }

    public long BestCost { get; private set; }

    /// <summary>How many nodes are at a border.</summary>
    public int Borders => _borders;

    /// <summary>One cooling.</summary>
    /// <param name="random">Draws.</param>
    /// <param name="moves">Moves tried.</param>
    /// <param name="cooling">Temperatures and rates.</param>
    /// <param name="cancellation">Ends the work with an exception.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Randomness random, long moves, Cooling cooling, CancellationToken cancellation)
    {
        const int steps = 1000;
        bool small = _graph.Nodes <= 1000;
        double ideal = Math.Max(1.0, (double)_graph.TotalWeight / _graph.Nodes);
        double falling = Root(cooling.Cold / cooling.Hot, steps);
        double rising = Root(cooling.LastRate / cooling.FirstRate, steps);
        double temperature = cooling.Hot;
        double rate = cooling.FirstRate / ideal;
        int[] offsets = _graph.Offsets;
        int[] targets = _graph.Targets;
        int[] edges = _graph.EdgeWeights;
        int[] part = _state.Part;
        for (int step = 0; step < steps; step++)
        {
            long batch = (moves * (step + 1) / steps) - (moves * step / steps);
            for (long i = 0; i < batch; i++)
            {
                if (_borders == 0)
                {
                    return;
                }

                int v = _border[random.Below(_borders)];
                int first = offsets[v];
                int degree = offsets[v + 1] - first;
                int own = part[v];
                if (_state.Size[own] == 1)
                {
                    continue;
                }

                // Each neighbour in another part is as likely to be followed.
                int pick = random.Below(_foreign[v]);
                int to = own;
                for (int e = first; to == own; e++)
                {
                    if (part[targets[e]] != own && pick-- == 0)
                    {
                        to = part[targets[e]];
                    }
                }

                long delta = 0;
                for (int e = first; e < first + degree; e++)
                {
                    int c = part[targets[e]];
                    delta += c == own ? edges[e] : c == to ? -edges[e] : 0;
                }

                if (_state.Home is not null && _state.Home[v] >= 0)
                {
                    delta += _state.Home[v] == own ? _state.HomeWeight[v] : _state.Home[v] == to ? -_state.HomeWeight[v] : 0;
                }

                long weight = _graph.Weights[v];
                long less = _state.Load[own];
                long more = _state.Load[to];
                long beside = Beside(own, less - weight) + Beside(to, more + weight) - Beside(own, less) - Beside(to, more);
                double energy = delta + (rate * beside);
                if (energy > 0 && energy > temperature * Exponential(random))
                {
                    continue;
                }

                if (!_contiguity.CanLeave(v, part))
                {
                    continue;
                }

                _outside += _state.Excess(own, less - weight) + _state.Excess(to, more + weight) - _state.Excess(own, less) - _state.Excess(to, more);
                Move(v, to);
                _cost += delta;
                if (small)
                {
                    Keep();
                }
            }

            Keep();
            temperature *= falling;
            rate *= rising;
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private long Beside(int part, long load) => load > _high[part] ? load - _high[part] : load < _low[part] ? _low[part] - load : 0;

    private void Keep()
    {
        if (_outside < BestOutside || (_outside == BestOutside && _cost < BestCost))
        {
            (BestOutside, BestCost) = (_outside, _cost);
            Array.Copy(_state.Part, Best, Best.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(int node, int to)
    {
        int[] part = _state.Part;
        int from = part[node];
        _state.Move(node, to);
        int foreign = 0;
        for (int e = _graph.Offsets[node]; e < _graph.Offsets[node + 1]; e++)
        {
            int u = _graph.Targets[e];
            int c = part[u];
            if (c == to)
            {
                _foreign[u]--;
                Place(u);
            }
            else
            {
                foreign++;
                if (c == from)
                {
                    _foreign[u]++;
                    Place(u);
                }
            }
        }

        _foreign[node] = foreign;
        Place(node);
    }

    /// <summary>Puts a node among those at a border, or takes it out, as its neighbours are.</summary>
    private void Place(int node)
    {
        bool at = _foreign[node] > 0 && (_state.Pinned is null || _state.Pinned[node] < 0);
        int place = _place[node];
        if (at && place < 0)
        {
            _place[node] = _borders;
            _border[_borders++] = node;
        }
        else if (!at && place >= 0)
        {
            int last = _border[--_borders];
            _border[place] = last;
            _place[last] = place;
            _place[node] = -1;
        }
    }

    /// <summary>An exponential draw with mean 1, to a part in some thousands: -ln(u), with the logarithm of the leading bits taken linearly between powers of two.</summary>
    private static double Exponential(Randomness random)
    {
        ulong u = random.Next();
        int zeros = System.Numerics.BitOperations.LeadingZeroCount(u);
        double mantissa = ((u << zeros) & 0x7FFFFFFFFFFFFFFF) * (1.0 / 9223372036854775808.0);

        // log2(1 + m) by m + c m (1 - m), right at both ends and to 1 % between.
        double log2 = mantissa + (0.3437 * mantissa * (1 - mantissa));
        return 0.69314718055994531 * (zeros + 1 - log2);
    }

    /// <summary>The root by bisection: multiplications alone, so that it is the same on every machine.</summary>
    private static double Root(double value, int degree)
    {
        double low = 0.5;
        double high = 2;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            double power = 1;
            for (int k = 0; k < degree; k++)
            {
                power *= middle;
            }

            (low, high) = power < value ? (middle, high) : (low, middle);
        }

        return low;
    }
}
