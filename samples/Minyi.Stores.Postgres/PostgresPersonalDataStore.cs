using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Storage;
using NodaTime;
using Npgsql;

namespace Minyi.Stores.Postgres;

/// <summary>Personal data in PostgreSQL. The old version of an erased row leaves the disk with the next VACUUM of <c>minyi_personal_data</c>.</summary>
public sealed class PostgresPersonalDataStore(NpgsqlDataSource source) : IPersonalDataStore
{
    private const string Select = "SELECT subject, fields, salt, erased_at FROM minyi_personal_data WHERE id = $1";

    public async ValueTask<PersonalDataReference> PutAsync(PersonalData data, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using PostgresSession session = await PostgresSession.BeginAsync(source, transaction, cancellationToken);
        ImmutableArray<byte> salt = PersonalData.NewSalt();

        // When another transaction is putting the same id, this waits for it; the second statement then sees what it put.
        await using NpgsqlBatch batch = session.Batch(
            PostgresSession.Command(
                "INSERT INTO minyi_personal_data (id, subject, fields, salt) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
                data.Id.Value,
                data.Subject?.Value,
                PersonalDataJson.Write(data.Fields),
                salt.ToArray()),
            PostgresSession.Command(Select, data.Id.Value));
        (PersonalData? kept, byte[] keptSalt, _) =
            await ReadAsync(await batch.ExecuteReaderAsync(cancellationToken), data.Id, cancellationToken) ?? throw new InvalidOperationException("The row is gone.");
        if (kept is null || !kept.SameAs(data))
        {
            throw new InvalidOperationException($"Personal data '{data.Id}' {(kept is null ? "was erased" : "is another record")}: an id is used once.");
        }

        await session.CommitAsync(cancellationToken);
        return data.Seal(keptSalt);
    }

    public async ValueTask<PersonalDataReading> ReadAsync(PersonalDataReference reference, CancellationToken cancellationToken = default)
    {
        await using NpgsqlCommand command = source.CreateCommand(Select);
        command.Parameters.Add(new() { Value = reference.Id.Value });
        return await ReadAsync(await command.ExecuteReaderAsync(cancellationToken), reference.Id, cancellationToken) switch
        {
            null => PersonalDataReading.Missing,
            (null, _, Instant erasedAt) => PersonalDataReading.Erased(erasedAt),
            (PersonalData kept, byte[] salt, _) => PersonalDataReading.Of(reference, kept, salt),
        };
    }

    public async ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        await EraseAsync("id = $1", id.Value, at, transaction, cancellationToken) == 1;

    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        EraseAsync("subject = $1", subject.Value, at, transaction, cancellationToken);

    private static async Task<(PersonalData? Data, byte[] Salt, Instant ErasedAt)?> ReadAsync(
        NpgsqlDataReader opened, PersonalDataId id, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = opened;
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        if (!reader.IsDBNull(3))
        {
            return (null, [], Instant.FromDateTimeUtc(reader.GetDateTime(3)));
        }

        DataSubjectId? subject = reader.IsDBNull(0) ? null : DataSubjectId.FromRecord(reader.GetString(0));
        return (new PersonalData(id, subject, PersonalDataJson.Read(reader.GetString(1))), reader.GetFieldValue<byte[]>(2), default);
    }

    private async ValueTask<int> EraseAsync(string which, string key, Instant at, HostTransaction? transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using PostgresSession session = await PostgresSession.BeginAsync(source, transaction, cancellationToken);
        await using NpgsqlBatch batch = session.Batch(PostgresSession.Command(
            $"UPDATE minyi_personal_data SET subject = NULL, fields = NULL, salt = NULL, erased_at = $2 WHERE {which} AND erased_at IS NULL",
            key,
            Microseconds(at).ToDateTimeUtc()));
        int erased = await batch.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return erased;
    }

    private static Instant Microseconds(Instant instant) => Instant.FromUnixTimeTicks((long)Math.Floor(instant.ToUnixTimeTicks() / 10m) * 10);
}
