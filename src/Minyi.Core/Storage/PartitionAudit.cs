namespace Minyi.Storage;

/// <summary>What an audit finds in the order of one partition, and against the heads that were published of it.</summary>
internal sealed class PartitionAudit(int partition, IEnumerable<StreamDigest> published)
{
    private readonly Queue<StreamDigest> _published = new(published.OrderBy(h => h.Position));

    /// <summary>The digest over what has been read.</summary>
    internal StreamDigest Head { get; private set; } = StreamDigest.Empty(partition);

    /// <summary>The positions at which there is no event.</summary>
    internal List<StreamPosition> Gaps { get; } = [];

    /// <summary>The published heads that the stream does not give.</summary>
    internal List<StreamDigest> Broken { get; } = [];

    /// <summary>The published heads that the stream does not reach.</summary>
    internal IEnumerable<StreamDigest> NotReached => _published;

    internal void Add(EventEnvelope e)
    {
        long head = Head.Position.Number;
        long before = e.Position.Number > head ? e.Position.Number - 1 : head;
        for (long place = head; place < before && place - head < ChainInspector.NamedInGap; place++)
        {
            Gaps.Add(new(partition, place + 1));
        }

        Compare(before);
        Head = Head.With(e.Position, e.Hash);
    }

    internal void End() => Compare(Head.Position.Number);

    /// <summary>Compares the heads published for numbers up to one.</summary>
    private void Compare(long number)
    {
        while (_published.TryPeek(out StreamDigest head) && head.Position.Number <= number)
        {
            _published.Dequeue();
            if (head != Head)
            {
                Broken.Add(head);
            }
        }
    }
}
