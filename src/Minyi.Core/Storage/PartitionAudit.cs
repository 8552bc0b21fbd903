namespace Minyi.Storage;

/// <summary>What an audit finds in the order of one partition, and against the heads that were published of it.</summary>
internal sealed class PartitionAudit(int partition, IEnumerable<StreamDigest> published)
{
    private readonly Queue<StreamDigest> _published = new(published.OrderBy(h => h.Position));

    // Since the last published head, as if that had been right: one stretch that was rewritten does not hide the next.
    private StreamDigest _since = StreamDigest.Empty(partition);

    /// <summary>The digest over what has been read.</summary>
    internal StreamDigest Head { get; private set; } = StreamDigest.Empty(partition);

    /// <summary>The positions at which there is no event, or none that can be read.</summary>
    internal List<(StreamPosition Position, ChainFault Fault)> Gaps { get; } = [];

    /// <summary>What stands where the order of the stream does not allow it.</summary>
    internal List<ChainFinding> Misplaced { get; } = [];

    /// <summary>The published heads that the stream does not give.</summary>
    internal List<StreamDigest> Broken { get; } = [];

    /// <summary>The published heads that the stream does not reach.</summary>
    internal IEnumerable<StreamDigest> NotReached => _published;

    internal void Add(StreamEntry entry)
    {
        long last = Head.Position.Number;
        long number = entry.Position.Number;
        for (long missing = last + 1; missing < number && missing - last <= ChainInspector.NamedInGap; missing++)
        {
            Gaps.Add((new(partition, missing), ChainFault.Dropped));
        }

        Compare(Math.Max(last, number - 1));
        if (entry.Event is not { } e)
        {
            Gaps.Add((entry.Position, ChainFault.Unreadable));
            (Head, _since) = (Head with { Position = entry.Position }, _since with { Position = entry.Position });
            return;
        }

        if (number <= last)
        {
            Misplaced.Add(new(ChainFault.Reordered, e.Petition, e.Version, e.Position));
        }

        (Head, _since) = (Head.With(e.Position, e.Hash), _since.With(e.Position, e.Hash));
    }

    internal void End() => Compare(Head.Position.Number);

    /// <summary>Compares the heads published for numbers up to one.</summary>
    private void Compare(long number)
    {
        while (_published.TryPeek(out StreamDigest head) && head.Position.Number <= number)
        {
            _published.Dequeue();
            if (head != _since)
            {
                Broken.Add(head);
            }

            _since = head;
        }
    }
}
