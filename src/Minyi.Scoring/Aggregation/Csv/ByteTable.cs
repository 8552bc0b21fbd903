using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Minyi.Scoring.Aggregation.Csv;

/// <summary>Numbers byte strings from 0 in the order in which they are first seen: a hash table that allocates only when it meets a new one.</summary>
internal sealed class ByteTable
{
    private readonly List<byte[]> _keys = [];
    private int[] _slots = new int[64];
    private ulong[] _hashes = new ulong[64];

    internal int Count => _keys.Count;

    internal static ByteTable Of(IEnumerable<string> texts)
    {
        ByteTable table = new();
        foreach (string text in texts)
        {
            table.Add(Encoding.UTF8.GetBytes(text));
        }

        return table;
    }

    internal ReadOnlySpan<byte> KeyOf(int number) => _keys[number];

    /// <summary>The number of a key, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> key) => _slots[Slot(key, Hash(key))] - 1;

    /// <summary>The number of a key, a new one if it was not there.</summary>
    internal int Add(ReadOnlySpan<byte> key)
    {
        ulong hash = Hash(key);
        int slot = Slot(key, hash);
        if (_slots[slot] != 0)
        {
            return _slots[slot] - 1;
        }

        _keys.Add(key.ToArray());
        _slots[slot] = _keys.Count;
        _hashes[slot] = hash;
        if (_keys.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return _keys.Count - 1;
    }

    private int Slot(ReadOnlySpan<byte> key, ulong hash)
    {
        int mask = _slots.Length - 1;
        int slot = unchecked((int)hash) & mask;
        while (_slots[slot] != 0 && (_hashes[slot] != hash || !key.SequenceEqual(_keys[_slots[slot] - 1])))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        (int[] slots, ulong[] hashes) = (_slots, _hashes);
        _slots = new int[slots.Length * 2];
        _hashes = new ulong[slots.Length * 2];
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] != 0)
            {
                int slot = Slot(_keys[slots[i] - 1], hashes[i]);
                (_slots[slot], _hashes[slot]) = (slots[i], hashes[i]);
            }
        }
    }

    private static ulong Hash(ReadOnlySpan<byte> key)
    {
        const ulong multiplier = 0x9E37_79B9_7F4A_7C15; // 2^64 / golden ratio
        unchecked
        {
            ulong hash = (ulong)key.Length * multiplier;
            for (; key.Length >= 8; key = key[8..])
            {
                hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(key)) * multiplier, 29);
            }

            ulong tail = key.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(key) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(key[^4..]) << 32)
                : key.Length > 0 ? key[0] | ((ulong)key[key.Length / 2] << 8) | ((ulong)key[^1] << 16)
                : 0;
            hash = (hash ^ tail) * multiplier;
            return hash ^ (hash >> 32);
        }
    }
}
