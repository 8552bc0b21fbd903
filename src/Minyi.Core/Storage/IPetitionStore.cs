namespace Minyi.Storage;

/// <summary>Where the histories of petitions are kept. A district implements it on its own database, or takes one of the samples.</summary>
/// <remarks>
/// <para>What a store promises, and what the conformance kit in <c>Minyi.Testing</c> checks:</para>
/// <list type="bullet">
/// <item>An append is whole or absent, and once acknowledged it is never lost.</item>
/// <item>Versions of a petition are 1, 2, 3 … without gaps; of two appends on the same expected version one wins.</item>
/// <item>Positions in the stream are 1, 2, 3 … without gaps, over all petitions, in an order that never changes: when an event with some
/// position has been read, no event with a smaller one appears later.</item>
/// <item>A command id is appended to a petition at most once, whatever is retried.</item>
/// <item>Each event comes back as it was written, with its place in the hash chain (<see cref="HashChain"/>).</item>
/// </list>
/// <para>A store may be used by several threads and several hosts at once.</para>
/// </remarks>
public interface IPetitionStore
{
    /// <summary>Appends the events of one command.</summary>
    /// <param name="append">What to append, and on which version.</param>
    /// <param name="transaction">The host's own transaction, in which the append takes part; null for one of the store's own.</param>
    /// <param name="cancellationToken">
    /// Cancels. After a cancellation, as after a lost connection, the outcome is unknown: submitting the same command id again is harmless.
    /// </param>
    /// <returns>What became of it; a conflict is an answer, not an exception. Within a host's transaction it holds once that commits.</returns>
    /// <exception cref="ArgumentException"><paramref name="transaction"/> is not one that this store can write in.</exception>
    ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default);

    /// <summary>Appends many commands, each with an outcome of its own, in one go where the store can.</summary>
    /// <remarks>
    /// A conflict of one leaves the others alone; a later one may build on an earlier one. When it throws, those before may have been
    /// appended: submitting all of them again is harmless. For imports and other bulk work.
    /// </remarks>
    /// <param name="appends">What to append, in this order.</param>
    /// <param name="transaction">The host's own transaction; null for the store's own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The outcomes in the order of <paramref name="appends"/>.</returns>
    async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(appends);
        AppendResult[] results = new AppendResult[appends.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = await AppendAsync(appends[i], transaction, cancellationToken).ConfigureAwait(false);
        }

        return results;
    }

    /// <summary>Reads the history of one petition in the order of its versions: a consistent snapshot.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="afterVersion">Only events with a greater version; 0 for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The events; empty when there is no such petition or nothing newer.</returns>
    ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default);

    /// <summary>Reads the stream of all events in the order of their positions, up to the end as it is reached.</summary>
    /// <param name="afterPosition">Only events with a greater position; 0 for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    IAsyncEnumerable<EventEnvelope> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default);

    /// <summary>The position of the last event of the stream; 0 when there is none.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken = default);
}
