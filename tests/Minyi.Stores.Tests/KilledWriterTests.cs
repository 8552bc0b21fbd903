using System.Diagnostics;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Outbox;
using Minyi.Storage.Lists;
using Minyi.Sqlite;
using Minyi.Testing.Conformance;

namespace Minyi.Stores.Tests;

/// <summary>Writers in processes of their own, killed in the middle of writing: nothing acknowledged is lost, nothing half-written is seen.</summary>
public class KilledWriterTests
{
    private const int Rounds = 4;
    private const int WritersAtOnce = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sqlite_survives()
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        await SurviveAsync("sqlite", storage.ConnectionString, async () =>
        {
            SqliteDatabase database = await SqliteDatabase.OpenAsync(storage.ConnectionString, null, Token);
            return new(new SqlitePetitionStore(database, ProbeEventFormat.Instance, keepsNotices: true), new SqliteNoticeOutbox(database));
        });
    }

    [Fact]
    public async Task Postgres_survives()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        await SurviveAsync("postgres", storage.ConnectionString, async () => await storage.OpenOutboxAsync(ProbeEventFormat.Instance));
    }

    [Fact]
    public async Task Lists_on_sqlite_survive()
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        await ListsSurviveAsync("sqlite", storage.ConnectionString, storage);
    }

    [Fact]
    public async Task Lists_on_postgres_survive()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        await ListsSurviveAsync("postgres", storage.ConnectionString, storage);
    }

    /// <summary>Events, texts and rows after each death: what was acknowledged is there, and every petition's row is what its history tells, no more and no less.</summary>
    private static async Task ListsSurviveAsync(string kind, string connection, StorageFixture storage)
    {
        IPetitionStore store = await storage.OpenPetitionStoreAsync(PetitionEventFormat.Current);
        IPersonalDataStore personalData = await storage.OpenPersonalDataStoreAsync();
        IPetitionQueries queries = (await storage.OpenQueriesAsync(PetitionEventFormat.Current))!;
        PetitionRules rules = ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian"));
        Dictionary<string, int> acknowledged = new(StringComparer.Ordinal);
        for (int round = 0; round < Rounds; round++)
        {
            List<string>[] said = await Task.WhenAll(Enumerable.Range(0, WritersAtOnce).Select(w => WriteAndDieAsync(kind, connection, $"w{round}x{w}", 4 + (7 * round) + (5 * w), "desk")));
            foreach (string[] words in said.SelectMany(s => s).Select(l => l.Split(' ')))
            {
                acknowledged[words[0]] = int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
            }

            Dictionary<PetitionId, int> versions = [];
            await foreach (EventEnvelope e in store.ReadAllAsync(null, Token))
            {
                versions[e.Petition] = e.Version;
            }

            Assert.All(acknowledged, a => Assert.True(versions.GetValueOrDefault(PetitionId.From(a.Key)) >= a.Value, $"{a.Key} v{a.Value} was acknowledged and is lost"));
            foreach (PetitionId id in versions.Keys)
            {
                PetitionRow expected = PetitionLists.Fold(rules)(id, await store.ReadAsync(id, 0, Token))!;
                Assert.Equal(expected, await queries.FindAsync(id, Token));
                Assert.Equal(PersonalDataStatus.Present, (await personalData.ReadAsync(expected.Listed.Texts!, Token)).Status);
            }

            Assert.Equal(versions.Count, (await queries.CountAsync(new() { Reader = null }, PetitionGroup.State, Token)).Sum(c => c.Count));
        }

        Assert.NotEmpty(acknowledged);
    }

    private static async Task SurviveAsync(string kind, string connection, Func<Task<StoreWithOutbox>> open)
    {
        List<string> acknowledged = [];
        for (int round = 0; round < Rounds; round++)
        {
            // Different lengths, so that the deaths fall on different moments of a write.
            List<string>[] said = await Task.WhenAll(Enumerable.Range(0, WritersAtOnce).Select(w => WriteAndDieAsync(kind, connection, $"w{round}x{w}", 5 + (13 * round) + (7 * w))));
            acknowledged.AddRange(said.SelectMany(s => s));
            (IPetitionStore store, INoticeOutbox outbox) = await open();
            await CrashProbe.VerifyAsync(store, acknowledged, Token);
            await CrashProbe.VerifyOutboxAsync(store, outbox, Token);

            // What the dead were at can be submitted again, whether or not it had been written.
            foreach (List<string> one in said)
            {
                PetitionId petition = CrashProbe.Unacknowledged(one[^1], 0).Petition;
                int version = (await store.ReadAsync(petition, 0, Token)).Count;
                AppendResult again = await store.AppendAsync(CrashProbe.Unacknowledged(one[^1], version), null, Token);
                Assert.NotEqual(AppendStatus.Conflict, again.Status);
            }

            await CrashProbe.VerifyAsync(store, acknowledged, Token);
            await CrashProbe.VerifyOutboxAsync(store, outbox, Token);
        }

        Assert.True(acknowledged.Count >= Rounds * WritersAtOnce * 5);
    }

    private static async Task<List<string>> WriteAndDieAsync(string kind, string connection, string writer, int commands, params string[] more)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Minyi.CrashWriter.dll");
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", program, kind, connection, writer, .. more])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        List<string> lines = [];
        for (int i = 0; i < commands; i++)
        {
            lines.Add(await process.StandardOutput.ReadLineAsync(Token) ?? throw new InvalidOperationException("The writer ended by itself."));
        }

        process.Kill(); // SIGKILL: it has no say in it
        string rest = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        // What was said between the last line read and the death counts too, but for a line cut short.
        lines.AddRange(rest.Split('\n')[..^1]);
        return lines;
    }
}
