using Minyi.Petitions;
using Minyi.PostgreSql;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Testing.Conformance;

namespace Minyi.Stores.Tests;

/// <summary>Texts whose event did not come about are taken back, unless somebody has put the same meanwhile.</summary>
public class WithdrawnTextsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_sqlite()
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        SqlitePersonalDataStore store = new(storage.Database);
        await CheckAsync(storage, store, (id, t) => store.WithdrawAsync(id, t, Token));
    }

    [Fact]
    public async Task On_postgres()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        PostgreSqlPersonalDataStore store = new(storage.Database);
        await CheckAsync(storage, store, (id, t) => store.WithdrawAsync(id, t, Token));
    }

    private static async Task CheckAsync(StorageFixture storage, IPersonalDataStore store, Func<PersonalDataId, HostTransaction?, ValueTask> withdraw)
    {
        PersonalData data = new(PersonalDataId.From("d-1"), DataSubjectId.OfAccount(ActorId.From("a")), [KeyValuePair.Create("text", "a lamp on Haijing Road is dark")]);
        PersonalDataReference reference = await store.PutAsync(data, null, Token);
        Assert.Equal(reference, await store.PutAsync(data, null, Token));
        Assert.Contains("Haijing", await storage.DumpAsync(), StringComparison.Ordinal);
        await withdraw(data.Id, null);
        Assert.Equal(PersonalDataStatus.Present, (await store.ReadAsync(reference, Token)).Status);
        await using (HostWork work = await storage.BeginHostWorkAsync())
        {
            await withdraw(data.Id, work.Transaction); // and rolled back
        }

        Assert.Equal(PersonalDataStatus.Present, (await store.ReadAsync(reference, Token)).Status);
        await withdraw(data.Id, null);
        Assert.Equal(PersonalDataStatus.Missing, (await store.ReadAsync(reference, Token)).Status);
        Assert.DoesNotContain("a lamp on Haijing Road is dark", await storage.DumpAsync(), StringComparison.Ordinal);
        await withdraw(data.Id, null); // nothing is there

        reference = await store.PutAsync(data, null, Token);
        Assert.True(await store.EraseAsync(data.Id, Instant.FromUtc(2024, 10, 1, 0, 0), null, Token));
        await withdraw(data.Id, null);
        Assert.Equal(PersonalDataStatus.Erased, (await store.ReadAsync(reference, Token)).Status);
    }
}
