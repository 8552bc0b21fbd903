using Microsoft.Data.Sqlite;
using Minyi.Core.Tests.Petitions;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.PostgreSql;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Npgsql;

namespace Minyi.Stores.Tests;

/// <summary>Tables of every earlier version are taken to this one where they stand: nothing on file is lost, and lists are made of it.</summary>
public class UpgradeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sqlite_file_of_version_1_is_upgraded()
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        string source = storage.ConnectionString.Replace("petitions.db", "old.db", StringComparison.Ordinal) + ";Pooling=False";
        (List<EventEnvelope> events, PersonalDataReference texts, PersonalData data, byte[] salt) = await HistoryAsync();
        await using (SqliteConnection connection = new(source))
        {
            connection.Open();
            Run(connection, Resource("sqlite-1.sql"));
            foreach (EventEnvelope e in events)
            {
                await using SqliteCommand insert = connection.CreateCommand();
                insert.CommandText = "INSERT INTO minyi_event VALUES ($partition, $number, $petition, $version, $command, 1, $actor, $at, $type, $schema, $payload, $previous, $hash)";
                Add(insert.Parameters.AddWithValue, e, e.RecordedAt.ToUnixTimeTicks() / 10, true);
                await insert.ExecuteNonQueryAsync(Token);
            }

            await using SqliteCommand put = connection.CreateCommand();
            put.CommandText = "INSERT INTO minyi_personal_data (id, subject, fields, salt) VALUES ($id, $subject, $fields, $salt)";
            put.Parameters.AddWithValue("$id", data.Id.Value);
            put.Parameters.AddWithValue("$subject", data.Subject!.Value.Value);
            put.Parameters.AddWithValue("$fields", data.WriteFields());
            put.Parameters.AddWithValue("$salt", salt);
            await put.ExecuteNonQueryAsync(Token);
        }

        SqliteDatabase database = await SqliteDatabase.OpenAsync(source, null, Token);
        await CheckAsync(
            new SqlitePetitionStore(database, PetitionEventFormat.Current), new SqlitePersonalDataStore(database), new SqlitePetitionQueries(database, PetitionEventFormat.Current), events, texts, data);
        await SqliteDatabase.OpenAsync(source, null, Token); // again: nothing is left to do
    }

    [Fact]
    public async Task A_postgres_database_of_version_1_is_upgraded()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateEmptyAsync();
        (List<EventEnvelope> events, PersonalDataReference texts, PersonalData data, byte[] salt) = await HistoryAsync();
        await storage.ExecuteAsync(Resource("postgresql-1.sql"));
        await using (NpgsqlConnection connection = await storage.Source.OpenConnectionAsync(Token))
        {
            foreach (EventEnvelope e in events)
            {
                await using NpgsqlCommand insert = connection.CreateCommand();
                insert.CommandText = "INSERT INTO minyi_event VALUES (@partition, @number, @petition, @version, @command, true, @actor, @at, @type, @schema, @payload, @previous, @hash)";
                Add((name, value) => insert.Parameters.AddWithValue(name, value), e, e.RecordedAt.ToDateTimeUtc(), false);
                await insert.ExecuteNonQueryAsync(Token);
            }

            await using NpgsqlCommand put = connection.CreateCommand();
            put.CommandText = "UPDATE minyi_stream SET head = (SELECT max(number) FROM minyi_event); INSERT INTO minyi_personal_data (id, subject, fields, salt) VALUES (@id, @subject, @fields, @salt)";
            put.Parameters.AddWithValue("id", data.Id.Value);
            put.Parameters.AddWithValue("subject", data.Subject!.Value.Value);
            put.Parameters.AddWithValue("fields", data.WriteFields());
            put.Parameters.AddWithValue("salt", salt);
            await put.ExecuteNonQueryAsync(Token);
        }

        // Several hosts start at once on the new version.
        PostgreSqlDatabase[] opened = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => PostgreSqlDatabase.OpenAsync(storage.Source, null, Token), Token)));
        PostgreSqlDatabase database = opened[0];
        await CheckAsync(
            new PostgreSqlPetitionStore(database, PetitionEventFormat.Current), new PostgreSqlPersonalDataStore(database), new PostgreSqlPetitionQueries(database, PetitionEventFormat.Current), events, texts, data);
    }

    [Fact]
    public async Task Tables_of_a_later_version_are_not_opened()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        await storage.ExecuteAsync("UPDATE minyi_schema SET version = 99");
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => PostgreSqlDatabase.OpenAsync(storage.Source, null, Token));
        Assert.Contains("version 99", e.Message, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(
        IPetitionStore store, IPersonalDataStore personalData, IPetitionQueries queries, List<EventEnvelope> events, PersonalDataReference texts, PersonalData data)
    {
        List<EventEnvelope> read = [];
        await foreach (EventEnvelope e in store.ReadStreamAsync(StreamPosition.Start, Token))
        {
            read.Add(e);
        }

        Assert.Equal(events.Select(e => (e.Petition, e.Version, e.Position, e.Command, e.Hash)), read.Select(e => (e.Petition, e.Version, e.Position, e.Command, e.Hash)));
        Assert.True((await StreamAudit.RunAsync(store, null, Token)).IsWhole);
        Assert.True((await personalData.ReadAsync(texts, Token)).Data!.SameAs(data));

        // The lists are to be made once; from then on they follow.
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await queries.QueryAsync(new() { Reader = null }, PetitionOrder.Due, null, 5, Token));
        Assert.Equal(1, await queries.RebuildAsync(PetitionLists.Fold(Yantian.Rules), Token));
        PetitionDesk desk = PetitionDesk.Replaying(store, personalData, Yantian.Rules);
        Petition petition = await desk.ReadAsync(PetitionId.From("P-1"), Token);
        Assert.Equal(PetitionRow.Of(petition, texts), await queries.FindAsync(petition.Id, Token));
        SubmissionResult result = await desk.SubmitAsync(new(CommandId.From("c-2"), petition.Id, new Step("Escalate"), Yantian.Clerk, petition.LastAt!.Value), null, Token);
        Assert.True(result.IsAccepted, $"{result.Refusal}");
        PetitionListPage page = await queries.QueryAsync(PetitionFilter.InboxOf(Yantian.Intake, PetitionTurn.Owes), PetitionOrder.Due, null, 5, Token);
        Assert.Equal(PetitionRow.Of(result.Petition, texts), Assert.Single(page.Rows));
        Assert.Equal("路灯不亮", (await PetitionLists.ReadTitlesAsync(personalData, page.Rows, cancellationToken: Token))[petition.Id]);
    }

    /// <summary>A registration with its texts, as a store of any version keeps it.</summary>
    private static async Task<(List<EventEnvelope> Events, PersonalDataReference Texts, PersonalData Data, byte[] Salt)> HistoryAsync()
    {
        byte[] salt = [1, 2, 3, 4];
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        InMemoryPersonalDataStore personalData = new(() => [.. salt]);
        PetitionDesk desk = PetitionDesk.Replaying(store, personalData, Yantian.Rules);
        SubmissionResult result = await desk.SubmitAsync(
            new(CommandId.From("c-1"), PetitionId.From("P-1"), new Register(Yantian.Form()), Yantian.Clerk, Yantian.At("2024-09-29T09:00"))
            {
                Texts = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("title", "路灯不亮"),
            },
            null,
            Token);
        Assert.True(result.IsAccepted, $"{result.Refusal}");
        List<EventEnvelope> events = [.. await store.ReadAsync(PetitionId.From("P-1"), 0, Token)];
        PersonalDataReference texts = events[0].Event.Data[0];
        return (events, texts, (await personalData.ReadAsync(texts, Token)).Data!, salt);
    }

    private static void Add(Func<string, object, object> add, EventEnvelope e, object at, bool dollar)
    {
        string prefix = dollar ? "$" : "";
        add(prefix + "partition", e.Position.Partition);
        add(prefix + "number", e.Position.Number);
        add(prefix + "petition", e.Petition.Value);
        add(prefix + "version", e.Version);
        add(prefix + "command", e.Command.Value);
        add(prefix + "actor", e.Actor.Value);
        add(prefix + "at", at);
        add(prefix + "type", e.Type.Name);
        add(prefix + "schema", e.Type.SchemaVersion);
        add(prefix + "payload", System.Text.Encoding.UTF8.GetString(e.GetPayload().Span));
        add(prefix + "previous", e.PreviousHash.ToArray());
        add(prefix + "hash", e.Hash.ToArray());
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(UpgradeTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
