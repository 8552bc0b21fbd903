using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Evolution;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>A migration keeps every value beside the configuration, of petitions as random walks make them: there, and back again.</summary>
public class MigrationValuesTests
{
    /// <summary>Yantian with other names for all that a mapping may rename, and its states in another order.</summary>
    private static readonly PetitionRules Renamed = Rename();

    private static readonly WorkflowMigration There = Planned(Rules, Renamed, Mapping("", "our-"));

    private static readonly WorkflowMigration Back = Planned(Renamed, Rules, Mapping("our-", ""));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WorkflowMigration Planned(PetitionRules from, PetitionRules to, WorkflowMapping mapping)
    {
        MigrationReport report = WorkflowMigration.TryPlan(from.Workflow, to.Workflow, mapping, out WorkflowMigration? migration);
        Assert.True(migration is not null, string.Join('\n', report.Faults.Select(f => $"{f.From.State}: {f.Refusal}")));
        return migration;
    }

    private static WorkflowMapping Mapping(string old, string now)
    {
        WorkflowDefinition d = Rules.Workflow.Definition;
        return new()
        {
            States = Names(d.States.Select(s => s.Id)).ToImmutableDictionary(n => n.Key, n => n.Value!, StringComparer.Ordinal),
            Kinds = Names(d.Kinds.Select(k => k.Id)).ToImmutableDictionary(n => n.Key, n => n.Value!, StringComparer.Ordinal),
            Outcomes = Names(d.Outcomes.Select(o => o.Id)),
            Obligations = Names(d.Obligations.Select(o => o.Id)),
            Clocks = Names(d.Clocks.Select(c => c.Id)),
            Appraisals = Names(d.Appraisals.Select(a => a.Id)),
            Counters = Names(d.Counters.Select(c => c.Id)),
        };

        ImmutableDictionary<string, string?> Names(IEnumerable<string> ids) => ids.ToImmutableDictionary(i => old + i, i => (string?)(now + i), StringComparer.Ordinal);
    }

    private static PetitionRules Rename()
    {
        WorkflowDefinition d = Rules.Workflow.Definition;
        static string Our(string id) => "our-" + id;
        static string? Ours(string? id) => id is null ? null : Our(id);
        WorkflowDefinition renamed = d with
        {
            Version = 2,
            Initial = Our(d.Initial),
            Kinds = d.Kinds.Select(k => k with { Id = Our(k.Id) }).ToValueList(),
            Outcomes = d.Outcomes.Select(o => o with { Id = Our(o.Id) }).ToValueList(),
            Obligations = d.Obligations.Reverse().Select(o => o with { Id = Our(o.Id) }).ToValueList(),
            Clocks = d.Clocks.Select(c => c with { Id = Our(c.Id), Chain = c.Chain.Select(l => l with { Clock = Ours(l.Clock) }).ToValueList() }).ToValueList(),
            Appraisals = d.Appraisals.Select(a => a with { Id = Our(a.Id), Clock = Ours(a.Clock) }).ToValueList(),
            Counters = d.Counters.Select(c => c with { Id = Our(c.Id) }).ToValueList(),
            States = d.States.Reverse().Select(s => s with
            {
                Id = Our(s.Id),
                Owes = s.Owes.Select(o => o with { Clock = Ours(o.Clock)! }).ToValueList(),
                Final = s.Final is null ? null : s.Final with { Outcome = Ours(s.Final.Outcome)!, Told = s.Final.Told.Select(Our).ToValueList(), Appraised = s.Final.Appraised.Select(Our).ToValueList() },
            }).ToValueList(),
            Transitions = d.Transitions.Select(t => t with
            {
                From = t.From.Select(Our).ToValueList(),
                To = Ours(t.To),
                Requires = t.Requires.Select(r => r.Kind switch
                {
                    RequirementKind.Kind or RequirementKind.Outcome or RequirementKind.Proposal => r with { Of = r.Of, Is = r.Is.Select(i => d.Kinds.Any(k => k.Id == i) || d.Outcomes.Any(o => o.Id == i) ? Our(i) : i).ToValueList() },
                    RequirementKind.Obligation or RequirementKind.Recipient or RequirementKind.Clock or RequirementKind.Expired or RequirementKind.Appraisal or RequirementKind.Result or RequirementKind.Counter => r with { Of = Ours(r.Of) },
                    _ => r,
                }).ToValueList(),
                Effects = t.Effects.Select(e => e with { Of = e.Of is { } of && (d.Clocks.Any(c => c.Id == of) || d.Obligations.Any(o => o.Id == of) || d.Appraisals.Any(a => a.Id == of) || d.Counters.Any(c => c.Id == of) || d.Outcomes.Any(o => o.Id == of)) ? Our(of) : e.Of, As = e.As is { } value && d.Outcomes.Any(o => o.Id == value) ? Our(value) : e.As }).ToValueList(),
            }).ToValueList(),
        };
        return new(PetitionWorkflow.Build(renamed), Rules.Time, [.. d.Clocks.Select(c => Rule(Rules.Clock(c.Id)))], Rules.Feedback);

        static DeadlineRule Rule(DeadlineRule rule) => new(Our(rule.Clock), rule.Amount, rule.Unit) { Extension = rule.Extension, OnTransfer = rule.OnTransfer, Stages = rule.Stages, RollsForward = rule.RollsForward };
    }

    [Property(MaxTest = 25)]
    public void What_goes_there_and_back_is_what_it_was_but_for_open_approvals(ulong seed)
    {
        RandomWalk walk = new(seed);
        Petition petition = Registered();
        List<RecordedEvent> history = [.. HistoryOf(petition)];
        for (int step = 0; step < 40; step++)
        {
            (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(petition);
            if (petition.State.Id == "WithUnit" && petition.File.Approvals.Count == 0 && walk.Next(2) == 0)
            {
                (command, actor, at) = (new Approve("Extend", Role.From("Intake"), 5), Intake, petition.LastAt!.Value);
            }

            PetitionDecision decision = petition.Decide(command, actor, at);
            history.AddRange(decision.Events.Select(e => new RecordedEvent(e, actor.Id, decision.At)));
            petition = decision.Next();

            PetitionDecision moved = petition.Migrate(There, Renamed, Intake, petition.LastAt!.Value, "decision 7");
            Assert.True(moved.IsAllowed, moved.Refusal?.ToString());
            Petition there = moved.Next();
            List<RecordedEvent> whole = [.. history, .. moved.Events.Select(e => new RecordedEvent(e, Intake.Id, moved.At))];
            Assert.Equal(there, Petition.Fold(petition.Id, Renamed, whole));
            Assert.Equal("our-" + petition.State.Id, there.State.Id);
            Assert.Equal(petition.Deadlines.Select(d => d with { Clock = "our-" + d.Clock }), there.Deadlines);
            Assert.Equal(petition.NextExpiry()?.At, there.NextExpiry()?.At);
            Assert.Equal(petition.OwingParts, there.OwingParts);
            Assert.Equal((petition.Lead, petition.RegisteredAt, petition.File.AnsweredBy), (there.Lead, there.RegisteredAt, there.File.AnsweredBy));
            Assert.Equal($"{petition.File with { Approvals = [] }}", $"{there.File}"); // in words, which leave out who took which step: that is counted anew

            PetitionDecision returned = there.Migrate(Back, Rules, Intake, there.LastAt!.Value, "decision 8");
            Assert.True(returned.IsAllowed, returned.Refusal?.ToString());
            Petition back = returned.Next();
            whole.AddRange(returned.Events.Select(e => new RecordedEvent(e, Intake.Id, returned.At)));
            Assert.Equal(back, Petition.Fold(petition.Id, Rules, whole));
            Assert.Equal((petition.Configuration, petition.Form, petition.LastAt), (back.Configuration, back.Form, back.LastAt));
            Assert.Equal(petition.Deadlines.AsEnumerable(), back.Deadlines);
            Assert.Equal(petition.OwingParts, back.OwingParts);
            Assert.Equal($"{there.File}", $"{back.File}");

            // What is decided after it is what would have been decided without it, but for what approvals allowed and who took which step before.
            (command, actor, at) = walk.Attempt(petition);
            if (petition.File.Approvals.Count == 0)
            {
                PetitionDecision one = petition.Decide(command, actor, at), other = back.Decide(command, actor, at);
                string[] barred = [.. (one.Refusal?.Reasons ?? []).Select(r => r.Code)];
                string[] still = [.. (other.Refusal?.Reasons ?? []).Select(r => r.Code)];
                Assert.All(barred.Except(still, StringComparer.Ordinal), code => Assert.Contains(code, (string[])["own-step", "own-place", "own-unit"]));
                Assert.Empty(still.Except(barred, StringComparer.Ordinal));
                if (barred.Length == still.Length)
                {
                    Assert.Equal(one.Events.AsEnumerable(), other.Events);
                }
            }
        }
    }

    private static IEnumerable<RecordedEvent> HistoryOf(Petition registered)
    {
        PetitionDecision decision = New().Decide(new Register(Form()).With("form"), Clerk, registered.LastAt!.Value);
        Assert.Equal(registered, decision.Next());
        return decision.Events.Select(e => new RecordedEvent(e, Clerk.Id, decision.At));
    }

    [Theory]
    [InlineData("handling")]
    [InlineData("first-answer")]
    [InlineData("feedback")]
    public void A_clock_that_was_started_is_not_dropped(string clock)
    {
        MigrationReport report = WorkflowMigration.TryPlan(
            Rules.Workflow, Renamed.Workflow, Mapping("", "our-") with { Clocks = Mapping("", "our-").Clocks.SetItem(clock, null) }, out WorkflowMigration? migration);
        Assert.Null(migration);
        Assert.Contains(report.Faults, f => f.Refusal.Reasons.Any(r => r.Code == "owed-dropped" && r.Text.English.Contains($"'{clock}'", StringComparison.Ordinal)) && f.From.Clocks.ContainsKey(clock));
    }

    [Fact]
    public async Task A_command_id_stands_for_plan_and_cause()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionId id = PetitionId.From("P-1");
        await PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Rules).SubmitAsync(new(CommandId.From("c-1"), id, new Register(Form()), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        PetitionRules other = ExampleClocks.For(PetitionWorkflow.Build(Rules.Workflow.Definition with { Version = 3 }));
        WorkflowMigration elsewhere = Planned(Rules, other, new());
        Assert.Null((await Migrate(Renamed, There, Intake, "decision 7")).Refusal);
        Assert.True((await Migrate(Renamed, There, Intake, "decision 7")).IsRepeated);
        Assert.True((await Migrate(Renamed, Planned(Rules, Renamed, Mapping("", "our-") with { Outcomes = Mapping("", "our-").Outcomes.SetItem("unused", "unused") }), Intake, "decision 7")).IsRepeated);
        Assert.Equal("command-id-taken", (await Migrate(Renamed, There, Intake, "decision 8")).Refusal?.ToString());
        Assert.Equal("command-id-taken", (await Migrate(Renamed, There, Leader, "decision 7")).Refusal?.ToString());
        Assert.Equal("command-id-taken", (await Migrate(Renamed, Planned(Rules, Renamed, Mapping("", "our-") with { Clocks = Mapping("", "our-").Clocks.SetItem("nothing", null) }), Intake, "decision 7")).Refusal?.ToString());
        Assert.Equal("not-yours", (await Migrate(Renamed, There, OtherClerk, "decision 7")).Refusal?.ToString());
        await Assert.ThrowsAsync<FormatException>(async () => await Migrate(other, elsewhere, Intake, "decision 7")); // neither rules can read it now
        Assert.Single(await store.ReadAsync(id, 1, Token));

        ValueTask<SubmissionResult> Migrate(PetitionRules to, WorkflowMigration migration, Actor actor, string cause) =>
            PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), to).MigrateAsync(CommandId.From("m"), id, migration, Rules, actor, At("2024-09-30T09:00"), cause, cancellationToken: Token);
    }
}
