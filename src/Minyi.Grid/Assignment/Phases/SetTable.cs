namespace Minyi.Grid.Assignment.Phases;

/// <summary>Gives equal lists of whole numbers equal numbers, in the order in which they first come.</summary>
internal sealed class SetTable
{
    private int[] _slots = new int[256];
    private int[] _start = new int[129];
    private long[] _values = new long[512];

    public SetTable() => Array.Fill(_slots, -1);

    /// <summary>How many different lists there are.</summary>
    public int Count { get; private set; }

    /// <summary>A list.</summary>
    public ReadOnlySpan<long> this[int number] => _values.AsSpan(_start[number], _start[number + 1] - _start[number]);

    /// <summary>The number of a list; a new one where it has not come before.</summary>
    public int NumberOf(ReadOnlySpan<long> list)
    {
        int mask = _slots.Length - 1;
        int at = Hash(list) & mask;
        for (; _slots[at] >= 0; at = (at + 1) & mask)
        {
            if (this[_slots[at]].SequenceEqual(list))
            {
                return _slots[at];
            }
        }

        if (Count + 1 >= _start.Length)
        {
            Grow();
            return NumberOf(list);
        }

        int from = _start[Count];
        if (from + list.Length > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(2 * _values.Length, from + list.Length));
        }

        list.CopyTo(_values.AsSpan(from));
        _slots[at] = Count;
        _start[Count + 1] = from + list.Length;
        return Count++;
    }

    private static int Hash(ReadOnlySpan<long> list)
    {
        ulong hash = (ulong)list.Length;
        foreach (long value in list)
        {
            hash = unchecked((hash ^ (ulong)value) * 0x9E3779B97F4A7C15);
            hash ^= hash >> 29;
        }

        return (int)(unchecked(hash * 0xBF58476D1CE4E5B9) >> 33);
    }

    private void Grow()
    {
        Array.Resize(ref _start, (2 * _start.Length) - 1);
        _slots = new int[2 * _slots.Length];
        Array.Fill(_slots, -1);
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int at = Hash(this[i]) & mask;
            while (_slots[at] >= 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = i;
        }
    }
}
