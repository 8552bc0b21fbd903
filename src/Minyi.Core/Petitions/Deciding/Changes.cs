using System.Runtime.InteropServices;

namespace Minyi.Petitions.Deciding;

/// <summary>Changes that a step makes to one sort of part, gathered in the array that the event keeps: most often all that its plan names do change.</summary>
/// <param name="most">How many there can be.</param>
internal struct Changes<T>(int most)
{
    private T[]? _items;
    private int _count;

    internal void Add(T change)
    {
        _items ??= new T[most];
        _items[_count++] = change;
    }

    /// <summary>The list; null instead of an empty one, as events write them. Nothing is added after this.</summary>
    internal readonly ValueList<T>? OrNull() => _items is null ? null
        : _count == most ? new(ImmutableCollectionsMarshal.AsImmutableArray(_items))
        : ValueList.Create<T>(_items.AsSpan(0, _count));
}
