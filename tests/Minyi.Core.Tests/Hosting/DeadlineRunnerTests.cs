using System.Collections.Immutable;
using Minyi.Feedback;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Storage;
using Minyi.Testing.Faults;
using static Minyi.Core.Tests.Petitions.Yantian;
using Yantian = Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Hosting;

public class DeadlineRunnerTests
{
    private static readonly Instant Start = At("2024-09-29T09:00");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_run_out_is_submitted_once_and_how_far_behind_is_told()
    {
        InMemoryPetitionStore store = await StoreAsync(3);
        DeadlineRunner runner = Runner(store);

        // Petition 0 waits for its first answer: one working day, over on 30 September.
        DeadlineStatus status = await runner.ReadStatusAsync(At("2024-09-30T09:00"), Token);
        Assert.Equal(0, status.Pending);
        Assert.Equal(Duration.Zero, status.Behind);

        DeadlineStatus late = await runner.ReadStatusAsync(At("2024-10-03T00:00"), Token);
        Assert.Equal(1, late.Pending);
        Assert.Equal(At("2024-10-01T00:00"), late.Oldest);
        Assert.Equal(Duration.FromDays(2), late.Behind);

        DeadlineRun run = await runner.RunAsync(At("2024-10-03T00:00"), Token);
        Assert.Equal((1, 0, 0), (run.Submitted, run.Overtaken, run.Refused.Length));
        Assert.Equal(late, run.Before);
        Assert.Equal(Duration.Zero, run.After.Behind);
        EventEnvelope last = (await store.ReadAsync(Id(0), 0, Token))[^1];
        Assert.Equal("first-answer", Assert.IsType<ClockExpired>(last.Event).Clock);
        Assert.Equal(DeadlineRunner.ActorId, last.Actor);
        Assert.Equal(At("2024-10-01T00:00"), last.RecordedAt); // when it ran out, not when the host came to it

        DeadlineRun again = await runner.RunAsync(At("2024-10-03T00:00"), Token);
        Assert.Equal((0, 0, 0), (again.Submitted, again.Overtaken, again.Refused.Length));
    }

    [Fact]
    public async Task A_runner_that_was_away_for_a_year_catches_up_stage_by_stage()
    {
        InMemoryPetitionStore store = await StoreAsync(8);
        DeadlineRunner runner = Runner(store);
        DeadlineRun run = await runner.RunAsync(At("2025-09-29T09:00"), Token);
        Assert.True(run.Submitted >= 8);
        Assert.Empty(run.Refused);
        Assert.Equal(0, run.After.Pending);

        // A unit's silence: the reminder comes before the report, both on the day of the run.
        string[] stages = [.. (await store.ReadAsync(Id(3), 0, Token)).Select(e => e.Event).OfType<ClockExpired>().Select(e => $"{e.Clock}/{e.Stage}")];
        Assert.Equal(["handling/warning", "handling/due"], stages.Take(2));
    }

    [Fact]
    public async Task What_a_command_has_made_needless_is_not_submitted()
    {
        InMemoryPetitionStore store = await StoreAsync(1);
        PetitionDesk desk = Desk(store);
        await desk.SubmitAsync(new(CommandId.From("late"), Id(0), new Step("Escalate"), Clerk, At("2024-10-02T09:00")), cancellationToken: Token);
        Assert.Equal(0, (await Runner(store).RunAsync(At("2024-10-03T00:00"), Token)).Submitted);
    }

    [Fact]
    public async Task A_petition_that_another_hosts_clock_is_ahead_on_waits_for_the_next_run_and_is_no_fault()
    {
        InMemoryPetitionStore store = await StoreAsync(3);
        Instant ahead = At("2024-10-03T00:00") + Duration.FromSeconds(10);
        await store.AppendAsync(new(Id(0), 1, CommandId.From("ahead"), Clerk.Id, ahead, [new ReferenceAdded { Reference = new("hotline-12345", "7") }]), cancellationToken: Token);
        DeadlineRun run = await Runner(store).RunAsync(ahead - Duration.FromSeconds(5), Token);
        Assert.Equal((0, 0, 0, 1), (run.Submitted, run.Overtaken, run.Refused.Length, run.After.Pending));
        run = await Runner(store).RunAsync(ahead, Token);
        Assert.Equal((1, 0, 0, 0), (run.Submitted, run.Overtaken, run.Refused.Length, run.After.Pending));
    }

    [Property(MaxTest = 30)]
    public async Task Whatever_breaks_and_however_many_hosts_run_it_each_expiry_is_recorded_once(ulong seed)
    {
        const int Petitions = 12;
        Instant[] days = [At("2024-10-01T00:00"), At("2024-10-09T00:00"), At("2024-10-25T00:00"), At("2024-11-20T00:00"), At("2025-02-20T00:00")];

        // What an undisturbed host records.
        InMemoryPetitionStore calm = await StoreAsync(Petitions);
        DeadlineRunner undisturbed = Runner(calm);
        foreach (Instant day in days)
        {
            await undisturbed.RunAsync(day, Token);
        }

        // Three hosts on one store, whose connections break before, after and while reading; each begins anew after a crash.
        InMemoryPetitionStore store = await StoreAsync(Petitions);
        FaultPlan plan = new(seed) { FailBefore = 0.1, LoseAnswer = 0.1, FailRead = 0.02, GiveWay = 0.5 };
        int crashes = 0;
        foreach (Instant day in days)
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(host => Task.Run(async () =>
            {
                for (ulong attempt = 0; ; attempt++)
                {
                    try
                    {
                        DeadlineRun run = await Runner(new FaultyPetitionStore(store, plan with { Seed = plan.Seed + ((ulong)host * 1000) + attempt })).RunAsync(day, Token);
                        if (run.Failed.IsEmpty)
                        {
                            return;
                        }

                        Interlocked.Increment(ref crashes);
                    }
                    catch (InjectedFaultException)
                    {
                        Interlocked.Increment(ref crashes);
                    }
                }
            })));
        }

        Assert.True(crashes > 0);
        for (int p = 0; p < Petitions; p++)
        {
            Assert.Equal(await ToldAsync(calm, p), await ToldAsync(store, p));
        }

        Assert.Equal(await calm.ReadHeadsAsync(Token), await store.ReadHeadsAsync(Token));
        Assert.True((await StreamAudit.RunAsync(store, cancellationToken: Token)).IsWhole);
    }

    [Fact]
    public async Task A_run_can_be_cancelled_and_the_next_goes_on()
    {
        InMemoryPetitionStore store = await StoreAsync(12);
        using CancellationTokenSource source = new();
        DeadlineRunner runner = Runner(new CancellingStore(store, source, 3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunAsync(At("2024-11-20T00:00"), source.Token));
        DeadlineRun rest = await Runner(store).RunAsync(At("2024-11-20T00:00"), Token);
        Assert.True(rest.Submitted > 0);
        InMemoryPetitionStore calm = await StoreAsync(12);
        await Runner(calm).RunAsync(At("2024-11-20T00:00"), Token);
        Assert.Equal(await calm.ReadHeadsAsync(Token), await store.ReadHeadsAsync(Token));
    }

    [Fact]
    public async Task A_petition_that_the_store_cannot_read_stops_no_other_and_is_reported()
    {
        const int Petitions = 12;
        InMemoryPetitionStore store = await StoreAsync(Petitions);
        DamagedStore damaged = new(store);
        PetitionBoard board = new(damaged, Yantian.Rules);
        DeadlineRunner runner = new(Desk(damaged), board);
        Instant day = At("2024-11-20T00:00");
        ImmutableArray<PetitionId> due = [.. await DueAsync(runner, board, day)];
        foreach ((Exception thrown, int at) in ((Exception, int)[])[(new CorruptRecordException(null), 0), (new FormatException("x"), 1), (new IOException("x"), 2)])
        {
            damaged.Broken[due[at]] = thrown;
        }

        DeadlineRun run = await runner.RunAsync(day, Token);
        Assert.Equal(due.Take(3).Order(), run.Failed.Select(f => f.Petition));
        Assert.Equal(["Minyi.Storage.CorruptRecordException", "System.FormatException", "System.IO.IOException"], run.Failed.Select(f => f.Error).Order(StringComparer.Ordinal));
        Assert.Equal(3, run.After.Pending);
        Assert.True(run.Submitted > 0);
        damaged.Broken.Clear();
        DeadlineRun mended = await runner.RunAsync(day, Token);
        Assert.Empty(mended.Failed);
        InMemoryPetitionStore calm = await StoreAsync(Petitions);
        await Runner(calm).RunAsync(day, Token);
        Assert.Equal(await calm.ReadHeadsAsync(Token), await store.ReadHeadsAsync(Token));
    }

    [Fact]
    public async Task When_the_store_is_away_the_run_ends_with_what_it_threw()
    {
        InMemoryPetitionStore store = await StoreAsync(12);
        DamagedStore damaged = new(store);
        for (int p = 0; p < 12; p++)
        {
            damaged.Broken[Id(p)] = new IOException("away");
        }

        DeadlineRunner runner = new(Desk(damaged), new PetitionBoard(store, Yantian.Rules));
        await Assert.ThrowsAsync<IOException>(() => runner.RunAsync(At("2024-11-20T00:00"), Token));
        Assert.Equal(3, damaged.Thrown);
    }

    [Fact]
    public async Task A_run_ends_when_what_was_submitted_never_shows()
    {
        // The board follows a store that nobody writes to: every expiry is submitted once, and is still due.
        InMemoryPetitionStore followed = await StoreAsync(6);
        DeadlineRunner runner = new(Desk(await StoreAsync(6)), new PetitionBoard(followed, Yantian.Rules));
        DeadlineRun run = await runner.RunAsync(At("2024-11-20T00:00"), Token);
        Assert.NotEmpty(run.Failed);
        Assert.All(run.Failed, f => Assert.Equal("", f.Error));
        Assert.Equal(run.Failed.Length, run.After.Pending);
    }

    private static async Task<IEnumerable<PetitionId>> DueAsync(DeadlineRunner runner, PetitionBoard board, Instant day)
    {
        await runner.ReadStatusAsync(day, Token);
        return board.ExpiringBy(day).Select(p => p.Id);
    }

    internal static PetitionId Id(int petition) => PetitionId.From($"P-{petition:000}");

    /// <summary>A store of petitions, the first of them registered, then ever further on their way.</summary>
    internal static async Task<InMemoryPetitionStore> StoreAsync(int petitions)
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = Desk(store);
        (Actor By, PetitionCommand Command)[] way =
        [
            (Clerk, new Register(Form())), (Clerk, new Step("Escalate")), (Intake, new Step("Accept")), (Intake, new Refer(Roads)), (RoadsOfficer, new Conclude("Solved")),
            (RoadsOfficer, new FeedBack("Petitioner", FeedbackChannel.Telephone) { Data = [Text("content")] }),
        ];
        for (int p = 0; p < petitions; p++)
        {
            for (int step = 0; step <= p % way.Length; step++)
            {
                SubmissionResult result = await desk.SubmitAsync(
                    new(CommandId.From($"c-{step}"), Id(p), way[step].Command, way[step].By, Start + Duration.FromMinutes((10 * p) + step)), cancellationToken: Token);
                Assert.True(result.IsAccepted, result.Refusal?.ToString());
            }
        }

        return store;
    }

    internal static PetitionDesk Desk(IPetitionStore store) => PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Yantian.Rules);

    private static DeadlineRunner Runner(IPetitionStore store) => new(Desk(store), new PetitionBoard(store, Yantian.Rules));

    private static async Task<string[]> ToldAsync(InMemoryPetitionStore store, int petition) =>
        [.. (await store.ReadAsync(Id(petition), 0, Token)).Select(e => $"{e.Version} {e.Command} {e.RecordedAt} {e.Event}")];

    private sealed class CancellingStore(IPetitionStore store, CancellationTokenSource source, int last) : IPetitionStore
    {
        private int _appends;

        public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
        {
            IReadOnlyList<AppendResult> results = await store.AppendManyAsync(appends, transaction, cancellationToken);
            if (++_appends == last)
            {
                await source.CancelAsync();
            }

            return results;
        }

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) =>
            store.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) =>
            store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }

    /// <summary>A store of which some petitions cannot be read.</summary>
    private sealed class DamagedStore(IPetitionStore store) : IPetitionStore
    {
        internal Dictionary<PetitionId, Exception> Broken { get; } = [];

        internal int Thrown { get; private set; }

        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            store.AppendManyAsync(appends, transaction, cancellationToken);

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
        {
            if (Broken.TryGetValue(petition, out Exception? thrown))
            {
                Thrown++;
                throw thrown;
            }

            return store.ReadAsync(petition, afterVersion, cancellationToken);
        }

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }
}
