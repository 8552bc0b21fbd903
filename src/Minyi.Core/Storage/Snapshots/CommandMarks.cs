using System.Buffers.Binary;

namespace Minyi.Storage.Snapshots;

/// <summary>
/// Which commands a history may have, by a short mark of each event's: enough to say that a command is not there without reading the history. That one may be there is
/// for the history to say: two commands can have one mark. So marks are told apart by nobody, and a wrong one costs a reading.
/// </summary>
/// <threadsafety>Safe for several threads.</threadsafety>
internal sealed class CommandMarks
{
    private readonly Lock _lock = new();
    private readonly List<uint> _marks = [];
    private readonly Dictionary<uint, int> _first = [];

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _marks.Count;
            }
        }
    }

    /// <summary>The marks that were written down; null when they are none.</summary>
    internal static CommandMarks? From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % sizeof(uint) != 0)
        {
            return null;
        }

        CommandMarks marks = new();
        for (int i = 0; i < bytes.Length; i += sizeof(uint))
        {
            marks.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]));
        }

        return marks;
    }

    /// <summary>The marks of the events up to a version.</summary>
    internal byte[] ToBytes(int version)
    {
        byte[] bytes = new byte[sizeof(uint) * version];
        lock (_lock)
        {
            for (int i = 0; i < version; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(sizeof(uint) * i), _marks[i]);
            }
        }

        return bytes;
    }

    /// <summary>Takes the next event's command down; again, when somebody else has read the same events meanwhile, it changes nothing.</summary>
    internal void Add(int version, CommandId command)
    {
        lock (_lock)
        {
            if (version == _marks.Count + 1)
            {
                Add(Of(command));
            }
        }
    }

    /// <summary>The version from which on a command may be in the history; 0 when it is not there.</summary>
    internal int FirstWith(CommandId command)
    {
        lock (_lock)
        {
            return _first.GetValueOrDefault(Of(command));
        }
    }

    private void Add(uint mark)
    {
        _marks.Add(mark);
        _first.TryAdd(mark, _marks.Count);
    }

    /// <summary>FNV-1a over the UTF-16 units: the same on every machine and in every process.</summary>
    private static uint Of(CommandId command)
    {
        uint hash = 2166136261;
        foreach (char c in command.Value)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash;
    }
}
