using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Sqlite;

/// <summary>Petitions in a SQLite file. One writer at a time has the file; readers are never kept waiting.</summary>
public sealed class SqlitePetitionStore : IPetitionStore
{
    private const string SelectHead = "SELECT coalesce(max(number), 0) FROM minyi_event WHERE district = $district AND partition = 0";
    private const int Portion = 200;

    private readonly SqliteDatabase _database;
    private readonly IPetitionEventFormat _format;
    private readonly bool _keepsNotices;
    private readonly SqliteEventReader _events;

    /// <summary>A store on a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="format">How events are written: <see cref="PetitionEventFormat.Current"/>.</param>
    /// <param name="keepsNotices">Whether what is to be told is written to the <see cref="SqliteNoticeOutbox"/> of the file; without a dispatcher it would grow for ever.</param>
    public SqlitePetitionStore(SqliteDatabase database, IPetitionEventFormat format, bool keepsNotices = false)
    {
        _keepsNotices = keepsNotices;
        _database = Guard.Against.Null(database);
        _format = Guard.Against.Null(format);
        _events = new(database, format);
    }

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
        using SqliteCommand select = session.Command(SelectHead, ("$district", _database.District));
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
            SqliteLists.Write(session, _database.District, plan.ListRows);
            if (_keepsNotices)
            {
                SqliteNoticeOutbox.Write(session, _database.District, plan.Notices);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        session.Commit();
        return results;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_events.History(petition, afterVersion, cancellationToken));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<EventEnvelope> page = [];
            CorruptRecordException? corrupt = _events.Page(after, page, cancellationToken);
            foreach (EventEnvelope e in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return e;
            }

            if (corrupt is not null)
            {
                throw corrupt; // after what stands before it
            }

            if (page.Count < SqliteEventReader.PageSize)
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
            command.Parameters.AddWithValue("$district", _database.District);
            return new(StreamCheckpoint.At(StreamPosition.At((long)command.ExecuteScalar()!)));
        }
        catch (SqliteException e) when (SqliteDatabase.IsDamage(e))
        {
            throw new CorruptRecordException(null, e);
        }
    }

    /// <summary>Writes in portions: while one is written, the next is put into JSON and hashed.</summary>
    private async Task WriteAsync(SqliteSession session, AppendPlan plan)
    {
        using SqliteEventWriter writer = new(session, _database.District);
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

    private void TellPetitions(SqliteSession session, AppendPlan plan, IReadOnlyList<PetitionAppend> appends)
    {
        // CROSS JOIN: what is asked for comes first, whatever the planner thinks of the size of the tables.
        const string LastEvents = """
            SELECT e.petition, e.version, e.number, e.hash
            FROM json_each($petitions) asked
            CROSS JOIN minyi_event e ON e.district = $district AND e.petition = asked.value
                AND e.version = (SELECT max(version) FROM minyi_event WHERE district = $district AND petition = asked.value)
            """;
        const string Commands = """
            SELECT e.petition, e.command, e.version, e.number
            FROM json_each($commands) asked
            CROSS JOIN minyi_event e ON e.district = $district AND e.petition = asked.value ->> 0 AND e.command = asked.value ->> 1 AND e.last_of_command = 1
            """;
        HashSet<PetitionId> asked = [.. appends.Select(a => a.Petition)];
        HashSet<PetitionId> there = [];
        using (SqliteCommand command = session.Command(LastEvents, ("$district", _database.District), ("$petitions", SqliteJson.Array(asked, (json, p) => json.WriteStringValue(p.Value)))))
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
            using SqliteCommand command = session.Command(Commands, ("$district", _database.District), ("$commands", SqliteJson.Array(appends.Where(a => there.Contains(a.Petition)), WritePair)));
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
}
