namespace Minyi.Grid.Assignment.Costs;

/// <summary>For each item of a block, the bins whose cost + price is near its least, bins ascending: filled by <see cref="CostRows"/>, reused from block to block.</summary>
/// <typeparam name="T">The number type of the excess over the least.</typeparam>
internal sealed class NearBins<T>
    where T : unmanaged
{
    /// <summary>The most items of a block.</summary>
    public const int MostItems = 64;

    private int _stride;

    /// <summary>How many items the block has.</summary>
    public int Items { get; private set; }

    /// <summary>The least cost + price of each item.</summary>
    public T[] Least { get; } = new T[MostItems];

    /// <summary>How many bins are near, by item.</summary>
    public int[] Count { get; } = new int[MostItems];

    private int[] _bin = [];
    private T[] _excess = [];

    /// <summary>Empties the block.</summary>
    /// <param name="items">How many items it will have.</param>
    /// <param name="most">The most bins an item may get.</param>
    public void Reset(int items, int most)
    {
        Items = items;
        _stride = most;
        Array.Clear(Count, 0, items);
        if (_bin.Length < items * most)
        {
            _bin = new int[items * most];
            _excess = new T[items * most];
        }
    }

    /// <summary>Adds a bin to an item's list.</summary>
    public void Add(int item, int bin, T excess)
    {
        int at = (item * _stride) + Count[item]++;
        _bin[at] = bin;
        _excess[at] = excess;
    }

    /// <summary>The near bins of an item.</summary>
    public Span<int> Bins(int item) => _bin.AsSpan(item * _stride, Count[item]);

    /// <summary>How far each of them is over the least.</summary>
    public Span<T> Excess(int item) => _excess.AsSpan(item * _stride, Count[item]);

    /// <summary>Room for whoever fills the block.</summary>
    public object? Scratch { get; set; }

    /// <summary>Puts a bin into an item's list where its number belongs, or overwrites its excess.</summary>
    public void Set(int item, int bin, T excess)
    {
        int at = Bins(item).BinarySearch(bin);
        if (at >= 0)
        {
            Excess(item)[at] = excess;
            return;
        }

        Add(item, bin, excess);
        Span<int> bins = Bins(item);
        Span<T> excesses = Excess(item);
        for (int i = bins.Length - 1; i > ~at; i--)
        {
            (bins[i], bins[i - 1]) = (bins[i - 1], bins[i]);
            (excesses[i], excesses[i - 1]) = (excesses[i - 1], excesses[i]);
        }
    }
}
