namespace Minyi.Storage;

/// <summary>All events in memory by position, in chunks, so that growing never copies what is there.</summary>
internal sealed class InMemoryStream
{
    private const int ChunkSize = 4096;

    private readonly List<EventEnvelope[]> _chunks = [];

    internal long Head { get; private set; }

    internal void Add(EventEnvelope envelope)
    {
        int index = (int)(Head % ChunkSize);
        if (index == 0)
        {
            _chunks.Add(new EventEnvelope[ChunkSize]);
        }

        _chunks[^1][index] = envelope;
        Head++;
    }

    /// <summary>The events after a position that stand together in one chunk; empty at the end of the stream.</summary>
    internal ArraySegment<EventEnvelope> After(long position)
    {
        if (position >= Head)
        {
            return ArraySegment<EventEnvelope>.Empty;
        }

        int chunk = (int)(position / ChunkSize);
        int from = (int)(position % ChunkSize);
        return new(_chunks[chunk], from, (int)Math.Min(ChunkSize - from, Head - position));
    }
}
