using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Sqlite;

/// <summary>Personal data in a SQLite file. What is erased is overwritten in the file, and the write-ahead log is cleared.</summary>
/// <remarks>After an erasure in the host's own transaction the host calls <see cref="SqliteDatabase.ClearLog"/> once it has committed.</remarks>
public sealed class SqlitePersonalDataStore : IPersonalDataStore
{
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
            "INSERT INTO minyi_personal_data (id, subject, fields, salt) VALUES ($id, $subject, $fields, $salt) ON CONFLICT (id) DO NOTHING",
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
            using SqliteCommand select = Select(session.Transaction.Connection!, session.Transaction, data.Id);
            using SqliteDataReader reader = select.ExecuteReader();
            reader.Read();
            (PersonalData? kept, byte[] keptSalt, _) = Read(reader, data.Id);
            reference = kept is not null && kept.SameAs(data)
                ? data.Seal(keptSalt)
                : throw new InvalidOperationException($"Personal data '{data.Id}' {(kept is null ? "was erased" : "is another record")}: an id is used once.");
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
        using SqliteCommand select = Select(connection, null, reference.Id);
        using SqliteDataReader reader = select.ExecuteReader();
        if (!reader.Read())
        {
            return new(PersonalDataReading.Missing);
        }

        (PersonalData? kept, byte[] salt, Instant erasedAt) = Read(reader, reference.Id);
        return new(kept is null ? PersonalDataReading.Erased(erasedAt) : PersonalDataReading.Of(reference, kept, salt));
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        new(Erase("id = $key", id.Value, at, transaction, cancellationToken) == 1);

    /// <inheritdoc/>
    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        new(Erase("subject = $key", subject.Value, at, transaction, cancellationToken));

    private static SqliteCommand Select(SqliteConnection connection, SqliteTransaction? transaction, PersonalDataId id)
    {
        SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT subject, fields, salt, erased_at FROM minyi_personal_data WHERE id = $id";
        command.Parameters.AddWithValue("$id", id.Value);
        return command;
    }

    private static (PersonalData? Data, byte[] Salt, Instant ErasedAt) Read(SqliteDataReader reader, PersonalDataId id)
    {
        if (!reader.IsDBNull(3))
        {
            return (null, [], SqliteTime.From(reader.GetInt64(3)));
        }

        DataSubjectId? subject = reader.IsDBNull(0) ? null : DataSubjectId.FromRecord(reader.GetString(0));
        return (PersonalData.Read(id, subject, reader.GetString(1)), reader.GetFieldValue<byte[]>(2), default);
    }

    private int Erase(string which, string key, Instant at, HostTransaction? transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int erased;
        using (SqliteSession session = new(_database, transaction, cancellationToken))
        {
            using SqliteCommand update = session.Command(
                $"UPDATE minyi_personal_data SET subject = NULL, fields = NULL, salt = NULL, erased_at = $at WHERE {which} AND erased_at IS NULL",
                ("$key", key),
                ("$at", SqliteTime.Of(at)));
            erased = update.ExecuteNonQuery();
            session.Commit();
        }

        if (transaction is null && erased > 0)
        {
            _database.ClearLog();
        }

        return erased;
    }
}
