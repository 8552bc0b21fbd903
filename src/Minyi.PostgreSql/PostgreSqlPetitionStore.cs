using System.Runtime.CompilerServices;
using System.Text;
using Minyi.Petitions;
using Minyi.Storage;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Petitions in PostgreSQL. Appends follow one another, because each locks the head of the stream until its commit; readers never wait.</summary>
/// <remarks>
/// In the host's own transaction the lock is held until the host commits: keep it short. It needs READ COMMITTED, the default; under a stricter
/// level the database may answer with a serialization failure, after which the host repeats its transaction.
/// </remarks>
public sealed class PostgreSqlPetitionStore : IPetitionStore
{
    private const string Columns = "petition, version, partition, number, command, actor, recorded_at, type, schema_version, payload, previous_hash, hash";
    private const int PageSize = 500;

    private readonly PostgreSqlDatabase _database;
    private readonly IPetitionEventFormat _format;
    private readonly bool _keepsNotices;

    /// <summary>A store on a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="format">How events are written: <see cref="PetitionEventFormat.Current"/>.</param>
    /// <param name="keepsNotices">Whether what is to be told is written to the <see cref="PostgreSqlNoticeOutbox"/> of the database; without a dispatcher it would grow for ever.</param>
    public PostgreSqlPetitionStore(PostgreSqlDatabase database, IPetitionEventFormat format, bool keepsNotices = false) =>
        (_database, _format, _keepsNotices) = (Guard.Against.Null(database), Guard.Against.Null(format), keepsNotices);

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        (await AppendManyAsync([append], transaction, cancellationToken).ConfigureAwait(false))[0];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(appends);
        cancellationToken.ThrowIfCancellationRequested();
        if (appends.Count == 0)
        {
            return [];
        }

        try
        {
            return await PostgreSqlSession.RunAsync(_database, transaction, AppendAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw await PostgreSqlHead.WaitedInVainAsync(_database, e, cancellationToken).ConfigureAwait(false);
        }


        async Task<IReadOnlyList<AppendResult>> AppendAsync(PostgreSqlSession session)
        {
            AppendPlan plan = await PlanAsync(session, appends, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<AppendResult> results = plan.Decide(appends);
            if (!plan.IsEmpty)
            {
                await InsertAsync(session, plan, cancellationToken).ConfigureAwait(false);
            }

            return results;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        List<EventEnvelope> events = [];
        CorruptRecordException? corrupt = await ReadAsync(
            events, $"SELECT {Columns} FROM minyi_event WHERE district = $1 AND petition = $2 AND version > $3 ORDER BY version", cancellationToken, _database.District, petition.Value, afterVersion).ConfigureAwait(false);
        return corrupt is null ? events : throw corrupt;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            List<EventEnvelope> page = [];
            CorruptRecordException? corrupt = await ReadAsync(
                page,
                $"SELECT {Columns} FROM minyi_event WHERE district = $1 AND partition = $2 AND number > $3 ORDER BY number LIMIT {PageSize}",
                cancellationToken,
                _database.District,
                after.Partition,
                after.Number).ConfigureAwait(false);
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

    /// <inheritdoc/>
    public async ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default)
    {
        List<StreamPosition> heads = [];
        await _database.QueryAsync(
            reader => heads.Add(new(reader.GetInt32(0), reader.GetInt64(1))), "SELECT partition, head FROM minyi_stream WHERE district = $1", cancellationToken, _database.District).ConfigureAwait(false);
        return StreamCheckpoint.At(heads);
    }

    /// <summary>Locks the head, then reads what is there: a statement after the lock sees all that was committed before it.</summary>
    private async Task<AppendPlan> PlanAsync(PostgreSqlSession session, IReadOnlyList<PetitionAppend> appends, CancellationToken cancellationToken)
    {
        AppendPlan plan = null!;
        await session.QueryAsync(
            Tell,
            cancellationToken,
            [
                .. PostgreSqlHead.Lock(_database),
                PostgreSqlSession.Command(
                """
                SELECT e.petition, e.version, e.partition, e.number, e.hash
                FROM unnest($2) asked
                CROSS JOIN LATERAL (SELECT * FROM minyi_event WHERE district = $1 AND petition = asked ORDER BY version DESC LIMIT 1) e
                """,
                _database.District,
                appends.Select(a => a.Petition.Value).Distinct(StringComparer.Ordinal).ToArray()),
            PostgreSqlSession.Command(
                """
                SELECT e.petition, e.command, e.version, e.partition, e.number
                FROM unnest($2, $3) AS asked (petition, command)
                JOIN minyi_event e ON e.district = $1 AND e.petition = asked.petition AND e.command = asked.command AND e.last_of_command
                """,
                _database.District,
                appends.Select(a => a.Petition.Value).ToArray(),
                appends.Select(a => a.Command.Value).ToArray()),
            ]).ConfigureAwait(false);
        return plan;

        void Tell(int command, NpgsqlDataReader reader)
        {
            switch (command)
            {
                case PostgreSqlHead.Before:
                    plan = new(StreamCheckpoint.At(StreamPosition.At(reader.GetInt64(0))), _format);
                    break;
                case < PostgreSqlHead.Commands:
                    break;
                case PostgreSqlHead.Commands:
                    plan.HasPetition(
                        PetitionId.FromRecord(reader.GetString(0)), reader.GetInt32(1), new(reader.GetInt32(2), reader.GetInt64(3)), new Digest(reader.GetFieldValue<byte[]>(4)));
                    break;
                default:
                    plan.HasCommand(PetitionId.FromRecord(reader.GetString(0)), CommandId.FromRecord(reader.GetString(1)), reader.GetInt32(2), new(reader.GetInt32(3), reader.GetInt64(4)));
                    break;
            }
        }
    }

    private Task<int> InsertAsync(PostgreSqlSession session, AppendPlan plan, CancellationToken cancellationToken)
    {
        PlannedEvent[] rows = [.. plan.Rows];
        return session.ExecuteAsync(
            cancellationToken,
            [
            PostgreSqlSession.Command(
                """
                INSERT INTO minyi_event (district, partition, number, petition, version, command, last_of_command, actor, recorded_at, type, schema_version, payload, previous_hash, hash)
                SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                """,
                _database.District,
                Column(e => e.Position.Partition),
                Column(e => e.Position.Number),
                Column(e => e.Petition.Value),
                Column(e => e.Version),
                Column(e => e.Command.Value),
                rows.Select(r => r.LastOfCommand).ToArray(),
                Column(e => e.Actor.Value),
                PostgreSqlTime.Of(rows.Select(r => r.Event.RecordedAt)),
                Column(e => e.Type.Name),
                Column(e => e.Type.SchemaVersion),
                Column(e => Encoding.UTF8.GetString(e.GetPayload().Span)),
                Column(e => e.PreviousHash.ToArray()),
                Column(e => e.Hash.ToArray())),
            PostgreSqlSession.Command("UPDATE minyi_stream SET head = $2 WHERE district = $1 AND partition = 0", _database.District, plan.Heads[0].Number),
            .. PostgreSqlLists.Write(_database.District, null, [.. plan.ListRows]),
            .. _keepsNotices ? PostgreSqlNoticeOutbox.Write(_database.District, plan.Notices) : [],
            ]);

        T[] Column<T>(Func<EventEnvelope, T> value) => [.. rows.Select(r => value(r.Event))];
    }

    /// <summary>Reads events up to the end, or up to what is damaged, which it gives back.</summary>
    private async Task<CorruptRecordException?> ReadAsync(List<EventEnvelope> events, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        StreamPosition? at = null;
        try
        {
            await _database.QueryAsync(Add, sql, cancellationToken, parameters).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (
            (at is not null && e is ArgumentException or InvalidCastException or OverflowException)
            || e is PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted })
        {
            return new CorruptRecordException(at, e);
        }

        void Add(NpgsqlDataReader reader)
        {
            at = new(reader.GetInt32(2), reader.GetInt64(3));
            events.Add(new EventEnvelope(
                PetitionId.FromRecord(reader.GetString(0)),
                reader.GetInt32(1),
                at.Value,
                CommandId.FromRecord(reader.GetString(4)),
                ActorId.FromRecord(reader.GetString(5)),
                PostgreSqlTime.Read(reader, 6),
                new EventType(reader.GetString(7), reader.GetInt32(8)),
                Encoding.UTF8.GetBytes(reader.GetString(9)),
                new Digest(reader.GetFieldValue<byte[]>(10)),
                new Digest(reader.GetFieldValue<byte[]>(11)),
                _format));
            at = null;
        }
    }
}
