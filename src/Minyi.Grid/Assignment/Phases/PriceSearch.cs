namespace Minyi.Grid.Assignment.Phases;

/// <summary>
/// Shortest paths of reduced costs from units that found no place, over bins and classes, to bins with room (Dijkstra): by how much prices rise so that more
/// units find a place.
/// </summary>
internal sealed class PriceSearch
{
    private readonly ClassTable _classes;
    private readonly SetFlow _flow;
    private readonly PriorityQueue<int, long> _queue = new();
    private readonly bool[] _classDone;

    public PriceSearch(ClassTable classes, SetFlow flow)
    {
        _classes = classes;
        _flow = flow;
        _classDone = new bool[classes.Bins + classes.Sets];
        Distance = new long[classes.Bins];
    }

    /// <summary>By bin, its distance; <see cref="long.MaxValue"/> where it is not reached.</summary>
    public long[] Distance { get; }

    /// <summary>Searches until the bins reached have room for all that is misplaced.</summary>
    /// <param name="misplaced">How many units are to be placed.</param>
    /// <param name="limit">How far lists of near bins can be trusted.</param>
    /// <param name="reach">How far prices rise at most; the limit where bins with room were not enough within it.</param>
    /// <returns>Whether any bin with room was reached.</returns>
    public bool Run(long misplaced, long limit, out long reach)
    {
        Array.Fill(Distance, long.MaxValue);
        int bins = _classes.Bins;
        for (int j = 0; j < bins; j++)
        {
            if (_flow.Room[j] < 0)
            {
                Reach(j, 0);
            }
        }

        for (int s = 0; s < _classes.Sets; s++)
        {
            if (_flow.Left[s] > 0)
            {
                Open(bins + s, 0, limit);
            }
        }

        long covered = 0;
        reach = limit;
        long farthest = -1;
        while (_queue.TryDequeue(out int bin, out long distance))
        {
            if (distance != Distance[bin])
            {
                continue;
            }

            if (_flow.Room[bin] > 0)
            {
                farthest = distance;
                covered += _flow.Room[bin];
                if (covered >= misplaced)
                {
                    break;
                }
            }

            Distance[bin] = distance;
            Open(bin, distance, limit);
            foreach (int arc in _flow.ArcsInto(bin))
            {
                if (_flow.Flow[arc] > 0)
                {
                    Open(bins + _flow.SetOf(arc), distance, limit);
                }
            }
        }

        if (covered >= misplaced || limit == long.MaxValue)
        {
            reach = Math.Max(farthest, 0);
        }

        return farthest >= 0;
    }

    private void Reach(int bin, long distance)
    {
        if (distance < Distance[bin])
        {
            Distance[bin] = distance;
            _queue.Enqueue(bin, distance);
        }
    }

    /// <summary>Goes from a class to every bin near its types.</summary>
    private void Open(int number, long distance, long limit)
    {
        if (_classDone[number])
        {
            return;
        }

        _classDone[number] = true;
        TypeTable types = _classes.Types;
        foreach (int t in _classes.TypesOf(number))
        {
            ReadOnlySpan<long> list = types.ListOf(t);
            long least = _classes.Least[t];
            for (int a = 0; a < list.Length; a += 2)
            {
                int bin = (int)list[a];
                long reached = distance + list[a + 1] + types.Rises[bin] - least;
                if (reached <= limit && reached < Distance[bin])
                {
                    Reach(bin, reached);
                }
            }
        }
    }
}
