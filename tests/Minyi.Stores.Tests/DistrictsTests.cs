using Minyi.Petitions;
using Minyi.PostgreSql;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Minyi.Testing.Conformance;
using Npgsql;

namespace Minyi.Stores.Tests;

/// <summary>Several districts in one database: the same ids in each, and none sees or waits for another.</summary>
public class DistrictsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PetitionAppend Append(string petition, int version) =>
        new(PetitionId.From(petition), version, CommandId.From("c-" + version), ActorId.From("clerk-1"), Instant.FromUtc(2024, 9, 29, 1, 0), [new ProbeEvent("x" + version)]);

    [Fact]
    public async Task On_sqlite_none_sees_another()
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        SqliteDatabase[] databases = await Task.WhenAll(new[] { "yantian", "luohu", "default" }.Select(d => SqliteDatabase.OpenAsync(storage.ConnectionString, new() { District = d }, Token)));
        await ApartAsync(
            [.. databases.Select(d => new SqlitePetitionStore(d, ProbeEventFormat.Instance))],
            [.. databases.Select(d => new SqlitePersonalDataStore(d))],
            [.. databases.Select(d => new SqlitePetitionQueries(d, ProbeEventFormat.Instance))]);
    }

    [Fact]
    public async Task On_postgres_none_sees_another()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        List<PostgreSqlDatabase> databases = [];
        foreach (string district in (string[])["yantian", "luohu", "default"])
        {
            databases.Add(await PostgreSqlDatabase.OpenAsync(storage.Source, new() { District = district }, Token));
        }

        await ApartAsync(
            [.. databases.Select(d => new PostgreSqlPetitionStore(d, ProbeEventFormat.Instance))],
            [.. databases.Select(d => new PostgreSqlPersonalDataStore(d))],
            [.. databases.Select(d => new PostgreSqlPetitionQueries(d, ProbeEventFormat.Instance))]);

        // A transaction of one that is left open stops no other.
        await using HostWork open = await storage.BeginHostWorkAsync();
        await new PostgreSqlPetitionStore(databases[0], ProbeEventFormat.Instance).AppendAsync(Append("Q", 0), open.Transaction, Token);
        Assert.Equal(AppendStatus.Appended, (await new PostgreSqlPetitionStore(databases[1], ProbeEventFormat.Instance).AppendAsync(Append("Q", 0), null, Token)).Status);
    }

    [Fact]
    public async Task Whoever_waits_in_vain_on_postgres_is_told_for_whom()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        PostgreSqlDatabase database = await PostgreSqlDatabase.OpenAsync(storage.Source, new() { District = "yantian", Patience = Duration.FromMilliseconds(300) }, Token);
        PostgreSqlPetitionStore store = new(database, ProbeEventFormat.Instance);
        await using NpgsqlDataSource other = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(storage.ConnectionString) { ApplicationName = "the-host-that-forgot" }.ConnectionString);
        await using (NpgsqlConnection connection = await other.OpenConnectionAsync(Token))
        await using (NpgsqlTransaction left = await connection.BeginTransactionAsync(Token))
        {
            await store.AppendAsync(Append("P-1", 0), new DbHostTransaction(left), Token);
            TimeoutException e = await Assert.ThrowsAsync<TimeoutException>(async () => await store.AppendAsync(Append("P-2", 0), null, Token));
            Assert.Contains("'the-host-that-forgot'", e.Message, StringComparison.Ordinal);
            Assert.Contains("idle in transaction", e.Message, StringComparison.Ordinal);
            Assert.Contains("'yantian'", e.Message, StringComparison.Ordinal);

            // In a host's transaction too, which is as usable afterwards as before, with its own patience.
            await using HostWork waiting = await storage.BeginHostWorkAsync();
            await waiting.WriteRowAsync("before");
            await Assert.ThrowsAsync<TimeoutException>(async () => await store.AppendAsync(Append("P-2", 0), waiting.Transaction, Token));
            await waiting.WriteRowAsync("after");
            await waiting.CommitAsync();
            Assert.True(await storage.HostRowExistsAsync("before") && await storage.HostRowExistsAsync("after"));
        }

        Assert.Equal(AppendStatus.Appended, (await store.AppendAsync(Append("P-2", 0), null, Token)).Status);
    }

    [Fact]
    public async Task An_append_leaves_the_hosts_own_patience_as_it_was()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        await using NpgsqlConnection connection = await storage.Source.OpenConnectionAsync(Token);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Token);
        await using NpgsqlCommand command = new("SET LOCAL lock_timeout = '1234ms'", connection, transaction);
        await command.ExecuteNonQueryAsync(Token);
        await (await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance)).AppendAsync(Append("P-1", 0), new DbHostTransaction(transaction), Token);
        command.CommandText = "SHOW lock_timeout";
        Assert.Equal("1234ms", await command.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task Whoever_waits_in_vain_on_sqlite_is_told_so()
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        SqliteDatabase database = await SqliteDatabase.OpenAsync(storage.ConnectionString, new() { Patience = Duration.FromSeconds(1) }, Token);
        SqlitePetitionStore store = new(database, ProbeEventFormat.Instance);
        await using Microsoft.Data.Sqlite.SqliteConnection connection = database.Connect();
        await using (connection.BeginTransaction(deferred: false))
        {
            await Assert.ThrowsAsync<TimeoutException>(async () => await store.AppendAsync(Append("P-1", 0), null, Token));
        }

        Assert.Equal(AppendStatus.Appended, (await store.AppendAsync(Append("P-1", 0), null, Token)).Status);
    }

    private static async Task ApartAsync(IPetitionStore[] stores, IPersonalDataStore[] data, IPetitionQueries[] queries)
    {
        for (int i = 0; i < stores.Length; i++)
        {
            for (int version = 0; version <= i; version++)
            {
                Assert.Equal(new AppendResult(AppendStatus.Appended, version + 1, StreamPosition.At(version + 1)), await stores[i].AppendAsync(Append("P-1", version), null, Token));
            }

            await data[i].PutAsync(new(PersonalDataId.From("d"), DataSubjectId.OfAccount(ActorId.From("a")), [KeyValuePair.Create("name", "n" + i)]), null, Token);
        }

        for (int i = 0; i < stores.Length; i++)
        {
            Assert.Equal(i + 1, (await stores[i].ReadAsync(PetitionId.From("P-1"), 0, Token)).Count);
            Assert.Equal(StreamCheckpoint.At(StreamPosition.At(i + 1)), await stores[i].ReadHeadsAsync(Token));
            Assert.Null(await queries[i].FindAsync(PetitionId.From("P-1"), Token));
            Assert.Equal(0, await queries[i].RebuildAsync((_, _) => null, Token));
        }

        Assert.Equal(1, await data[0].EraseSubjectAsync(DataSubjectId.OfAccount(ActorId.From("a")), Instant.FromUtc(2024, 10, 1, 0, 0), null, Token));
        PersonalDataReference reference = await data[1].PutAsync(new(PersonalDataId.From("d"), DataSubjectId.OfAccount(ActorId.From("a")), [KeyValuePair.Create("name", "n1")]), null, Token);
        Assert.Equal("n1", (await data[1].ReadAsync(reference, Token)).Data!.Fields["name"]);
    }
}
