using System.Collections.Concurrent;
using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Testing.Conformance;
using Npgsql;

namespace Minyi.Stores.Tests;

/// <summary>
/// The PostgreSQL server itself dies in the middle of writing and comes back on what it left: nothing acknowledged is lost, nothing half-written is
/// seen, and the same stores go on without anybody opening them anew. What the operating system still holds of a dead process is not lost with it:
/// this says nothing about a power failure, for which fsync is there.
/// </summary>
public class KilledServerTests
{
    private const int Rounds = 4;
    private const int Writers = 3;

    private static readonly PetitionRules Rules = ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian"));
    private static readonly Actor Clerk = new(ActorId.From("clerk-1"), [Role.From("Clerk")], [StudioId.From("haishan-1")]);
    private static readonly RegistrationForm Form = new() { Channel = PetitionChannel.Visit, Kind = "Demand", Studio = StudioId.From("haishan-1") };
    private static readonly Instant Start = Instant.FromUtc(2024, 9, 29, 1, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_may_be_killed_in_the_middle_of_writing()
    {
        using MortalPostgresServer server = new();
        await using PostgresStorage probes = await PostgresStorage.CreateAsync(server.ConnectionString);
        await using PostgresStorage petitions = await PostgresStorage.CreateAsync(server.ConnectionString);
        Assert.Equal(("on", "on", "on"), (await SettingAsync(petitions, "fsync"), await SettingAsync(petitions, "full_page_writes"), await SettingAsync(petitions, "synchronous_commit")));
        IPetitionStore store = await probes.OpenPetitionStoreAsync(ProbeEventFormat.Instance);
        DeskWork work = new(petitions, await petitions.OpenPetitionStoreAsync(PetitionEventFormat.Current), await petitions.OpenPersonalDataStoreAsync());
        List<string> acknowledged = [];
        List<StreamDigest> published = [];
        int broken = 0;
        for (int round = 0; round < Rounds; round++)
        {
            StringWriter[] said = [.. Enumerable.Range(0, Writers).Select(_ => new StringWriter())];
            Task<Exception>[] dying =
            [
                .. said.Select((text, w) => UntilBrokenAsync(() => CrashProbe.WriteAsync(store, $"r{round}x{w}", text, Token))),
                .. Enumerable.Range(0, Writers).Select(w => UntilBrokenAsync(() => work.WriteAsync($"P-{round}-{w}-", inHostsTransaction: w != 0))),
            ];

            // Different lengths, so that the deaths fall on different moments of a write.
            for (int i = 0; i < 10 + (9 * round); i++)
            {
                Assert.True(await work.Acknowledgements.WaitAsync(TimeSpan.FromMinutes(2), Token));
            }

            server.Kill();
            Exception[] deaths = await Task.WhenAll(dying);
            Assert.All(deaths, d => Assert.True(d is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException }, d.ToString()));
            broken += deaths.Length;
            server.Restart();

            string[][] lines = [.. said.Select(s => s.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))];
            acknowledged.AddRange(lines.SelectMany(l => l));
            await CrashProbe.VerifyAsync(store, acknowledged, Token);
            foreach (string[] one in lines.Where(l => l.Length > 0))
            {
                PetitionId petition = CrashProbe.Unacknowledged(one[^1], 0).Petition;
                int version = (await store.ReadAsync(petition, 0, Token)).Count;
                Assert.NotEqual(AppendStatus.Conflict, (await store.AppendAsync(CrashProbe.Unacknowledged(one[^1], version), null, Token)).Status);
            }

            await CrashProbe.VerifyAsync(store, acknowledged, Token);
            await work.VerifyAsync();

            // What was published before the death is still there, unchanged, after it.
            foreach (IPetitionStore each in (IPetitionStore[])[store, work.Store])
            {
                StreamAudit audit = await StreamAudit.RunAsync(each, published.Where((_, i) => i % 2 == (each == store ? 0 : 1)), Token);
                Assert.Empty(audit.Findings);
                Assert.Equal(audit.Checkpoint, await each.ReadHeadsAsync(Token));
                published.Add(audit.Heads[0]);
            }
        }

        Assert.Equal(Rounds * Writers * 2, broken);
        Assert.NotEmpty(acknowledged);
    }

    [Fact]
    public async Task A_store_that_was_idle_meanwhile_breaks_one_call_and_goes_on_by_itself()
    {
        using MortalPostgresServer server = new();
        await using PostgresStorage storage = await PostgresStorage.CreateAsync(server.ConnectionString);
        IPetitionStore store = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance);

        // Several connections are open in its pool when nobody uses them; none of them outlives the server, and only the first says so.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () => await store.ReadHeadsAsync(Token), Token)));
        server.Kill();
        server.Restart();
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () => await store.ReadHeadsAsync(Token));
        for (int call = 0; call < 12; call++)
        {
            Assert.Equal(StreamCheckpoint.Start, await store.ReadHeadsAsync(Token));
        }
    }

    private static async Task<Exception> UntilBrokenAsync(Func<Task> work)
    {
        try
        {
            await Task.Run(work, Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return e;
        }

        throw new InvalidOperationException("The writer ended by itself.");
    }

    private static async Task<string> SettingAsync(PostgresStorage storage, string name)
    {
        await using NpgsqlCommand command = storage.Source.CreateCommand($"SHOW {name}");
        return (string)(await command.ExecuteScalarAsync(Token))!;
    }

    /// <summary>Registrations with texts at a desk: in a transaction of the host's with a row of its own, or without one.</summary>
    private sealed class DeskWork(PostgresStorage storage, IPetitionStore store, IPersonalDataStore texts)
    {
        private readonly PetitionDesk _desk = PetitionDesk.Replaying(store, texts, Rules);
        private readonly ConcurrentDictionary<string, bool> _tried = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, bool> _acknowledged = new(StringComparer.Ordinal);

        internal IPetitionStore Store => store;

        /// <summary>One for each submission that a writer got an answer to.</summary>
        internal SemaphoreSlim Acknowledgements { get; } = new(0);

        internal async Task WriteAsync(string names, bool inHostsTransaction)
        {
            for (int i = 0; ; i++)
            {
                string name = names + i;
                _tried.TryAdd(name, inHostsTransaction);
                await SubmitAsync(name, inHostsTransaction);
                _acknowledged.TryAdd(name, inHostsTransaction);
                Acknowledgements.Release();
            }
        }

        /// <summary>What was acknowledged is there; what was not is whole or absent, and can be submitted again.</summary>
        internal async Task VerifyAsync()
        {
            foreach ((string name, bool inHostsTransaction) in _tried)
            {
                (bool happened, bool kept, bool row) = await LookAsync(name);
                bool acknowledged = _acknowledged.ContainsKey(name);
                Assert.True(happened || !acknowledged, $"{name} was acknowledged and is lost");
                Assert.True(kept || !happened, $"The event of {name} is there without its texts");
                Assert.True(!inHostsTransaction || (happened == kept && happened == row), $"Of {name} a part is there: event {happened}, texts {kept}, host's row {row}");
                if (!acknowledged)
                {
                    await SubmitAsync(name, inHostsTransaction && !row);
                    Assert.Equal((true, true, inHostsTransaction), await LookAsync(name));
                    _acknowledged.TryAdd(name, inHostsTransaction);
                }
            }
        }

        private async Task SubmitAsync(string name, bool inHostsTransaction)
        {
            Submission submission = new(CommandId.From("c-1"), PetitionId.From(name), new Register(Form), Clerk, Start)
            {
                Texts = ImmutableSortedDictionary<string, string>.Empty.Add("name", "张三").Add("text", new string('路', 2000)),
            };
            if (!inHostsTransaction)
            {
                Assert.True((await _desk.SubmitAsync(submission, null, Token)).IsAccepted);
                return;
            }

            await using HostWork host = await storage.BeginHostWorkAsync();
            await host.WriteRowAsync(name);
            Assert.True((await _desk.SubmitAsync(submission, host.Transaction, Token)).IsAccepted);
            await host.CommitAsync();
        }

        private async Task<(bool Happened, bool Kept, bool Row)> LookAsync(string name)
        {
            Petition petition = await _desk.ReadAsync(PetitionId.From(name), Token);
            PersonalDataReading reading = petition.Version > 0
                ? await texts.ReadAsync(Assert.Single((await store.ReadAsync(petition.Id, 0, Token))[0].Event.Data), Token)
                : await texts.ReadAsync(new(PersonalDataId.FromRecord($"minyi:text/{name}/c-1/0"), Digest.None), Token);
            return (petition.Version == 1, reading.Status == PersonalDataStatus.Present || (petition.Version == 0 && reading.Status != PersonalDataStatus.Missing), await storage.HostRowExistsAsync(name));
        }
    }
}
