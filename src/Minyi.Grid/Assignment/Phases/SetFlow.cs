namespace Minyi.Grid.Assignment.Phases;

/// <summary>
/// A maximum flow from sets of units to the bins they may lie in (Dinic, Soviet Mathematics Doklady 11, 1970): many units move at once. A bin without room takes none.
/// </summary>
internal sealed class SetFlow
{
    private readonly long[] _left;
    private readonly long[] _room;
    private readonly int[] _binArcs;
    private readonly int[] _arcsOfBin;
    private readonly int[] _setOfArc;
    private readonly List<int> _path = [];

    /// <summary>Prepares a flow.</summary>
    /// <param name="supply">By set, its units.</param>
    /// <param name="start">By set, where its bins begin; one more at the end.</param>
    /// <param name="bin">The bins of the sets.</param>
    /// <param name="room">By bin, how many units it takes; none where negative.</param>
    public SetFlow(long[] supply, int[] start, int[] bin, long[] room)
    {
        _left = (long[])supply.Clone();
        _room = (long[])room.Clone();
        Start = start;
        Bin = bin;
        Flow = new long[bin.Length];
        _setOfArc = new int[bin.Length];
        _binArcs = new int[room.Length + 1];
        foreach (int b in bin)
        {
            _binArcs[b + 1]++;
        }

        for (int j = 0; j < room.Length; j++)
        {
            _binArcs[j + 1] += _binArcs[j];
        }

        int[] at = (int[])_binArcs.Clone();
        _arcsOfBin = new int[bin.Length];
        for (int s = 0; s < supply.Length; s++)
        {
            for (int a = start[s]; a < start[s + 1]; a++)
            {
                _setOfArc[a] = s;
                _arcsOfBin[at[bin[a]]++] = a;
            }
        }
    }

    /// <summary>By set, where its arcs begin.</summary>
    public int[] Start { get; }

    /// <summary>By arc, its bin.</summary>
    public int[] Bin { get; }

    /// <summary>By arc, the units on it.</summary>
    public long[] Flow { get; }

    /// <summary>By set, the units that found no place.</summary>
    public ReadOnlySpan<long> Left => _left;

    /// <summary>By bin, the room that is left; negative where more must lie there than it takes.</summary>
    public ReadOnlySpan<long> Room => _room;

    /// <summary>The arcs into a bin.</summary>
    public ReadOnlySpan<int> ArcsInto(int bin) => _arcsOfBin.AsSpan(_binArcs[bin], _binArcs[bin + 1] - _binArcs[bin]);

    /// <summary>The set of an arc.</summary>
    public int SetOf(int arc) => _setOfArc[arc];

    /// <summary>Sends as much as there is room for.</summary>
    public void Fill(CancellationToken cancellation)
    {
        for (int s = 0; s < _left.Length; s++)
        {
            for (int a = Start[s]; a < Start[s + 1] && _left[s] > 0; a++)
            {
                Send(a, Math.Min(_left[s], Math.Max(_room[Bin[a]], 0)));
            }
        }

        int[] level = new int[_left.Length + _room.Length];
        int[] next = new int[_left.Length + _room.Length];
        while (Levels(level))
        {
            cancellation.ThrowIfCancellationRequested();
            Start.AsSpan(0, _left.Length).CopyTo(next);
            _binArcs.AsSpan(0, _room.Length).CopyTo(next.AsSpan(_left.Length));
            for (int s = 0; s < _left.Length; s++)
            {
                while (_left[s] > 0 && Push(s, level, next))
                {
                }
            }
        }
    }

    private void Send(int arc, long units)
    {
        Flow[arc] += units;
        _left[_setOfArc[arc]] -= units;
        _room[Bin[arc]] -= units;
    }

    /// <summary>Numbers sets and bins by their distance from sets with units left; false when no bin with room is reached.</summary>
    private bool Levels(int[] level)
    {
        Array.Fill(level, -1);
        List<int> queue = [];
        int sets = _left.Length;
        for (int s = 0; s < sets; s++)
        {
            if (_left[s] > 0)
            {
                level[s] = 0;
                queue.Add(s);
            }
        }

        bool found = false;
        int last = int.MaxValue;
        for (int head = 0; head < queue.Count && level[queue[head]] < last; head++)
        {
            int node = queue[head];
            if (node < sets)
            {
                for (int a = Start[node]; a < Start[node + 1]; a++)
                {
                    int b = sets + Bin[a];
                    if (level[b] < 0)
                    {
                        level[b] = level[node] + 1;
                        queue.Add(b);
                        if (_room[Bin[a]] > 0)
                        {
                            found = true;
                            last = level[b];
                        }
                    }
                }
            }
            else
            {
                foreach (int a in ArcsInto(node - sets))
                {
                    if (Flow[a] > 0 && level[_setOfArc[a]] < 0)
                    {
                        level[_setOfArc[a]] = level[node] + 1;
                        queue.Add(_setOfArc[a]);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Sends units from a set along one path of rising levels to a bin with room.</summary>
    private bool Push(int from, int[] level, int[] next)
    {
        int sets = _left.Length;
        List<int> path = _path;
        path.Clear();
        int node = from;
        for (;;)
        {
            if (node >= sets && _room[node - sets] > 0)
            {
                Augment(from, path);
                return true;
            }

            int arc = Advance(node, level, next, sets);
            if (arc >= 0)
            {
                path.Add(arc);
                node = node < sets ? sets + Bin[arc] : _setOfArc[arc];
                continue;
            }

            level[node] = -1;
            if (path.Count == 0)
            {
                return false;
            }

            int back = path[^1];
            path.RemoveAt(path.Count - 1);
            node = node >= sets ? _setOfArc[back] : sets + Bin[back];
            next[node]++;
        }
    }

    private int Advance(int node, int[] level, int[] next, int sets)
    {
        if (node < sets)
        {
            for (; next[node] < Start[node + 1]; next[node]++)
            {
                if (level[sets + Bin[next[node]]] == level[node] + 1)
                {
                    return next[node];
                }
            }

            return -1;
        }

        for (; next[node] < _binArcs[node - sets + 1]; next[node]++)
        {
            int arc = _arcsOfBin[next[node]];
            if (Flow[arc] > 0 && level[_setOfArc[arc]] == level[node] + 1)
            {
                return arc;
            }
        }

        return -1;
    }

    private void Augment(int from, List<int> path)
    {
        int bin = Bin[path[^1]];
        long units = Math.Min(_left[from], _room[bin]);
        for (int i = 1; i < path.Count; i += 2)
        {
            units = Math.Min(units, Flow[path[i]]);
        }

        _left[from] -= units;
        _room[bin] -= units;
        for (int i = 0; i < path.Count; i++)
        {
            Flow[path[i]] += i % 2 == 0 ? units : -units;
        }
    }
}
