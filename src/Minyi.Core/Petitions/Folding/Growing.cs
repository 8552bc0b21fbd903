using System.Runtime.InteropServices;

namespace Minyi.Petitions.Folding;

/// <summary>A list that grows at its end while a history is folded, so that one more item does not copy all those before it.</summary>
internal sealed class Growing<T>
{
    // Up to here a look through the items is faster than a set.
    private const int Few = 32;

    private T[] _items;
    private int _count;
    private HashSet<T>? _known;

    internal Growing(ValueList<T> start)
    {
        _count = start.Count;
        _items = new T[_count + 1]; // sized for one append, the common case, so Freeze() need not copy
        start.AsSpan().CopyTo(_items);
    }

    internal ReadOnlySpan<T> Items => _items.AsSpan(0, _count);

    internal void Add(T item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, 2 * _count);
        }

        _items[_count++] = item;
        _known?.Add(item);
    }

    internal bool Contains(T item)
    {
        if (_count <= Few)
        {
            return Array.IndexOf(_items, item, 0, _count) >= 0;
        }

        _known ??= [.. Items];
        return _known.Contains(item);
    }

    internal void ReplaceLast(T item) => _items[_count - 1] = item;

    internal void RemoveAll(T item)
    {
        _known = null;
        int kept = 0;
        foreach (T one in Items)
        {
            if (!EqualityComparer<T>.Default.Equals(one, item))
            {
                _items[kept++] = one;
            }
        }

        _count = kept;
    }

    /// <summary>The list; nothing is added after this.</summary>
    internal ValueList<T> Freeze() =>
        _count == _items.Length ? new(ImmutableCollectionsMarshal.AsImmutableArray(_items)) : ValueList.Create(Items);
}
