using System.Runtime.CompilerServices;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>A heap of nodes by gain, the largest on top and among equals the one entered last; the gain of a node can be changed.</summary>
internal sealed class GainHeap(int nodes)
{
    private readonly int[] _place = Filled(nodes);
    private int[] _nodes = new int[64];
    private long[] _gains = new long[64];
    private long[] _stamps = new long[64];
    private long _clock;

    public int Count { get; private set; }

    public bool Contains(int node) => _place[node] >= 0;

    public void Clear()
    {
        for (int i = 0; i < Count; i++)
        {
            _place[_nodes[i]] = -1;
        }

        Count = 0;
    }

    /// <summary>Enters a node, or gives one that is in the heap another gain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(int node, long gain)
    {
        int at = _place[node];
        if (at < 0)
        {
            if (Count == _nodes.Length)
            {
                Array.Resize(ref _nodes, 2 * Count);
                Array.Resize(ref _gains, 2 * Count);
                Array.Resize(ref _stamps, 2 * Count);
            }

            Up(Count++, node, gain, _clock++);
        }
        else if (gain > _gains[at])
        {
            Up(at, node, gain, _clock++);
        }
        else if (gain < _gains[at])
        {
            Down(at, node, gain, _clock++);
        }
    }

    public int Pop()
    {
        int top = _nodes[0];
        _place[top] = -1;
        if (--Count > 0)
        {
            Down(0, _nodes[Count], _gains[Count], _stamps[Count]);
        }

        return top;
    }

    private static int[] Filled(int count)
    {
        int[] places = new int[count];
        Array.Fill(places, -1);
        return places;
    }

    private void Put(int at, int node, long gain, long stamp)
    {
        _nodes[at] = node;
        _gains[at] = gain;
        _stamps[at] = stamp;
        _place[node] = at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Up(int at, int node, long gain, long stamp)
    {
        while (at > 0)
        {
            int parent = (at - 1) / 2;
            if (_gains[parent] > gain || (_gains[parent] == gain && _stamps[parent] > stamp))
            {
                break;
            }

            Put(at, _nodes[parent], _gains[parent], _stamps[parent]);
            at = parent;
        }

        Put(at, node, gain, stamp);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Down(int at, int node, long gain, long stamp)
    {
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && (_gains[child + 1] > _gains[child] || (_gains[child + 1] == _gains[child] && _stamps[child + 1] > _stamps[child])))
            {
                child++;
            }

            if (gain > _gains[child] || (gain == _gains[child] && stamp > _stamps[child]))
            {
                break;
            }

            Put(at, _nodes[child], _gains[child], _stamps[child]);
            at = child;
        }

        Put(at, node, gain, stamp);
    }
}
