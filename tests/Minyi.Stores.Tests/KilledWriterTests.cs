using System.Diagnostics;
using Minyi.Storage;
using Minyi.Storage.Outbox;
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

    private static async Task<List<string>> WriteAndDieAsync(string kind, string connection, string writer, int commands)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Minyi.CrashWriter.dll");
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", program, kind, connection, writer])
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
