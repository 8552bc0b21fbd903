using Minyi.Petitions;
using Minyi.Storage;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Personal data in PostgreSQL. The old version of an erased row leaves the disk with the next VACUUM of <c>minyi_personal_data</c>.</summary>
public sealed class PostgreSqlPersonalDataStore : IPersonalDataStore
{
    private const string Select = "SELECT subject, fields, salt, erased_at, id FROM minyi_personal_data WHERE district = $1 AND id = ANY($2)";

    private readonly PostgreSqlDatabase _database;

    /// <summary>A store on a database.</summary>
    /// <param name="database">The database.</param>
    public PostgreSqlPersonalDataStore(PostgreSqlDatabase database) => _database = Guard.Against.Null(database);

    /// <inheritdoc/>
    public async ValueTask<PersonalDataReference> PutAsync(PersonalData data, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(data);
        return await PostgreSqlSession.RunAsync(_database, transaction, PutAsync, cancellationToken).ConfigureAwait(false);

        async Task<PersonalDataReference> PutAsync(PostgreSqlSession session)
        {
            Kept? kept = null;

            // When another transaction is putting the same id, this waits for it; the second statement then sees what it put. An exception undoes the count.
            await session.QueryAsync(
                (_, reader) => kept = Read(reader, data.Id),
                cancellationToken,
                PostgreSqlSession.Command(
                    "INSERT INTO minyi_personal_data (district, id, subject, fields, salt) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (district, id) DO UPDATE SET puts = minyi_personal_data.puts + 1",
                    _database.District,
                    data.Id.Value,
                    data.Subject?.Value,
                    data.WriteFields(),
                    PersonalData.NewSalt().ToArray()),
                PostgreSqlSession.Command(Select, _database.District, (string[])[data.Id.Value])).ConfigureAwait(false);
            return kept is { Data: { } there, Salt: var salt } && there.SameAs(data)
                ? data.Seal(salt)
                : throw new InvalidOperationException($"Personal data '{data.Id}' {(kept?.Data is null ? "was erased" : "is another record")}: an id is used once.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask<PersonalDataReading> ReadAsync(PersonalDataReference reference, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reference);
        Kept? kept = null;
        await _database.QueryAsync(reader => kept = Read(reader, reference.Id), Select, cancellationToken, _database.District, (string[])[reference.Id.Value]).ConfigureAwait(false);
        return Reading(reference, kept);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PersonalDataReading>> ReadManyAsync(IReadOnlyList<PersonalDataReference> references, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(references);
        Dictionary<PersonalDataId, Kept> kept = [];
        await _database.QueryAsync(Add, Select, cancellationToken, _database.District, references.Select(r => r.Id.Value).Distinct(StringComparer.Ordinal).ToArray()).ConfigureAwait(false);
        return [.. references.Select(r => Reading(r, kept.GetValueOrDefault(r.Id)))];

        void Add(NpgsqlDataReader reader)
        {
            PersonalDataId id = PersonalDataId.FromRecord(reader.GetString(4));
            kept[id] = Read(reader, id);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        await EraseAsync("id = $2", id.Value, at, transaction, cancellationToken).ConfigureAwait(false) == 1;

    /// <inheritdoc/>
    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        EraseAsync("subject = $2", subject.Value, at, transaction, cancellationToken);

    /// <summary>Takes one put back, whose event did not come about. Puts are counted: the record goes, with no note of an erasure, when every put was taken back.</summary>
    /// <param name="id">The record; of an erased one, or one that is not there, nothing changes.</param>
    /// <param name="transaction">The host's own transaction; null for one of the store's own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask WithdrawAsync(PersonalDataId id, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        await PostgreSqlSession.RunAsync(_database, transaction, WithdrawAsync, cancellationToken).ConfigureAwait(false);

        async Task<bool> WithdrawAsync(PostgreSqlSession session) =>
            await ChangeAsync(session, "UPDATE minyi_personal_data SET puts = puts - 1 WHERE district = $1 AND id = $2 AND erased_at IS NULL AND puts > 1").ConfigureAwait(false) > 0
            || await ChangeAsync(session, "DELETE FROM minyi_personal_data WHERE district = $1 AND id = $2 AND erased_at IS NULL").ConfigureAwait(false) > 0;

        Task<int> ChangeAsync(PostgreSqlSession session, string sql) => session.ExecuteAsync(cancellationToken, PostgreSqlSession.Command(sql, _database.District, id.Value));
    }

    private static PersonalDataReading Reading(PersonalDataReference reference, Kept? kept) => kept switch
    {
        null => PersonalDataReading.Missing,
        { Data: null, ErasedAt: var erasedAt } => PersonalDataReading.Erased(erasedAt),
        { Data: var data, Salt: var salt } => PersonalDataReading.Of(reference, data, salt),
    };

    private static Kept Read(NpgsqlDataReader reader, PersonalDataId id)
    {
        if (!reader.IsDBNull(3))
        {
            return new(null, [], PostgreSqlTime.Read(reader, 3));
        }

        DataSubjectId? subject = reader.IsDBNull(0) ? null : DataSubjectId.FromRecord(reader.GetString(0));
        return new(PersonalData.Read(id, subject, reader.GetString(1)), reader.GetFieldValue<byte[]>(2), default);
    }

    private async ValueTask<int> EraseAsync(string which, string key, Instant at, HostTransaction? transaction, CancellationToken cancellationToken) =>
        await PostgreSqlSession.RunAsync(
            _database,
            transaction,
            session => session.ExecuteAsync(cancellationToken, PostgreSqlSession.Command(
                $"UPDATE minyi_personal_data SET subject = NULL, fields = NULL, salt = NULL, erased_at = $3 WHERE district = $1 AND {which} AND erased_at IS NULL",
                _database.District,
                key,
                PostgreSqlTime.Of(at))),
            cancellationToken).ConfigureAwait(false);

    private sealed record Kept(PersonalData? Data, byte[] Salt, Instant ErasedAt);
}
