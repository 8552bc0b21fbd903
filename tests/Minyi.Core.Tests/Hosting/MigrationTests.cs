using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Storage;
using Minyi.Testing.Faults;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Evolution;
using static Minyi.Core.Tests.Petitions.Yantian;
using Yantian = Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Hosting;

/// <summary>A store whose petitions go over to a newer version of the workflow one by one.</summary>
public class MigrationTests
{
    private static readonly PetitionRules Newer = ExampleClocks.For(PetitionWorkflow.Build(Yantian.Rules.Workflow.Definition with { Version = 2 }));
    private static readonly WorkflowMigration Migration = Planned();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WorkflowMigration Planned()
    {
        Assert.Empty(WorkflowMigration.TryPlan(Yantian.Rules.Workflow, Newer.Workflow, new WorkflowMapping(), out WorkflowMigration? migration).Faults);
        return migration!;
    }

    private static PetitionDesk Desk(IPetitionStore store) => PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Newer);

    private static async Task<SubmissionResult> Migrate(IPetitionStore store, int petition, Actor actor, string at = "2024-09-30T09:00") =>
        await Desk(store).MigrateAsync(CommandId.From("v2"), DeadlineRunnerTests.Id(petition), Migration, Yantian.Rules, actor, At(at), "decision 7", cancellationToken: Token);

    [Fact]
    public async Task Each_petition_is_on_the_board_of_the_workflow_that_it_is_in_and_its_deadlines_are_run_there()
    {
        InMemoryPetitionStore store = await DeadlineRunnerTests.StoreAsync(6);
        PetitionBoard older = new(store, Yantian.Rules);
        PetitionBoard newer = new(store, Newer);
        await newer.CatchUpAsync(Token);
        Assert.Equal((0, 6), (newer.Count, newer.Unreadable.Length));
        for (int petition = 0; petition < 6; petition += 2)
        {
            SubmissionResult result = await Migrate(store, petition, Intake);
            Assert.True(result.IsAccepted && !result.IsRepeated);
            Assert.Equal(2, result.Petition.Rules.Workflow.Definition.Version);
            Assert.True((await Migrate(store, petition, Intake)).IsRepeated);
        }

        await older.CatchUpAsync(Token);
        await newer.CatchUpAsync(Token);
        Assert.Equal((3, 3), (older.Count, newer.Count));
        Assert.Equal(["P-000", "P-002", "P-004"], older.Unreadable.Select(p => p.Value));
        Assert.Equal(["P-001", "P-003", "P-005"], newer.Unreadable.Select(p => p.Value));

        // A board that is built anew is the same, and goes on with what happens then.
        PetitionBoard rebuilt = new(store, Newer);
        await rebuilt.CatchUpAsync(Token);
        Assert.Equal(newer.OfStudio(Haishan), rebuilt.OfStudio(Haishan));
        DeadlineRun run = await new DeadlineRunner(Desk(store), newer).RunAsync(At("2024-12-01T00:00"), Token);
        Assert.True(run.Submitted >= 3);
        Assert.Empty(run.Refused);
        await rebuilt.CatchUpAsync(Token);
        Assert.Equal(newer.OfStudio(Haishan), rebuilt.OfStudio(Haishan));
        Assert.Equal(await Desk(store).ReadAsync(DeadlineRunnerTests.Id(2), Token), rebuilt.Read(DeadlineRunnerTests.Id(2)));
    }

    [Fact]
    public async Task A_renamed_clock_keeps_its_start_pauses_extensions_and_lateness()
    {
        // The workflow with every clock under another name, and rules of the same amounts for them.
        WorkflowDefinition definition = Yantian.Rules.Workflow.Definition;
        PetitionWorkflow renamed = PetitionWorkflow.Build(definition with
        {
            Version = 2,
            Clocks = definition.Clocks
                .Select(c => c with { Id = $"our-{c.Id}", Chain = c.Chain.Select(l => l with { Clock = l.Clock is null ? null : $"our-{l.Clock}" }).ToValueList() }).ToValueList(),
            Appraisals = definition.Appraisals.Select(a => a with { Clock = a.Clock is null ? null : $"our-{a.Clock}" }).ToValueList(),
            States = definition.States.Select(s => s with { Owes = s.Owes.Select(o => o with { Clock = $"our-{o.Clock}" }).ToValueList() }).ToValueList(),
            Transitions = definition.Transitions.Select(t => t with
            {
                Requires = t.Requires.Select(r => r.Kind is RequirementKind.Clock or RequirementKind.Expired ? r with { Of = $"our-{r.Of}" } : r).ToValueList(),
                Effects = t.Effects.Select(e => e.Kind is >= EffectKind.Start and <= EffectKind.Transfer ? e with { Of = $"our-{e.Of}" } : e).ToValueList(),
            }).ToValueList(),
        });
        PetitionRules rules = new(renamed, Yantian.Rules.Time, [.. definition.Clocks.Select(c => Renamed(Yantian.Rules.Clock(c.Id)))], Yantian.Rules.Feedback);
        WorkflowMapping mapping = new() { Clocks = definition.Clocks.ToImmutableDictionary(c => c.Id, c => (string?)$"our-{c.Id}", StringComparer.Ordinal) };
        Assert.Empty(WorkflowMigration.TryPlan(Yantian.Rules.Workflow, renamed, mapping, out WorkflowMigration? migration).Faults);

        InMemoryPetitionStore store = await DeadlineRunnerTests.StoreAsync(12);
        await new DeadlineRunner(DeadlineRunnerTests.Desk(store), new PetitionBoard(store, Yantian.Rules)).RunAsync(At("2024-12-11T00:00"), Token);
        for (int p = 0; p < 12; p++)
        {
            Petition before = await DeadlineRunnerTests.Desk(store).ReadAsync(DeadlineRunnerTests.Id(p), Token);
            PetitionDecision decision = before.Migrate(migration!, rules, Intake, At("2024-12-11T00:00"), "decision 8");
            Assert.True(decision.IsAllowed, decision.Refusal?.ToString());
            Petition after = decision.Next();
            Assert.Equal(before.Deadlines.Select(d => d with { Clock = $"our-{d.Clock}" }), after.Deadlines);
            Assert.Equal(before.NextExpiry()?.At, after.NextExpiry()?.At);
            Assert.Equal(
                Yantian.Rules.Workflow.Describe(before.Configuration).Clocks.Select(c => ($"our-{c.Key}", c.Value)),
                renamed.Describe(after.Configuration).Clocks.Select(c => (c.Key, c.Value)));
        }

        // Another unit would turn working days into calendar days.
        PetitionRules others = new(renamed, rules.Time, [.. definition.Clocks.Select(c => Yantian.Rules.Clock(c.Id)).Select(r => new DeadlineRule($"our-{r.Clock}", r.Amount, DeadlineUnit.CalendarDays) { Stages = r.Stages })]);
        PetitionDecision refused = (await DeadlineRunnerTests.Desk(store).ReadAsync(DeadlineRunnerTests.Id(0), Token)).Migrate(migration!, others, Intake, At("2024-12-11T00:00"), "decision 8");
        Assert.All(refused.Refusal!.Reasons, r => Assert.Equal("clock-unit-differs", r.Code));

        static DeadlineRule Renamed(DeadlineRule rule) => new($"our-{rule.Clock}", rule.Amount, rule.Unit)
        {
            Extension = rule.Extension, OnTransfer = rule.OnTransfer, Stages = rule.Stages, RollsForward = rule.RollsForward,
        };
    }

    [Fact]
    public async Task What_may_not_be_carried_over_stays_where_it_is()
    {
        InMemoryPetitionStore store = await DeadlineRunnerTests.StoreAsync(1);
        StreamCheckpoint heads = await store.ReadHeadsAsync(Token);
        SubmissionResult result = await Migrate(store, 0, Clerk);
        Assert.Equal("role-not-allowed", result.Refusal!.Reasons[0].Code);
        Assert.Equal(1, result.Petition.Rules.Workflow.Definition.Version);
        Assert.Equal("back-in-time", (await Migrate(store, 0, Intake, "2024-09-29T08:00")).Refusal!.Reasons[0].Code);
        Assert.Equal(heads, await store.ReadHeadsAsync(Token));
    }

    [Fact]
    public async Task Whoever_writes_at_the_same_time_and_whatever_breaks_it_is_carried_over_once()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            InMemoryPetitionStore store = await DeadlineRunnerTests.StoreAsync(1);
            FaultPlan plan = new(seed) { FailBefore = 0.2, LoseAnswer = 0.2, GiveWay = 0.5 };
            await Task.WhenAll(Enumerable.Range(0, 4).Select(host => Task.Run(async () =>
            {
                for (ulong attempt = 0; ; attempt++)
                {
                    try
                    {
                        await Migrate(new FaultyPetitionStore(store, plan with { Seed = (seed * 1000) + ((ulong)host * 100) + attempt }), 0, Intake);
                        return;
                    }
                    catch (InjectedFaultException)
                    {
                        // The outcome is unknown: the same again.
                    }
                }
            })));
            Assert.Single(await store.ReadAsync(DeadlineRunnerTests.Id(0), 0, Token), e => e.Event is WorkflowMigrated);
        }
    }
}
