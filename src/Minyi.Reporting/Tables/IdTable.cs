using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Minyi.Reporting.Tables;

/// <summary>Numbers ids from 0 in the order in which they are first seen, from their bytes: what a column of millions of rows is read with.</summary>
/// <remarks>An id takes its bytes and 20 more. An id that is read in one way only gets a number; what a person has to decide (see <see cref="IdKey"/>) gets none.</remarks>
public sealed class IdTable
{
    /// <summary>What <see cref="Add"/> gives for an id that <see cref="IdentifierRule"/> refuses, or that differs from another one only as <see cref="IdKey"/> says.</summary>
    public const int Irregular = -1;

    private const int ChunkBits = 20, LongestId = 1 << 12;

    private readonly List<byte[]> _chunks = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private long[] _places = new long[64];
    private int[] _slots = new int[128];
    private uint[] _hashes = new uint[128];
    private int _used = 1 << ChunkBits;

    /// <summary>How many ids there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the id that was added last was not there before.</summary>
    public bool WasNew { get; private set; }

    /// <summary>The bytes of an id in UTF-8.</summary>
    /// <param name="number">Its number.</param>
    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            long place = _places[number];
            return _chunks[(int)(place >> 40)].AsSpan((int)((place >> 16) & 0xFF_FFFF), (int)(place & 0xFFFF));
        }
    }

    /// <summary>The number of an id, a new one if it was not there.</summary>
    /// <param name="utf8">The id.</param>
    /// <returns>The number, or <see cref="Irregular"/>.</returns>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        uint hash = Hash(utf8);
        int slot = Slot(utf8, hash);
        WasNew = _slots[slot] == 0;
        if (!WasNew)
        {
            return _slots[slot] - 1;
        }

        if (!IsRegular(utf8))
        {
            return Irregular;
        }

        Keep(utf8);
        _slots[slot] = Count;
        _hashes[slot] = hash;
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    /// <summary>Whether an id that was not there before is read in one way only. It is looked at once.</summary>
    private bool IsRegular(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8.Length > LongestId)
        {
            return false;
        }

        if (!utf8.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E))
        {
            bool known = _keys.Count > 0 && _keys.ContainsKey(Encoding.ASCII.GetString(utf8));
            bool usual = utf8.Length <= 100 && !utf8.StartsWith("minyi:"u8);
            return !known && (usual || IdentifierRule.Refuse(Encoding.ASCII.GetString(utf8)) is null);
        }

        string id = Encoding.UTF8.GetString(utf8);
        string key = IdKey.Of(id);
        bool same = string.Equals(key, id, StringComparison.Ordinal);
        if (IdentifierRule.Refuse(id) is not null || IdKey.Trimmed(id).Length != id.Length || _keys.ContainsKey(key) || (!same && Find(Encoding.UTF8.GetBytes(key)) >= 0))
        {
            return false;
        }

        if (!same)
        {
            _keys.Add(key, Count);
        }

        return true;
    }

    private int Find(ReadOnlySpan<byte> utf8) => _slots[Slot(utf8, Hash(utf8))] - 1;

    private void Keep(ReadOnlySpan<byte> utf8)
    {
        if (_used + utf8.Length > 1 << ChunkBits)
        {
            _chunks.Add(new byte[1 << ChunkBits]);
            _used = 0;
        }

        utf8.CopyTo(_chunks[^1].AsSpan(_used));
        if (Count == _places.Length)
        {
            Array.Resize(ref _places, Count * 2);
        }

        _places[Count++] = ((long)(_chunks.Count - 1) << 40) | ((long)_used << 16) | (long)utf8.Length;
        _used += utf8.Length;
    }

    private int Slot(ReadOnlySpan<byte> utf8, uint hash)
    {
        int mask = _slots.Length - 1;
        int slot = unchecked((int)hash) & mask;
        while (_slots[slot] != 0 && (_hashes[slot] != hash || !utf8.SequenceEqual(this[_slots[slot] - 1])))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        (int[] slots, uint[] hashes) = (_slots, _hashes);
        _slots = new int[slots.Length * 2];
        _hashes = new uint[slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] != 0)
            {
                int slot = unchecked((int)hashes[i]) & mask;
                while (_slots[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                (_slots[slot], _hashes[slot]) = (slots[i], hashes[i]);
            }
        }
    }

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15; // 2^64 / golden ratio
        unchecked
        {
            ulong hash = (ulong)key.Length * Multiplier;
            for (; key.Length >= 8; key = key[8..])
            {
                hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(key)) * Multiplier, 29);
            }

            ulong tail = key.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(key) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(key[^4..]) << 32)
                : key.Length > 0 ? key[0] | ((ulong)key[key.Length / 2] << 8) | ((ulong)key[^1] << 16)
                : 0;
            hash = (hash ^ tail) * Multiplier;
            return (uint)(hash ^ (hash >> 32));
        }
    }
}
