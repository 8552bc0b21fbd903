namespace Minyi.Grid.Assignment.Paths;

/// <summary>The state of one shortest-path search over the bins.</summary>
internal sealed class PathSearch
{
    private readonly bool[] _settled;
    private readonly List<int> _reached = [];

    public PathSearch(int bins)
    {
        Distance = new long[bins];
        Array.Fill(Distance, long.MaxValue);
        Via = new int[bins];
        Arc = new int[bins];
        Next = new int[bins];
        _settled = new bool[bins];
    }

    /// <summary>Distances; <see cref="long.MaxValue"/> where not reached.</summary>
    public long[] Distance { get; }

    /// <summary>The item that moves on the step by which a bin was reached.</summary>
    public int[] Via { get; }

    /// <summary>The arc of that step.</summary>
    public int[] Arc { get; }

    /// <summary>The bin on the other side of that step, in a search from the far end.</summary>
    public int[] Next { get; }

    /// <summary>The settled bins, nearest first.</summary>
    public List<int> Settled { get; } = [];

    public void Clear()
    {
        foreach (int b in _reached)
        {
            Distance[b] = long.MaxValue;
            _settled[b] = false;
        }

        _reached.Clear();
        Settled.Clear();
    }

    public void Reach(int bin, long distance, int via, int arc, int next)
    {
        if (Distance[bin] == long.MaxValue)
        {
            _reached.Add(bin);
        }

        Distance[bin] = distance;
        Via[bin] = via;
        Arc[bin] = arc;
        Next[bin] = next;
    }

    /// <summary>Settles the nearest bin that is not settled, the first among equals; -1 when there is none.</summary>
    public int SettleNearest()
    {
        int nearest = -1;
        foreach (int b in _reached)
        {
            if (!_settled[b] && (nearest < 0 || Distance[b] < Distance[nearest] || (Distance[b] == Distance[nearest] && b < nearest)))
            {
                nearest = b;
            }
        }

        if (nearest >= 0)
        {
            _settled[nearest] = true;
            Settled.Add(nearest);
        }

        return nearest;
    }

    /// <summary>Takes back the last settlement.</summary>
    public void Unsettle()
    {
        _settled[Settled[^1]] = false;
        Settled.RemoveAt(Settled.Count - 1);
    }
}
