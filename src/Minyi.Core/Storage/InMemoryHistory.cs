namespace Minyi.Storage;

/// <summary>The events of one petition in memory. Grows at its end only, so that a slice once taken never changes.</summary>
internal sealed class InMemoryHistory
{
    // Up to here a look through the events is faster than an index, and most petitions end before.
    private const int Indexed = 64;

    private EventEnvelope[] _events = new EventEnvelope[4];
    private Dictionary<CommandId, EventEnvelope>? _lastByCommand;

    internal int Count { get; private set; }

    internal EventEnvelope? Last => Count == 0 ? null : _events[Count - 1];

    internal void Add(EventEnvelope envelope)
    {
        if (Count == _events.Length)
        {
            Array.Resize(ref _events, 2 * Count);
        }

        _events[Count++] = envelope;
        if (_lastByCommand is not null)
        {
            _lastByCommand[envelope.Command] = envelope;
        }
    }

    internal ArraySegment<EventEnvelope> After(int version) =>
        version >= Count ? ArraySegment<EventEnvelope>.Empty : new(_events, version, Count - version);

    /// <summary>The last event of a command, or null when the command is not in this history.</summary>
    internal EventEnvelope? Find(CommandId command)
    {
        if (Count > Indexed)
        {
            return Index().GetValueOrDefault(command);
        }

        for (int i = Count - 1; i >= 0; i--)
        {
            if (_events[i].Command == command)
            {
                return _events[i];
            }
        }

        return null;
    }

    private Dictionary<CommandId, EventEnvelope> Index()
    {
        if (_lastByCommand is null)
        {
            _lastByCommand = new(2 * Count);
            for (int i = 0; i < Count; i++)
            {
                _lastByCommand[_events[i].Command] = _events[i];
            }
        }

        return _lastByCommand;
    }
}
