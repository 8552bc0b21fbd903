using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Sqlite;

/// <summary>Petitions in a SQLite file. One writer at a time has the file; readers are never kept waiting.</summary>
public sealed class SqlitePetitionStore : IPetitionStore
{
    private const string Columns = "petition, version, partition, number, command, actor, recorded_at, type, schema_version, payload, previous_hash, hash";
    private const string SelectHead = "SELECT coalesce(max(number), 0) FROM minyi_event WHERE partition = 0";
    private const int PageSize = 500;
    private const int Portion = 200;

    private readonly SqliteDatabase _database;
    private readonly IPetitionEventFormat _format;

    /// <summary>A store on a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="format">How events are written: <see cref="PetitionEventFormat.Current"/>.</param>
    public SqlitePetitionStore(SqliteDatabase database, IPetitionEventFormat format) => (_database, _format) = (Guard.Against.Null(database), Guard.Against.Null(format));

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

        using SqliteSession session = new(_database, transaction, cancellationToken);
        using SqliteCommand select = session.Command(SelectHead);
        StreamPosition head = StreamPosition.At((long)select.ExecuteScalar()!);
        AppendPlan plan = new(StreamCheckpoint.At(head), _format);
        if (head.Number > 0)
        {
            TellPetitions(session, plan, appends);
        }

        IReadOnlyList<AppendResult> results = plan.Decide(appends);
        if (!plan.IsEmpty)
        {
            await WriteAsync(session, plan).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        session.Commit();
        return results;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM minyi_event WHERE petition = $petition AND version > $version ORDER BY version";
        command.Parameters.AddWithValue("$petition", petition.Value);
        command.Parameters.AddWithValue("$version", afterVersion);
        return new(Whole(command, cancellationToken));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<EventEnvelope> page = [];
            CorruptRecordException? corrupt = Page(after, page, cancellationToken);
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
    public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using SqliteConnection connection = _database.Connect();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = SelectHead;
            return new(StreamCheckpoint.At(StreamPosition.At((long)command.ExecuteScalar()!)));
        }
        catch (SqliteException e) when (SqliteDatabase.IsDamage(e))
        {
            throw new CorruptRecordException(null, e);
        }
    }

    /// <summary>Writes in portions: while one is written, the next is put into JSON and hashed.</summary>
    private static async Task WriteAsync(SqliteSession session, AppendPlan plan)
    {
        using SqliteEventWriter writer = new(session);
        IEnumerator<PlannedEvent[]> portions = plan.Rows.Chunk(Portion).GetEnumerator();
        for (bool more = portions.MoveNext(); more;)
        {
            PlannedEvent[] portion = portions.Current;
            Task<bool> next = portion.Length < Portion ? Task.FromResult(false) : Task.Run(portions.MoveNext, CancellationToken.None);
            try
            {
                writer.Write(portion);
            }
            finally
            {
                more = await next.ConfigureAwait(false);
            }
        }
    }

    private static void TellPetitions(SqliteSession session, AppendPlan plan, IReadOnlyList<PetitionAppend> appends)
    {
        // CROSS JOIN: what is asked for comes first, whatever the planner thinks of the size of the tables.
        const string LastEvents = """
            SELECT e.petition, e.version, e.number, e.hash
            FROM json_each($petitions) asked
            CROSS JOIN minyi_event e ON e.petition = asked.value
                AND e.version = (SELECT max(version) FROM minyi_event WHERE petition = asked.value)
            """;
        const string Commands = """
            SELECT e.petition, e.command, e.version, e.number
            FROM json_each($commands) asked
            CROSS JOIN minyi_event e ON e.petition = asked.value ->> 0 AND e.command = asked.value ->> 1 AND e.last_of_command = 1
            """;
        HashSet<PetitionId> asked = [.. appends.Select(a => a.Petition)];
        HashSet<PetitionId> there = [];
        using (SqliteCommand command = session.Command(LastEvents, ("$petitions", Json(asked, (json, p) => json.WriteStringValue(p.Value)))))
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                PetitionId petition = PetitionId.FromRecord(reader.GetString(0));
                there.Add(petition);
                plan.HasPetition(petition, reader.GetInt32(1), StreamPosition.At(reader.GetInt64(2)), new Digest(reader.GetFieldValue<byte[]>(3)));
            }
        }

        if (there.Count > 0)
        {
            using SqliteCommand command = session.Command(Commands, ("$commands", Json(appends.Where(a => there.Contains(a.Petition)), WritePair)));
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                plan.HasCommand(PetitionId.FromRecord(reader.GetString(0)), CommandId.FromRecord(reader.GetString(1)), reader.GetInt32(2), StreamPosition.At(reader.GetInt64(3)));
            }
        }

        static void WritePair(Utf8JsonWriter json, PetitionAppend append)
        {
            json.WriteStartArray();
            json.WriteStringValue(append.Petition.Value);
            json.WriteStringValue(append.Command.Value);
            json.WriteEndArray();
        }
    }

    private static string Json<T>(IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartArray();
            foreach (T value in values)
            {
                write(json, value);
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private CorruptRecordException? Page(StreamPosition after, List<EventEnvelope> page, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM minyi_event WHERE partition = $partition AND number > $number ORDER BY number LIMIT {PageSize}";
        command.Parameters.AddWithValue("$partition", after.Partition);
        command.Parameters.AddWithValue("$number", after.Number);
        return Read(command, page, cancellationToken);
    }

    private List<EventEnvelope> Whole(SqliteCommand command, CancellationToken cancellationToken)
    {
        List<EventEnvelope> events = [];
        return Read(command, events, cancellationToken) is { } corrupt ? throw corrupt : events;
    }

    /// <summary>Reads events up to the end, or up to what is damaged, which it gives back.</summary>
    private CorruptRecordException? Read(SqliteCommand command, List<EventEnvelope> events, CancellationToken cancellationToken)
    {
        StreamPosition? at = null;
        try
        {
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                at = new(reader.GetInt32(2), reader.GetInt64(3));
                events.Add(new EventEnvelope(
                    PetitionId.FromRecord(reader.GetString(0)),
                    reader.GetInt32(1),
                    at.Value,
                    CommandId.FromRecord(reader.GetString(4)),
                    ActorId.FromRecord(reader.GetString(5)),
                    SqliteTime.From(reader.GetInt64(6)),
                    new EventType(reader.GetString(7), reader.GetInt32(8)),
                    reader.GetFieldValue<byte[]>(9),
                    new Digest(reader.GetFieldValue<byte[]>(10)),
                    new Digest(reader.GetFieldValue<byte[]>(11)),
                    _format));
                at = null;
            }

            return null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidCastException or OverflowException or InvalidOperationException || e is SqliteException sqlite && SqliteDatabase.IsDamage(sqlite))
        {
            return new CorruptRecordException(at, e);
        }
    }
}
