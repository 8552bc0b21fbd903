using Minyi.Workflow.Verification.Search;

namespace Minyi.Workflow.Verification.Configurations;

/// <summary>Packed configurations in the order of discovery, found by hashing: open addressing over one flat array, no object for each.</summary>
internal sealed class ReachableSet(int words, ProofBudget budget)
{
    private ulong[] _keys = new ulong[1024 * words];
    private int[] _slots = new int[4096];

    internal int Count { get; private set; }

    internal ReadOnlySpan<ulong> this[int index] => _keys.AsSpan(index * words, words);

    /// <summary>The index of a configuration; -1 when it is not there.</summary>
    internal int Find(ReadOnlySpan<ulong> key)
    {
        int mask = _slots.Length - 1;
        for (int slot = Hash(key) & mask; ; slot = (slot + 1) & mask)
        {
            int index = _slots[slot] - 1;
            if (index < 0 || this[index].SequenceEqual(key))
            {
                return index;
            }
        }
    }

    /// <summary>The index of a configuration, added at the end when it is new.</summary>
    internal int FindOrAdd(ReadOnlySpan<ulong> key)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(key) & mask;
        while (true)
        {
            int index = _slots[slot] - 1;
            if (index < 0)
            {
                break;
            }

            if (words == 1 ? _keys[index] == key[0] : this[index].SequenceEqual(key))
            {
                return index;
            }

            slot = (slot + 1) & mask;
        }

        if ((Count + 1) * words > _keys.Length)
        {
            budget.Hold(_keys.Length * 8L);
            Array.Resize(ref _keys, _keys.Length * 2);
        }

        key.CopyTo(_keys.AsSpan(Count * words));
        _slots[slot] = ++Count;
        if (Count * 2L > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        budget.Hold(_slots.Length * 4L);
        int[] slots = new int[_slots.Length * 2];
        int mask = slots.Length - 1;
        for (int index = 0; index < Count; index++)
        {
            int slot = Hash(this[index]) & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = index + 1;
        }

        _slots = slots;
    }

    /// <summary>Multiply and fold, word by word (wyhash's mixing step).</summary>
    private static int Hash(ReadOnlySpan<ulong> key)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (ulong word in key)
        {
            ulong high = Math.BigMul(hash ^ word, 0xA0761D6478BD642F, out ulong low);
            hash = high ^ low;
        }

        return unchecked((int)(hash ^ (hash >> 32)));
    }
}
