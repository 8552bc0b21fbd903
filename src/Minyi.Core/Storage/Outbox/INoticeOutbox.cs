namespace Minyi.Storage.Outbox;

/// <summary>The notices that are still to be sent. A petition store writes them in the transaction of the append; a dispatcher takes them from here.</summary>
/// <remarks>
/// <para>What a store promises, and what the conformance kit checks:</para>
/// <list type="bullet">
/// <item>A notice is here once its event is committed, and not before; what was appended before or conflicts brings none.</item>
/// <item>Of one petition only the first that waits is given out: its notices go in the order of versions and ordinals. One that is given up holds up no other.</item>
/// <item>What is leased is given to nobody else until the lease has run out; then it is given out again, whatever became of its holder.</item>
/// <item>What was sent is gone, and never given out again.</item>
/// </list>
/// </remarks>
/// <threadsafety>Safe for several threads and several hosts.</threadsafety>
public interface INoticeOutbox
{
    /// <summary>Takes notices to send.</summary>
    /// <param name="lease">A name for this taking that no other has: random.</param>
    /// <param name="now">The time by the taker's clock.</param>
    /// <param name="until">Until when they are the taker's.</param>
    /// <param name="most">At most so many, from 1.</param>
    /// <param name="cancellationToken">Cancels; what was taken all the same is given out again when the lease has run out.</param>
    /// <returns>At most one of each petition, those that have waited longest first.</returns>
    ValueTask<IReadOnlyList<LeasedNotice>> LeaseAsync(string lease, Instant now, Instant until, int most, CancellationToken cancellationToken = default);

    /// <summary>Says that a notice was sent. It is deleted.</summary>
    /// <param name="notice">As it was taken.</param>
    /// <param name="cancellationToken">Cancels; the notice may be given out again.</param>
    /// <returns>Whether the lease still held; if not, somebody else has the notice and may send it too.</returns>
    ValueTask<bool> SentAsync(LeasedNotice notice, CancellationToken cancellationToken = default);

    /// <summary>Says that a notice could not be sent, and when to try again.</summary>
    /// <param name="notice">As it was taken.</param>
    /// <param name="again">When to try again; the petition's other notices wait until then.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether the lease still held.</returns>
    ValueTask<bool> FailedAsync(LeasedNotice notice, Instant again, CancellationToken cancellationToken = default);

    /// <summary>Gives a notice up. It is kept among those that could not be sent, and the petition's next one goes out.</summary>
    /// <param name="notice">As it was taken.</param>
    /// <param name="at">When.</param>
    /// <param name="error">Why; nothing personal.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether the lease still held.</returns>
    ValueTask<bool> GiveUpAsync(LeasedNotice notice, Instant at, string error, CancellationToken cancellationToken = default);

    /// <summary>The notices that could not be sent, in the order of petition, version and ordinal.</summary>
    /// <param name="after">Only those behind it; null for all.</param>
    /// <param name="most">At most so many, from 1.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<IReadOnlyList<DeadNotice>> ReadDeadAsync(NoticeKey? after, int most, CancellationToken cancellationToken = default);

    /// <summary>Tries a notice that was given up again, as if it had never failed.</summary>
    /// <param name="key">Which.</param>
    /// <param name="now">From when.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was among those given up.</returns>
    ValueTask<bool> RetryAsync(NoticeKey key, Instant now, CancellationToken cancellationToken = default);

    /// <summary>Drops a notice that was given up: it is told by other means, or not at all.</summary>
    /// <param name="key">Which.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was among those given up.</returns>
    ValueTask<bool> DropAsync(NoticeKey key, CancellationToken cancellationToken = default);

    /// <summary>How many wait, since when, and how many could not be sent.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken = default);
}
