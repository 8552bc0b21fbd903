using System.Runtime.CompilerServices;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Whether a node can leave its part without tearing the part apart.</summary>
/// <remarks>
/// What is left of the part is connected if and only if the neighbours of the node in it are connected without the node. Usually they are neighbours of
/// each other; else they search outwards in turn until all have met or one has searched all it can reach.
/// </remarks>
internal sealed class Contiguity(WeightedGraph graph, int limit)
{
    private readonly int[] _stamp = new int[graph.Nodes];
    private readonly int[] _owner = new int[graph.Nodes];
    private int[] _queue = new int[256];
    private int[] _root = new int[16];
    private int[] _open = new int[16];
    private int _round;

    /// <summary>False also where finding out would visit more nodes than the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool CanLeave(int node, int[] part)
    {
        int[] offsets = graph.Offsets;
        int[] targets = graph.Targets;
        int own = part[node];
        int sources = 0;
        int round = ++_round;
        _stamp[node] = -round;
        for (int e = offsets[node]; e < offsets[node + 1]; e++)
        {
            int u = targets[e];
            if (part[u] == own)
            {
                Grow(sources);
                _stamp[u] = round;
                _owner[u] = sources;
                _root[sources] = sources;
                _open[sources] = 1;
                _queue[sources++] = u;
            }
        }

        if (sources <= 1)
        {
            return sources == 1;
        }

        int groups = sources;
        int tail = sources;
        for (int head = 0; head < tail; head++)
        {
            int v = _queue[head];
            int group = Root(_owner[v]);
            for (int e = offsets[v]; e < offsets[v + 1]; e++)
            {
                int u = targets[e];
                if (part[u] != own || _stamp[u] == -round)
                {
                    continue;
                }

                if (_stamp[u] != round)
                {
                    _stamp[u] = round;
                    _owner[u] = group;
                    if (tail == _queue.Length)
                    {
                        Array.Resize(ref _queue, 2 * tail);
                    }

                    _queue[tail++] = u;
                    _open[group]++;
                    continue;
                }

                int other = Root(_owner[u]);
                if (other != group)
                {
                    _root[other] = group;
                    _open[group] += _open[other];
                    if (--groups == 1)
                    {
                        return true;
                    }
                }
            }

            if (--_open[group] == 0 || tail > limit)
            {
                return false;
            }
        }

        return false;
    }

    private int Root(int group)
    {
        while (_root[group] != group)
        {
            group = _root[group] = _root[_root[group]];
        }

        return group;
    }

    private void Grow(int sources)
    {
        if (sources == _root.Length)
        {
            Array.Resize(ref _root, 2 * sources);
            Array.Resize(ref _open, 2 * sources);
        }

        if (sources == _queue.Length)
        {
            Array.Resize(ref _queue, 2 * sources);
        }
    }
}
