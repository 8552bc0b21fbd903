namespace Minyi.Grid.Assignment.Prices;

/// <summary>A sum of whole numbers for each pair of bins that share items; it does not depend on the order of adding. A table for few bins, an open hash table for many.</summary>
internal sealed class PairSums
{
    private const int Few = 1_024;

    private readonly int _bins;
    private readonly long[]? _table;
    private long[] _keys = [];
    private long[] _sums = [];
    private int _count;

    public PairSums(int bins)
    {
        _bins = bins;
        _table = bins <= Few ? new long[bins * bins] : null;
        _keys = _table is null ? new long[1024] : [];
        _sums = new long[_keys.Length];
        Array.Fill(_keys, -1);
    }

    /// <summary>Adds to a pair; the first bin is the lower.</summary>
    public void Add(int a, int b, long amount)
    {
        if (_table is { } table)
        {
            table[(a * _bins) + b] += amount;
        }
        else
        {
            Add(((long)a << 32) | (uint)b, amount);
        }
    }

    public void AddAll(PairSums other)
    {
        if (_table is { } table)
        {
            for (int i = 0; i < table.Length; i++)
            {
                table[i] += other._table![i];
            }
        }

        for (int i = 0; i < other._keys.Length; i++)
        {
            if (other._keys[i] >= 0)
            {
                Add(other._keys[i], other._sums[i]);
            }
        }
    }

    /// <summary>The pairs with their sums, by pair.</summary>
    public (int A, int B, long Sum)[] Ordered()
    {
        if (_table is { } table)
        {
            List<(int, int, long)> pairs = [];
            for (int i = 0; i < table.Length; i++)
            {
                if (table[i] > 0)
                {
                    pairs.Add((i / _bins, i % _bins, table[i]));
                }
            }

            return [.. pairs];
        }

        (int A, int B, long Sum)[] all = new (int, int, long)[_count];
        int n = 0;
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] >= 0)
            {
                all[n++] = ((int)(_keys[i] >> 32), (int)(_keys[i] & 0xFFFFFFFF), _sums[i]);
            }
        }

        Array.Sort(all, (l, r) => l.A != r.A ? l.A.CompareTo(r.A) : l.B.CompareTo(r.B));
        return all;
    }

    private void Add(long key, long amount)
    {
        int mask = _keys.Length - 1;
        int at = Hash(key) & mask;
        while (_keys[at] != key)
        {
            if (_keys[at] < 0)
            {
                if (2 * _count >= _keys.Length)
                {
                    Grow();
                    Add(key, amount);
                    return;
                }

                _keys[at] = key;
                _sums[at] = 0;
                _count++;
                break;
            }

            at = (at + 1) & mask;
        }

        _sums[at] += amount;
    }

    private static int Hash(long key) => unchecked((int)(((ulong)key * 0x9E3779B97F4A7C15) >> 33));

    private void Grow()
    {
        (long[] keys, long[] sums) = (_keys, _sums);
        _keys = new long[2 * keys.Length];
        _sums = new long[2 * keys.Length];
        Array.Fill(_keys, -1);
        _count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] >= 0)
            {
                Add(keys[i], sums[i]);
            }
        }
    }
}
