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
    private const string Columns = "petition, version, position, command, actor, recorded_at, type, schema_version, payload, previous_hash, hash";
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
        AppendResult[] results = [.. appends.Select(plan.Add)];
        if (plan.Rows.Count > 0)
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
        return await ReadAsync(command, cancellationToken);
    }

    public async IAsyncEnumerable<EventEnvelope> ReadAllAsync(long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await using NpgsqlCommand command = source.CreateCommand($"SELECT {Columns} FROM minyi_event WHERE position > $1 ORDER BY position LIMIT {PageSize}");
            command.Parameters.Add(new() { Value = afterPosition });
            List<EventEnvelope> page = await ReadAsync(command, cancellationToken);
            foreach (EventEnvelope e in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return e;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            afterPosition = page[^1].Position;
        }
    }

    public async ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken = default)
    {
        await using NpgsqlCommand command = source.CreateCommand("SELECT head FROM minyi_stream WHERE id = 1");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Locks the head, then reads what is there: a statement after the lock sees all that was committed before it.</summary>
    private async Task<AppendPlan> PlanAsync(PostgresSession session, IReadOnlyList<PetitionAppend> appends, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = session.Batch(
            PostgresSession.Command("SELECT head FROM minyi_stream WHERE id = 1 FOR UPDATE"),
            PostgresSession.Command(
                """
                SELECT e.petition, e.version, e.position, e.hash
                FROM unnest($1) asked
                CROSS JOIN LATERAL (SELECT * FROM minyi_event WHERE petition = asked ORDER BY version DESC LIMIT 1) e
                """,
                (object)appends.Select(a => a.Petition.Value).Distinct(StringComparer.Ordinal).ToArray()),
            PostgresSession.Command(
                """
                SELECT e.petition, e.command, e.version, e.position
                FROM unnest($1, $2) AS asked (petition, command)
                JOIN minyi_event e ON e.petition = asked.petition AND e.command = asked.command AND e.last_of_command
                """,
                appends.Select(a => a.Petition.Value).ToArray(),
                appends.Select(a => a.Command.Value).ToArray()));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        AppendPlan plan = new(reader.GetInt64(0), format);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            plan.HasPetition(PetitionId.From(reader.GetString(0)), reader.GetInt32(1), reader.GetInt64(2), new Digest(reader.GetFieldValue<byte[]>(3)));
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            plan.HasCommand(PetitionId.From(reader.GetString(0)), CommandId.From(reader.GetString(1)), reader.GetInt32(2), reader.GetInt64(3));
        }

        return plan;
    }

    private static async Task InsertAsync(PostgresSession session, AppendPlan plan, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = session.Batch(
            PostgresSession.Command(
                """
                INSERT INTO minyi_event (position, petition, version, command, last_of_command, actor, recorded_at, type, schema_version, payload, previous_hash, hash)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                Column(e => e.Position),
                Column(e => e.Petition.Value),
                Column(e => e.Version),
                Column(e => e.Command.Value),
                plan.Rows.Select(r => r.LastOfCommand).ToArray(),
                Column(e => e.Actor.Value),
                Column(e => e.RecordedAt.ToDateTimeUtc()),
                Column(e => e.Type.Name),
                Column(e => e.Type.SchemaVersion),
                Column(e => Encoding.UTF8.GetString(e.GetPayload().Span)),
                Column(e => e.PreviousHash.ToArray()),
                Column(e => e.Hash.ToArray())),
            PostgresSession.Command("UPDATE minyi_stream SET head = $1 WHERE id = 1", plan.Head));
        await batch.ExecuteNonQueryAsync(cancellationToken);

        T[] Column<T>(Func<EventEnvelope, T> value) => [.. plan.Rows.Select(r => value(r.Event))];
    }

    private async Task<List<EventEnvelope>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<EventEnvelope> events = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new EventEnvelope(
                PetitionId.From(reader.GetString(0)),
                reader.GetInt32(1),
                reader.GetInt64(2),
                CommandId.From(reader.GetString(3)),
                ActorId.From(reader.GetString(4)),
                Instant.FromDateTimeUtc(reader.GetDateTime(5)),
                new EventType(reader.GetString(6), reader.GetInt32(7)),
                Encoding.UTF8.GetBytes(reader.GetString(8)),
                new Digest(reader.GetFieldValue<byte[]>(9)),
                new Digest(reader.GetFieldValue<byte[]>(10)),
                format));
        }

        return events;
    }
}
