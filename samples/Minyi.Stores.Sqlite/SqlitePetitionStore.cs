using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Stores.Sqlite;

/// <summary>Petitions in a SQLite file. One writer at a time has the file; readers are never kept waiting.</summary>
public sealed class SqlitePetitionStore(SqliteDatabase database, IPetitionEventFormat format) : IPetitionStore
{
    private const string Columns = "petition, version, position, command, actor, recorded_at, type, schema_version, payload, previous_hash, hash";
    private const int PageSize = 500;
    private const int Portion = 200;

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

        using SqliteSession session = new(database, transaction);
        AppendPlan plan = new(Head(session), format);
        if (plan.Head > 0)
        {
            TellPetitions(session, plan, appends);
        }

        AppendResult[] results = new AppendResult[appends.Count];
        using (SqliteEventWriter writer = new(session))
        {
            int planned = Plan(plan, appends, results, 0);
            for (int written = 0; written < plan.Rows.Count || planned < results.Length;)
            {
                // While one portion is written, the next is decided, put into JSON and hashed.
                PlannedEvent[] portion = [.. plan.Rows.Skip(written)];
                int from = planned;
                Task<int>? next = from < results.Length ? Task.Run(() => Plan(plan, appends, results, from), CancellationToken.None) : null;
                try
                {
                    writer.Write(portion);
                }
                finally
                {
                    planned = next is null ? from : await next;
                }

                written += portion.Length;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        session.Commit();
        return results;
    }

    public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM minyi_event WHERE petition = $petition AND version > $version ORDER BY version";
        command.Parameters.AddWithValue("$petition", petition.Value);
        command.Parameters.AddWithValue("$version", afterVersion);
        return new(Read(command, cancellationToken));
    }

    public async IAsyncEnumerable<EventEnvelope> ReadAllAsync(long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await ValueTask.CompletedTask;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<EventEnvelope> page = Page(afterPosition, cancellationToken);
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

    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(position), 0) FROM minyi_event";
        return new((long)command.ExecuteScalar()!);
    }

    private static int Plan(AppendPlan plan, IReadOnlyList<PetitionAppend> appends, AppendResult[] results, int from)
    {
        int until = Math.Min(from + Portion, results.Length);
        for (int i = from; i < until; i++)
        {
            results[i] = plan.Add(appends[i]);
        }

        return until;
    }

    private static long Head(SqliteSession session)
    {
        using SqliteCommand command = session.Command("SELECT coalesce(max(position), 0) FROM minyi_event");
        return (long)command.ExecuteScalar()!;
    }

    private static void TellPetitions(SqliteSession session, AppendPlan plan, IReadOnlyList<PetitionAppend> appends)
    {
        // CROSS JOIN: what is asked for comes first, whatever the planner thinks of the size of the tables.
        const string LastEvents = """
            SELECT e.petition, e.version, e.position, e.hash
            FROM json_each($petitions) asked
            CROSS JOIN minyi_event e ON e.petition = asked.value
                AND e.version = (SELECT max(version) FROM minyi_event WHERE petition = asked.value)
            """;
        const string Commands = """
            SELECT e.petition, e.command, e.version, e.position
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
                PetitionId petition = PetitionId.From(reader.GetString(0));
                there.Add(petition);
                plan.HasPetition(petition, reader.GetInt32(1), reader.GetInt64(2), new Digest(reader.GetFieldValue<byte[]>(3)));
            }
        }

        if (there.Count > 0)
        {
            using SqliteCommand command = session.Command(Commands, ("$commands", Json(appends.Where(a => there.Contains(a.Petition)), WritePair)));
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                plan.HasCommand(PetitionId.From(reader.GetString(0)), CommandId.From(reader.GetString(1)), reader.GetInt32(2), reader.GetInt64(3));
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

    private List<EventEnvelope> Page(long afterPosition, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM minyi_event WHERE position > $position ORDER BY position LIMIT {PageSize}";
        command.Parameters.AddWithValue("$position", afterPosition);
        return Read(command, cancellationToken);
    }

    private List<EventEnvelope> Read(SqliteCommand command, CancellationToken cancellationToken)
    {
        List<EventEnvelope> events = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            events.Add(new EventEnvelope(
                PetitionId.From(reader.GetString(0)),
                reader.GetInt32(1),
                reader.GetInt64(2),
                CommandId.From(reader.GetString(3)),
                ActorId.From(reader.GetString(4)),
                SqliteTime.From(reader.GetInt64(5)),
                new EventType(reader.GetString(6), reader.GetInt32(7)),
                reader.GetFieldValue<byte[]>(8),
                new Digest(reader.GetFieldValue<byte[]>(9)),
                new Digest(reader.GetFieldValue<byte[]>(10)),
                format));
        }

        return events;
    }
}
