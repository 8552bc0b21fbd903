using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Storage;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Lateness does not depend on the host's timer: whoever comes first, the same is on file.</summary>
public class LatenessTests
{
    private static readonly Instant End = At("2025-06-30T09:00");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 25)]
    public async Task Whenever_the_runner_comes_the_same_is_on_file(ulong seed)
    {
        string never = await RunAsync(seed, runs: 0);
        Assert.Equal(never, await RunAsync(seed, runs: 2));
        Assert.Equal(never, await RunAsync(seed, runs: 5));
    }

    [Fact]
    public async Task What_ran_out_goes_first_at_its_own_instant_in_one_append()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = Desk(store);
        PetitionId id = PetitionId.From("P-1");
        await desk.SubmitAsync(new(CommandId.From("c-1"), id, new Register(Form()), Clerk, At("2024-09-29T09:00")), null, Token);
        SubmissionResult refused = await desk.SubmitAsync(new(CommandId.From("c-2"), id, new Step("Accept"), Intake, At("2024-10-09T09:00")), null, Token);
        Assert.False(refused.IsAccepted);
        Assert.Single(await store.ReadAsync(id, 0, Token)); // a refused command appends nothing
        SubmissionResult supervised = await desk.SubmitAsync(new(CommandId.From("c-3"), id, new Step("Supervise").With("why", reason: true), Director, At("2024-10-09T09:00")), null, Token);
        Assert.True(supervised.IsAccepted, supervised.Refusal?.ToString()); // judged as if the clock had run out, as it has
        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(id, 0, Token);
        Assert.Equal((DeadlineRunner.ActorId, At("2024-10-01T00:00")), (history[1].Actor, history[1].RecordedAt));
        Assert.Equal(history[1].Event, Assert.Single(supervised.RanOut));
        Assert.Equal(3, supervised.Petition.Version);
    }

    [Fact]
    public void What_the_built_ins_extend_runs_still()
    {
        (TransitionDefinition Transition, string? Clock)[] extends =
        [
            .. PetitionWorkflow.BuiltInNames.SelectMany(n => PetitionWorkflow.BuiltInDefinition(n).Transitions).SelectMany(t => t.Effects.Where(e => e.Kind == EffectKind.Extend).Select(e => (t, e.Of))),
        ];
        Assert.True(extends.Length >= 3);
        Assert.All(extends, e => Assert.Contains(e.Transition.Requires, r => r.Kind == RequirementKind.Clock && r.Of == e.Clock && r.Is is ["running"]));
    }

    [Fact]
    public async Task An_extension_asked_for_after_the_end_finds_the_lateness_on_file()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = Desk(store);
        PetitionId id = PetitionId.From("P-1");
        (PetitionCommand, Actor, string)[] way =
        [
            (new Register(Form()), Clerk, "2024-09-29T09:00"), (new Step("Escalate"), Clerk, "2024-09-29T09:10"), (new Step("Accept"), Intake, "2024-09-29T10:00"),
            (new Refer(Roads), Intake, "2024-09-29T11:00"), (new Approve("Extend", Role.From("Intake")), Intake, "2024-10-25T08:00"),
        ];
        foreach ((PetitionCommand command, Actor actor, string at) in way)
        {
            SubmissionResult taken = await desk.SubmitAsync(new(CommandId.From(at), id, command, actor, At(at)), null, Token);
            Assert.True(taken.IsAccepted, taken.Refusal?.ToString());
        }

        Assert.Contains((await store.ReadAsync(id, 0, Token)).Select(e => e.Event).OfType<ClockExpired>(), e => (e.Clock, e.Stage) == ("handling", "due"));
        SubmissionResult extended = await desk.SubmitAsync(new(CommandId.From("e"), id, new Extend(10).With("why", reason: true), RoadsOfficer, At("2024-10-25T09:00")), null, Token);
        Assert.Contains("clock", extended.Refusal!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runners_own_word_is_taken_once_and_nobody_elses_runner_has_that_account()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = Desk(store);
        PetitionId id = PetitionId.From("P-1");
        await desk.SubmitAsync(new(CommandId.From("c-1"), id, new Register(Form()), Clerk, At("2024-09-29T09:00")), null, Token);
        ExpireClock expire = new("ReportOverdue", "first-answer", "due");
        Assert.False((await desk.SubmitAsync(new(CommandId.From("r-1"), id, expire, Clock, At("2024-09-30T09:00")), null, Token)).IsAccepted);
        Assert.True((await desk.SubmitAsync(new(CommandId.From("r-2"), id, expire, Clock, At("2024-10-02T09:00")), null, Token)).IsAccepted);
        Assert.True((await desk.SubmitAsync(new(CommandId.From("r-3"), id, expire, Clock, At("2024-10-02T09:00")), null, Token)).IsRepeated);
        Assert.Equal(2, (await store.ReadAsync(id, 0, Token)).Count);
        Actor impostor = new(DeadlineRunner.ActorId, [Role.From("Clerk")], [Haishan]);
        Assert.Equal("bad-id", (await desk.SubmitAsync(new(CommandId.From("i-1"), id, new Step("Escalate"), impostor, At("2024-10-02T09:00")), null, Token)).Refusal!.ToString());
        CommandId taken = CommandId.FromRecord("minyi:deadline/2/intake/due");
        Assert.Equal("bad-id", (await desk.SubmitAsync(new(taken, id, new Step("Escalate"), Clerk, At("2024-10-02T09:00")), null, Token)).Refusal!.ToString());
    }

    private static PetitionDesk Desk(IPetitionStore store) => PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Rules);

    /// <summary>A walk of commands over months with long waits, with a runner that comes now and then; what is on file at its end, without the order of petitions in the stream.</summary>
    private static async Task<string> RunAsync(ulong seed, int runs)
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = Desk(store);
        DeadlineRunner runner = new(desk, new PetitionBoard(store, Rules));
        RandomWalk walk = new(seed);
        RandomWalk timer = new(seed + (ulong)runs);
        PetitionId id = PetitionId.From("P-1");
        Petition planned = New("P-1");
        Instant last = At("2024-09-29T09:00");
        for (int step = 0; step < 40 && last < End; step++)
        {
            (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(planned);
            at = Instant.Max(at, last);
            if (command is ExpireClock or MergeInto or LinkDuplicate)
            {
                continue;
            }

            for (int run = 0; run < runs && timer.Next(3) > 0; run++)
            {
                await runner.RunAsync(last + ((at - last) * timer.Next(1000) / 1000), Token);
            }

            // The walk is planned on the petition as it is with all that has run out, which is the same whoever records it.
            SubmissionResult result = await desk.SubmitAsync(new(CommandId.From("c-" + step), id, command, actor, at), null, Token);
            planned = Lateness.Until(result.Petition, at);
            last = Instant.Max(at, planned.LastAt ?? at);
        }

        await runner.RunAsync(End, Token);
        return string.Join('\n', (await store.ReadAsync(id, 0, Token)).Select(e => $"{e.Version} {e.Command} {e.Actor} {e.RecordedAt} {e.Event}"));
    }
}
