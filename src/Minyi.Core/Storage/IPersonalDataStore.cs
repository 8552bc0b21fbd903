using Minyi.Petitions;

namespace Minyi.Storage;

/// <summary>Where names, contacts, titles, texts, feedback contents and minutes are kept, apart from the events that refer to them.</summary>
/// <remarks>
/// Put the data first, in the same host's transaction as the append when there is one, and let the event carry the reference. Erasing leaves
/// events, chain and ledgers whole; of an erased record only its id and the time of erasure remain, neither texts nor salt nor subject.
/// Implementations never put what the data says into logs, traces or exceptions.
/// </remarks>
public interface IPersonalDataStore
{
    /// <summary>Keeps a record under its id, with a fresh salt.</summary>
    /// <param name="data">The record.</param>
    /// <param name="transaction">The host's own transaction; null for one of the store's own.</param>
    /// <param name="cancellationToken">Cancels; the outcome is then unknown, and putting the same record again is harmless.</param>
    /// <returns>The reference for the event. Putting the same record again gives the same reference, and counts one more put (<see cref="WithdrawAsync"/>).</returns>
    /// <exception cref="InvalidOperationException">Another record has this id, or one with this id was erased.</exception>
    /// <exception cref="ArgumentException"><paramref name="transaction"/> is not one that this store can write in.</exception>
    ValueTask<PersonalDataReference> PutAsync(PersonalData data, HostTransaction? transaction = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes one put back, whose event did not come about. Puts are counted, because a retry may have put the same record meanwhile and go on: the record goes, with no note of
    /// an erasure, when every put of it was taken back. An erased record, and one that is not there, stays as it is.
    /// </summary>
    /// <remarks>A store that does not count erases the record in place of that: then the same submission cannot be tried again under its id.</remarks>
    /// <param name="id">The record.</param>
    /// <param name="transaction">The host's own transaction; null for one of the store's own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException"><paramref name="transaction"/> is not one that this store can write in.</exception>
    async ValueTask WithdrawAsync(PersonalDataId id, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        await EraseAsync(id, default, transaction, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads what a reference refers to, and checks it.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<PersonalDataReading> ReadAsync(PersonalDataReference reference, CancellationToken cancellationToken = default);

    /// <summary>Reads what several references refer to at once, such as the titles of a list's page.</summary>
    /// <param name="references">The references.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The readings in the order of <paramref name="references"/>.</returns>
    async ValueTask<IReadOnlyList<PersonalDataReading>> ReadManyAsync(IReadOnlyList<PersonalDataReference> references, CancellationToken cancellationToken = default)
    {
        List<PersonalDataReading> readings = new(Guard.Against.Null(references).Count);
        foreach (PersonalDataReference reference in references)
        {
            readings.Add(await ReadAsync(reference, cancellationToken).ConfigureAwait(false));
        }

        return readings;
    }

    /// <summary>Erases one record with its salt. Erasing it again changes nothing; so does an id that was never written.</summary>
    /// <param name="id">The record.</param>
    /// <param name="at">When, for the note that remains, cut to whole microseconds.</param>
    /// <param name="transaction">The host's own transaction; null for one of the store's own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether a record was erased now.</returns>
    ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default);

    /// <summary>Erases every record about a person, with their salts.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="at">When, for the notes that remain, cut to whole microseconds.</param>
    /// <param name="transaction">The host's own transaction; null for one of the store's own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many records were erased now.</returns>
    ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default);
}
