using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Testing.Conformance;

namespace Minyi.Stores.Tests;

/// <summary>Two hosts run the deadlines at once on a real database: each expiry is recorded once.</summary>
public class DeadlinesOnStoresTests
{
    private static readonly PetitionRules Rules = ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian"));
    private static readonly Instant Start = Instant.FromUtc(2024, 9, 29, 1, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_sqlite()
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        await RunAsync(storage);
    }

    [Fact]
    public async Task On_postgres()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        await RunAsync(storage);
    }

    private static async Task RunAsync(StorageFixture storage)
    {
        const int Petitions = 8;
        IPetitionStore store = await storage.OpenPetitionStoreAsync(PetitionEventFormat.Current);
        PetitionDesk desk = PetitionDesk.Replaying(store, await storage.OpenPersonalDataStoreAsync(), Rules);
        Actor clerk = new(ActorId.From("clerk-1"), [Role.From("Clerk")], [Minyi.Districts.StudioId.From("haishan-1")]);
        RegistrationForm form = new() { Channel = PetitionChannel.Visit, Kind = "Demand", Studio = Minyi.Districts.StudioId.From("haishan-1") };
        for (int p = 0; p < Petitions; p++)
        {
            Submission submission = new(CommandId.From("c-1"), PetitionId.From($"P-{p}"), new Register(form), clerk, Start)
            {
                Texts = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("name", "张三"),
            };
            Assert.True((await desk.SubmitAsync(submission, null, Token)).IsAccepted);
        }

        Instant later = Start + Duration.FromDays(200);
        DeadlineRun[] runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            IPetitionStore own = await storage.OpenPetitionStoreAsync(PetitionEventFormat.Current);
            PetitionDesk host = PetitionDesk.Replaying(own, await storage.OpenPersonalDataStoreAsync(), Rules);
            return await new DeadlineRunner(host, new PetitionBoard(own, Rules)).RunAsync(later, Token);
        })));

        List<EventEnvelope> expired = [];
        await foreach (EventEnvelope e in store.ReadStreamAsync(StreamPosition.Start, Token))
        {
            if (e.Event is ClockExpired)
            {
                expired.Add(e);
            }
        }

        Assert.Equal(Petitions, expired.Select(e => e.Petition).Distinct().Count());
        Assert.Equal(expired.Count, runs.Sum(r => r.Submitted));
        Assert.Equal(expired.Count, expired.Select(e => (e.Petition, ((ClockExpired)e.Event).Clock, ((ClockExpired)e.Event).Stage)).Distinct().Count());
        Assert.True((await StreamAudit.RunAsync(store, null, Token)).IsWhole);
        Assert.All(runs, r => Assert.Equal(0, r.After.Pending));
    }
}
