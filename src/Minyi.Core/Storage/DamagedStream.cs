using System.Runtime.CompilerServices;

namespace Minyi.Storage;

/// <summary>What stands at a position: an event, or nothing that can be read.</summary>
internal readonly record struct StreamEntry(StreamPosition Position, EventEnvelope? Event);

/// <summary>Reads a partition past what is damaged in it.</summary>
internal static class DamagedStream
{
    /// <summary>The events of a partition, and an entry without an event where the store says that it cannot read one.</summary>
    /// <param name="store">The store.</param>
    /// <param name="after">After which position.</param>
    /// <param name="head">The last position that the store told of; there is no reading on past it once it is damaged.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal static async IAsyncEnumerable<StreamEntry> ReadAsync(
        IPetitionStore store, StreamPosition after, StreamPosition head, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long stride = 1;
        while (true)
        {
            CorruptRecordException? corrupt = null;
            IAsyncEnumerator<EventEnvelope> events = store.ReadStreamAsync(after, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (events.ConfigureAwait(false))
            {
                while (true)
                {
                    EventEnvelope? next = null;
                    try
                    {
                        next = await events.MoveNextAsync().ConfigureAwait(false) ? events.Current : null;
                    }
                    catch (CorruptRecordException e)
                    {
                        corrupt = e;
                    }

                    if (next is null)
                    {
                        break;
                    }

                    yield return new(next.Position, next);
                    (after, stride) = (next.Position, 1);
                }
            }

            if (corrupt is null)
            {
                yield break;
            }

            // Where the store does not know what is damaged, it is looked for behind the next event, then further and further on.
            long until = corrupt.Position is { } damaged && damaged.Partition == after.Partition && damaged.Number > after.Number ? damaged.Number : after.Number + stride;
            stride *= 2;
            for (long number = after.Number + 1; number <= until; number = number == until || number - after.Number < ChainInspector.NamedInGap ? number + 1 : until)
            {
                yield return new(after with { Number = number }, null);
            }

            after = after with { Number = until };
            if (until >= head.Number)
            {
                yield break;
            }
        }
    }
}
