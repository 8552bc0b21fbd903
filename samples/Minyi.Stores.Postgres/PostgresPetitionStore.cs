using System.Runtime.CompilerServices;
using System.Text;
using Minyi.Petitions;
using Minyi.Storage;
using NodaTime;
using Npgsql;

namespace Minyi.Stores.Postgres;

/// <summary>Petitions in PostgreSQL. Appends follow one another, because each locks the head of the stream until its commit; readers never wait.</summary>
/// <remarks>
/// In the host's own transaction the lock is held until the host commits: keep it short. It needs READ COMMITTED, the default; under a stricter
/// level the database may answer with a serialization failure, after which the host repeats its transaction.
/// </remarks>
public sealed class PostgresPetitionStore(NpgsqlDataSource source, IPetitionEventFormat format) : IPetitionStore
{
    private const string Columns = "petition, version, partition, number, command, actor, recorded_at, type, schema_version, payload, previous_hash, hash";
    private const int PageSize = 500;

    public async ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        (await AppendManyAsync([append], transaction, cancellationToken))[0];

    public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (appends.Count == 0)
        {
            return [];
        }

        await using PostgresSession session = await PostgresSession.BeginAsync(source, transaction, cancellationToken);
        AppendPlan plan = await PlanAsync(session, appends, cancellationToken);
        IReadOnlyList<AppendResult> results = plan.Decide(appends);
        if (!plan.IsEmpty)
        {
            await InsertAsync(session, plan, cancellationToken);
        }

        await session.CommitAsync(cancellationToken);
        return results;
    }

    public async ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        await using NpgsqlCommand command = source.CreateCommand($"SELECT {Columns} FROM minyi_event WHERE petition = $1 AND version > $2 ORDER BY version");
        command.Parameters.Add(new() { Value = petition.Value });
        command.Parameters.Add(new() { Value = afterVersion });
        List<EventEnvelope> events = [];
        return await ReadAsync(command, events, cancellationToken) is { } corrupt ? throw corrupt : events;
    }

    public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await using NpgsqlCommand command = source.CreateCommand($"SELECT {Columns} FROM minyi_event WHERE partition = $1 AND number > $2 ORDER BY number LIMIT {PageSize}");
            command.Parameters.Add(new() { Value = after.Partition });
            command.Parameters.Add(new() { Value = after.Number });
            List<EventEnvelope> page = [];
            CorruptRecordException? corrupt = await ReadAsync(command, page, cancellationToken);
            foreach (EventEnvelope e in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return e;
            }

            if (corrupt is not null)
            {
                throw corrupt; // after what stands before it
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Position;
        }
    }

    public async ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default)
    {
        List<StreamPosition> heads = [];
        await using NpgsqlCommand command = source.CreateCommand("SELECT partition, head FROM minyi_stream");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            heads.Add(new(reader.GetInt32(0), reader.GetInt64(1)));
        }

        return StreamCheckpoint.At(heads);
    }

    /// <summary>Locks the head, then reads what is there: a statement after the lock sees all that was committed before it.</summary>
    private async Task<AppendPlan> PlanAsync(PostgresSession session, IReadOnlyList<PetitionAppend> appends, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = session.Batch(
            PostgresSession.Command("SELECT head FROM minyi_stream WHERE partition = 0 FOR UPDATE"),
            PostgresSession.Command(
                """
                SELECT e.petition, e.version, e.partition, e.number, e.hash
                FROM unnest($1) asked
                CROSS JOIN LATERAL (SELECT * FROM minyi_event WHERE petition = asked ORDER BY version DESC LIMIT 1) e
                """,
                (object)appends.Select(a => a.Petition.Value).Distinct(StringComparer.Ordinal).ToArray()),
            PostgresSession.Command(
                """
                SELECT e.petition, e.command, e.version, e.partition, e.number
                FROM unnest($1, $2) AS asked (petition, command)
                JOIN minyi_event e ON e.petition = asked.petition AND e.command = asked.command AND e.last_of_command
                """,
                appends.Select(a => a.Petition.Value).ToArray(),
                appends.Select(a => a.Command.Value).ToArray()));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        AppendPlan plan = new(StreamCheckpoint.At(StreamPosition.At(reader.GetInt64(0))), format);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            plan.HasPetition(
                PetitionId.FromRecord(reader.GetString(0)), reader.GetInt32(1), new(reader.GetInt32(2), reader.GetInt64(3)), new Digest(reader.GetFieldValue<byte[]>(4)));
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            plan.HasCommand(PetitionId.FromRecord(reader.GetString(0)), CommandId.FromRecord(reader.GetString(1)), reader.GetInt32(2), new(reader.GetInt32(3), reader.GetInt64(4)));
        }

        return plan;
    }

    private static async Task InsertAsync(PostgresSession session, AppendPlan plan, CancellationToken cancellationToken)
    {
        PlannedEvent[] rows = [.. plan.Rows];
        await using NpgsqlBatch batch = session.Batch(
            PostgresSession.Command(
                """
                INSERT INTO minyi_event (partition, number, petition, version, command, last_of_command, actor, recorded_at, type, schema_version, payload, previous_hash, hash)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """,
                Column(e => e.Position.Partition),
                Column(e => e.Position.Number),
                Column(e => e.Petition.Value),
                Column(e => e.Version),
                Column(e => e.Command.Value),
                rows.Select(r => r.LastOfCommand).ToArray(),
                Column(e => e.Actor.Value),
                Column(e => e.RecordedAt.ToDateTimeUtc()),
                Column(e => e.Type.Name),
                Column(e => e.Type.SchemaVersion),
                Column(e => Encoding.UTF8.GetString(e.GetPayload().Span)),
                Column(e => e.PreviousHash.ToArray()),
                Column(e => e.Hash.ToArray())),
            PostgresSession.Command("UPDATE minyi_stream SET head = $1 WHERE partition = 0", plan.Heads[0].Number));
        await batch.ExecuteNonQueryAsync(cancellationToken);

        T[] Column<T>(Func<EventEnvelope, T> value) => [.. rows.Select(r => value(r.Event))];
    }

    /// <summary>Reads events up to the end, or up to what is damaged, which it gives back.</summary>
    private async Task<CorruptRecordException?> ReadAsync(NpgsqlCommand command, List<EventEnvelope> events, CancellationToken cancellationToken)
    {
        StreamPosition? at = null;
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                at = new(reader.GetInt32(2), reader.GetInt64(3));
                events.Add(new EventEnvelope(
                    PetitionId.FromRecord(reader.GetString(0)),
                    reader.GetInt32(1),
                    at.Value,
                    CommandId.FromRecord(reader.GetString(4)),
                    ActorId.FromRecord(reader.GetString(5)),
                    Instant.FromDateTimeUtc(reader.GetDateTime(6)),
                    new EventType(reader.GetString(7), reader.GetInt32(8)),
                    Encoding.UTF8.GetBytes(reader.GetString(9)),
                    new Digest(reader.GetFieldValue<byte[]>(10)),
                    new Digest(reader.GetFieldValue<byte[]>(11)),
                    format));
                at = null;
            }

            return null;
        }
        catch (Exception e) when (
            (at is not null && e is ArgumentException or InvalidCastException or OverflowException)
            || e is PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted })
        {
            return new CorruptRecordException(at, e);
        }
    }
}
