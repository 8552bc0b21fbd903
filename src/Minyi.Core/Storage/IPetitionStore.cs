namespace Minyi.Storage;

/// <summary>Where the histories of petitions are kept. A district implements it on its own database, or takes <c>Minyi.Sqlite</c> or <c>Minyi.PostgreSql</c>.</summary>
/// <remarks>
/// <para>What a store promises, and what the conformance kit in <c>Minyi.Testing</c> checks:</para>
/// <list type="bullet">
/// <item>An append is whole or absent, also when it is of several petitions, and once acknowledged it is never lost.</item>
/// <item>Versions of a petition are 1, 2, 3 … without gaps; of two appends on the same expected version one wins.</item>
/// <item>A petition is in one partition of the stream for ever. Numbers in a partition are 1, 2, 3 … without gaps, over all its petitions, in an order that
/// never changes: when an event with some number has been read, no event with a smaller one appears later.</item>
/// <item>A command id is appended to a petition at most once, whatever is retried.</item>
/// <item>Each event comes back as it was written, with its place in the hash chain (<see cref="HashChain"/>).</item>
/// </list>
/// <para>A store may be used by several threads and several hosts at once. It may have one partition, number 0; most do.</para>
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
    async ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        (await AppendManyAsync([append], transaction, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Appends the events of several commands, on one petition or several: all of them or none.</summary>
    /// <remarks>
    /// A later one may build on an earlier one. One that was appended before (<see cref="AppendStatus.AlreadyAppended"/>) does not stand in the way of the others.
    /// When one conflicts nothing is written, and each of the others that could have been appended is <see cref="AppendStatus.Withheld"/>.
    /// </remarks>
    /// <param name="appends">What to append, in this order, with what is only expected (<see cref="PetitionAppend.Expecting"/>).</param>
    /// <param name="transaction">The host's own transaction; null for the store's own.</param>
    /// <param name="cancellationToken">Cancels; the outcome is then unknown, for all of them the same, and submitting them again is harmless.</param>
    /// <returns>The outcomes in the order of <paramref name="appends"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="transaction"/> is not one that this store can write in.</exception>
    ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the history of one petition in the order of its versions: a consistent snapshot.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="afterVersion">Only events with a greater version; 0 for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The events; empty when there is no such petition or nothing newer.</returns>
    /// <exception cref="CorruptRecordException">What is kept of this petition is damaged. Others can be read all the same.</exception>
    ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default);

    /// <summary>Reads the events of one partition in the order of their numbers, up to the end as it is reached. For all partitions see <see cref="PetitionStoreExtensions.ReadAllAsync"/>.</summary>
    /// <param name="after">The partition, and the number after which; number 0 for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CorruptRecordException">The next record is damaged. What stands before it was given; what stands behind can be read by going on after it.</exception>
    IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default);

    /// <summary>The position of the last event in each partition that the store has; number 0 where there is none.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default);
}
