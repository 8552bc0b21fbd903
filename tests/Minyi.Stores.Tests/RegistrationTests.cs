using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Minyi.Core.Tests.Petitions;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.PostgreSql;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Storage.Lists;

namespace Minyi.Stores.Tests;

/// <summary>A host needs one line for a store.</summary>
public class RegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_sqlite_one_line_is_enough_before_or_after(bool before)
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        ServiceCollection services = new();
        _ = before ? services.AddMinyiSqlite(storage.ConnectionString, o => o.District = "yantian").AddMinyi(o => o.AllowExampleClocks = true) : services.AddMinyi(o => o.AllowExampleClocks = true).AddMinyiSqlite(storage.ConnectionString, o => o.District = "yantian");
        await WorksAsync(services, await SqliteDatabase.OpenAsync(storage.ConnectionString, new() { District = "yantian" }, Token) is var d ? new SqlitePetitionStore(d, PetitionEventFormat.Current) : null!);
    }

    [Fact]
    public async Task On_postgres_one_line_is_enough()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        ServiceCollection services = new();
        services.AddMinyi(o => o.AllowExampleClocks = true).AddMinyiPostgreSql(storage.Source);
        await WorksAsync(services, new PostgreSqlPetitionStore(storage.Database, PetitionEventFormat.Current));
    }

    private static async Task WorksAsync(ServiceCollection services, IPetitionStore outside)
    {
        await using ServiceProvider provider = services.AddSingleton<IClock>(new Still()).BuildServiceProvider();
        PetitionDesk desk = provider.GetRequiredService<PetitionDesk>();
        SubmissionResult result = await desk.SubmitAsync(
            new(CommandId.From("c-1"), PetitionId.From("P-1"), new Register(Yantian.Form()), Yantian.Clerk) { Texts = ImmutableSortedDictionary<string, string>.Empty.Add("title", "路灯不亮") }, null, Token);
        Assert.True(result.IsAccepted, $"{result.Refusal}");
        PetitionListPage inbox = await provider.GetRequiredService<IPetitionQueries>().QueryAsync(PetitionFilter.InboxOf(Yantian.Clerk), PetitionOrder.Due, cancellationToken: Token);
        Assert.Equal("路灯不亮", (await PetitionLists.ReadTitlesAsync(provider.GetRequiredService<IPersonalDataStore>(), inbox.Rows, cancellationToken: Token))[result.Petition.Id]);
        Assert.Single(await outside.ReadAsync(PetitionId.From("P-1"), 0, Token));
    }

    private sealed class Still : IClock
    {
        public Instant GetCurrentInstant() => Yantian.At("2024-09-29T09:00");
    }
}
