namespace Minyi.Grid.Assignment.Phases;

/// <summary>
/// Items with the same near bins at the same excess are one type. A spare place of a bin (maximum less minimum of them) is an item too: it may lie in its bin
/// or in the hub, the bin after the last, at no cost; so every bin, the hub included, is filled exactly.
/// </summary>
internal sealed class TypeTable
{
    private readonly SetTable _lists = new();
    private readonly List<long> _counts = [];
    private readonly long[] _rises;

    /// <summary>Makes types of the bins that are within a window at given prices.</summary>
    /// <param name="near">Lists that hold at least these bins.</param>
    /// <param name="prices">The prices, the hub's last.</param>
    /// <param name="spare">By bin, its spare places.</param>
    /// <param name="window">The window.</param>
    /// <param name="weightAt">By position, how many units it counts.</param>
    public TypeTable(NearTable near, long[] prices, long[] spare, long window, Func<int, int> weightAt)
    {
        int bins = spare.Length;
        Window = window;
        Alone = new long[bins + 1];
        TypeOf = new int[near.Start.Length - 1];
        _rises = new long[bins + 1];
        long[] rise = new long[bins];
        for (int j = 0; j < bins; j++)
        {
            rise[j] = prices[j] - near.Prices[j];
        }

        long[] list = new long[2 * (bins + 1)];
        for (int i = 0; i < TypeOf.Length; i++)
        {
            int units = weightAt(i);
            int from = near.Start[i];
            int to = near.Start[i + 1];
            if (to == from + 1)
            {
                Alone[near.Bin[from]] += units;
                TypeOf[i] = ~near.Bin[from];
                continue;
            }

            long least = long.MaxValue;
            for (int a = from; a < to; a++)
            {
                least = Math.Min(least, near.Excess[a] + rise[near.Bin[a]]);
            }

            int length = 0;
            for (int a = from; a < to; a++)
            {
                long excess = near.Excess[a] + rise[near.Bin[a]] - least;
                if (excess <= window)
                {
                    list[length++] = near.Bin[a];
                    list[length++] = excess;
                }
            }

            if (length == 2)
            {
                Alone[list[0]] += units;
                TypeOf[i] = ~(int)list[0];
            }
            else
            {
                TypeOf[i] = Count(list.AsSpan(0, length), units);
            }
        }

        AddSpare(prices, spare);
    }

    /// <summary>The window.</summary>
    public long Window { get; }

    /// <summary>How many types there are that have several near bins.</summary>
    public int Types => _lists.Count;

    /// <summary>By bin, the units of items that have no other near bin.</summary>
    public long[] Alone { get; }

    /// <summary>By position, its type; the complement of its bin where that is the only near one.</summary>
    public int[] TypeOf { get; }

    /// <summary>How far the prices have risen since the types were made.</summary>
    public ReadOnlySpan<long> Rises => _rises;

    /// <summary>The largest of the rises.</summary>
    public long Risen { get; private set; }

    /// <summary>The units of a type.</summary>
    public long UnitsOf(int type) => _counts[type];

    /// <summary>A type's bins and excesses at the prices when it was made, in turn.</summary>
    public ReadOnlySpan<long> ListOf(int type) => _lists[type];

    /// <summary>A bin's price has risen.</summary>
    public void Rise(int bin, long by)
    {
        _rises[bin] += by;
        Risen = Math.Max(Risen, _rises[bin]);
    }

    private void AddSpare(long[] prices, long[] spare)
    {
        int hub = spare.Length;
        Span<long> list = stackalloc long[4];
        for (int j = 0; j < hub; j++)
        {
            long over = prices[j] - prices[hub];
            if (spare[j] == 0)
            {
                continue;
            }

            if (Math.Abs(over) > Window)
            {
                Alone[over > 0 ? hub : j] += spare[j];
                continue;
            }

            list[0] = j;
            list[1] = Math.Max(over, 0);
            list[2] = hub;
            list[3] = Math.Max(-over, 0);
            Count(list, spare[j]);
        }
    }

    private int Count(ReadOnlySpan<long> list, long units)
    {
        int type = _lists.NumberOf(list);
        if (type == _counts.Count)
        {
            _counts.Add(0);
        }

        _counts[type] += units;
        return type;
    }
}
