using System.Runtime.CompilerServices;

namespace Minyi.Storage;

/// <summary>Reading a store whatever its partitions.</summary>
public static class PetitionStoreExtensions
{
    /// <summary>Reads the events of all partitions, each in the order of its numbers, up to the end as it is reached: how a host follows a store from its own checkpoint.</summary>
    /// <param name="store">The store.</param>
    /// <param name="after">How far it has been read; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <example><code>
    /// await foreach (EventEnvelope e in store.ReadAllAsync(checkpoint))
    /// {
    ///     checkpoint = checkpoint.With(e.Position); // save it in the transaction in which what follows from e is written
    /// }
    /// </code></example>
    public static async IAsyncEnumerable<EventEnvelope> ReadAllAsync(
        this IPetitionStore store, StreamCheckpoint? after = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(store);
        StreamCheckpoint heads = await store.ReadHeadsAsync(cancellationToken).ConfigureAwait(false);
        foreach (StreamPosition head in heads.Positions)
        {
            StreamPosition from = (after ?? StreamCheckpoint.Start)[head.Partition];
            await foreach (EventEnvelope e in store.ReadStreamAsync(from, cancellationToken).ConfigureAwait(false))
            {
                yield return e;
            }
        }
    }
}
