namespace Minyi.Grid.Assignment.Paths;

/// <summary>Which item is in which bin, as linked lists in arrays.</summary>
internal sealed class BinContents
{
    private readonly int[] _bin;
    private readonly long[] _cost;
    private readonly int[] _after;
    private readonly int[] _before;
    private readonly int[] _first;
    private readonly int[] _count;

    public BinContents(int items, int bins)
    {
        _bin = Filled(items);
        _cost = new long[items];
        _after = Filled(items);
        _before = Filled(items);
        _first = Filled(bins);
        _count = new int[bins];
    }

    public int BinOf(int item) => _bin[item];

    /// <summary>The cost of the item in its bin.</summary>
    public long CostOf(int item) => _cost[item];

    public int Count(int bin) => _count[bin];

    public int First(int bin) => _first[bin];

    public int After(int item) => _after[item];

    public IEnumerable<int> ItemsOf(int bin)
    {
        for (int i = _first[bin]; i >= 0; i = _after[i])
        {
            yield return i;
        }
    }

    /// <summary>Puts the item into the bin and takes it out of the one where it was.</summary>
    public void Move(int item, int bin, long cost)
    {
        int old = _bin[item];
        if (old >= 0)
        {
            _count[old]--;
            if (_before[item] >= 0)
            {
                _after[_before[item]] = _after[item];
            }
            else
            {
                _first[old] = _after[item];
            }

            if (_after[item] >= 0)
            {
                _before[_after[item]] = _before[item];
            }
        }

        _bin[item] = bin;
        _cost[item] = cost;
        _count[bin]++;
        _before[item] = -1;
        _after[item] = _first[bin];
        if (_first[bin] >= 0)
        {
            _before[_first[bin]] = item;
        }

        _first[bin] = item;
    }

    private static int[] Filled(int count)
    {
        int[] array = new int[count];
        Array.Fill(array, -1);
        return array;
    }
}
