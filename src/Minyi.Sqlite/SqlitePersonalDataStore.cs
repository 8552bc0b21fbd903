using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Sqlite;

/// <summary>Personal data in a SQLite file. What is erased is overwritten in the file, and the write-ahead log is cleared.</summary>
/// <remarks>After an erasure in the host's own transaction the host calls <see cref="SqliteDatabase.ClearLog"/> once it has committed.</remarks>
public sealed class SqlitePersonalDataStore : IPersonalDataStore
{
    private const int AtOnce = 500;

    private readonly SqliteDatabase _database;

    /// <summary>A store on a database.</summary>
    /// <param name="database">The database.</param>
    public SqlitePersonalDataStore(SqliteDatabase database) => _database = Guard.Against.Null(database);

    /// <inheritdoc/>
    public ValueTask<PersonalDataReference> PutAsync(PersonalData data, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(data);
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteSession session = new(_database, transaction, cancellationToken);
        ImmutableArray<byte> salt = PersonalData.NewSalt();
        using SqliteCommand insert = session.Command(
            "INSERT INTO minyi_personal_data (district, id, subject, fields, salt) VALUES ($district, $id, $subject, $fields, $salt) ON CONFLICT (district, id) DO NOTHING",
            ("$district", _database.District),
            ("$id", data.Id.Value),
            ("$subject", data.Subject?.Value),
            ("$fields", data.WriteFields()),
            ("$salt", salt.ToArray()));
        PersonalDataReference reference;
        if (insert.ExecuteNonQuery() == 1)
        {
            reference = data.Seal(salt.AsSpan());
        }
        else
        {
            Kept kept = Select(session.Connection, session.Transaction, [data.Id])[data.Id];
            reference = kept.Data is not null && kept.Data.SameAs(data)
                ? data.Seal(kept.Salt)
                : throw new InvalidOperationException($"Personal data '{data.Id}' {(kept.Data is null ? "was erased" : "is another record")}: an id is used once.");
            Change(session, "UPDATE minyi_personal_data SET puts = puts + 1 WHERE district = $district AND id = $key", data.Id.Value);
        }

        cancellationToken.ThrowIfCancellationRequested();
        session.Commit();
        return new(reference);
    }

    /// <inheritdoc/>
    public ValueTask<PersonalDataReading> ReadAsync(PersonalDataReference reference, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reference);
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = _database.Connect();
        return new(Reading(reference, Select(connection, null, [reference.Id])));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PersonalDataReading>> ReadManyAsync(IReadOnlyList<PersonalDataReference> references, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(references);
        List<PersonalDataReading> readings = new(references.Count);
        using SqliteConnection connection = _database.Connect();
        foreach (PersonalDataReference[] some in references.Chunk(AtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Dictionary<PersonalDataId, Kept> kept = Select(connection, null, [.. some.Select(r => r.Id)]);
            readings.AddRange(some.Select(r => Reading(r, kept)));
        }

        return new(readings);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        new(Erase("id = $key", id.Value, at, transaction, cancellationToken) == 1);

    /// <inheritdoc/>
    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        new(Erase("subject = $key", subject.Value, at, transaction, cancellationToken));

    /// <summary>Takes one put back, whose event did not come about. Puts are counted: the record goes, with no note of an erasure, when every put was taken back.</summary>
    /// <param name="id">The record; of an erased one, or one that is not there, nothing changes.</param>
    /// <param name="transaction">The host's own transaction; null for one of the store's own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public ValueTask WithdrawAsync(PersonalDataId id, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int gone = 0;
        using (SqliteSession session = new(_database, transaction, cancellationToken))
        {
            if (Change(session, "UPDATE minyi_personal_data SET puts = puts - 1 WHERE district = $district AND id = $key AND erased_at IS NULL AND puts > 1", id.Value) == 0)
            {
                gone = Change(session, "DELETE FROM minyi_personal_data WHERE district = $district AND id = $key AND erased_at IS NULL", id.Value);
            }

            session.Commit();
        }

        if (transaction is null && gone > 0)
        {
            _database.ClearLog();
        }

        return ValueTask.CompletedTask;
    }

    private static PersonalDataReading Reading(PersonalDataReference reference, Dictionary<PersonalDataId, Kept> kept) =>
        !kept.TryGetValue(reference.Id, out Kept? one) ? PersonalDataReading.Missing
        : one.Data is null ? PersonalDataReading.Erased(one.ErasedAt)
        : PersonalDataReading.Of(reference, one.Data, one.Salt);

    private Dictionary<PersonalDataId, Kept> Select(SqliteConnection connection, SqliteTransaction? transaction, PersonalDataId[] ids)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            SELECT d.id, d.subject, d.fields, d.salt, d.erased_at
            FROM json_each($ids) asked
            CROSS JOIN minyi_personal_data d ON d.district = $district AND d.id = asked.value
            """;
        command.Parameters.AddWithValue("$district", _database.District);
        command.Parameters.AddWithValue("$ids", SqliteJson.Array(ids, (json, id) => json.WriteStringValue(id.Value)));
        Dictionary<PersonalDataId, Kept> kept = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            PersonalDataId id = PersonalDataId.FromRecord(reader.GetString(0));
            kept[id] = !reader.IsDBNull(4)
                ? new(null, [], SqliteTime.From(reader.GetInt64(4)))
                : new(
                    PersonalData.Read(id, reader.IsDBNull(1) ? null : DataSubjectId.FromRecord(reader.GetString(1)), reader.GetString(2)), reader.GetFieldValue<byte[]>(3), default);
        }

        return kept;
    }

    private int Erase(string which, string key, Instant at, HostTransaction? transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int erased;
        using (SqliteSession session = new(_database, transaction, cancellationToken))
        {
            erased = Change(
                session,
                $"UPDATE minyi_personal_data SET subject = NULL, fields = NULL, salt = NULL, erased_at = $at WHERE district = $district AND {which} AND erased_at IS NULL",
                key,
                ("$at", SqliteTime.Of(at)));
            session.Commit();
        }

        if (transaction is null && erased > 0)
        {
            _database.ClearLog();
        }

        return erased;
    }

    private int Change(SqliteSession session, string sql, string key, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        using SqliteCommand command = session.Command(sql, [("$district", _database.District), ("$key", key), .. more]);
        return command.ExecuteNonQuery();
    }

    private sealed record Kept(PersonalData? Data, byte[] Salt, Instant ErasedAt);
}
