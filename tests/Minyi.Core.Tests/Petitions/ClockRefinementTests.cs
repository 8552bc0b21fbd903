using Minyi.Deadlines;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Core.Tests.Petitions;

/// <summary>The real petition refines the workflow in its clocks: after every step each deadline stands as its clock does in the configuration, whatever effects came in one step.</summary>
public class ClockRefinementTests
{
    private static readonly LocalizedText Text = new("文", "text");
    private static readonly EffectKind[] Kinds = [EffectKind.Start, EffectKind.Stop, EffectKind.Pause, EffectKind.Resume, EffectKind.Extend, EffectKind.Transfer];
    private static readonly Actor Clerk = new(ActorId.From("clerk-1"), [Role.From("Clerk")]);
    private static readonly Actor Runner = new(ActorId.From("runner"), [Role.From("Clock")]);

    /// <summary>A random workflow of steps with one to four effects on a clock that nobody owes under, a random walk through it, and a host that is sometimes late.</summary>
    [Property(MaxTest = 150)]
    public void Deadlines_agree_with_clocks_after_every_step(ushort seed)
    {
        RandomWalk random = new(seed + 1UL);
        string[][] steps = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Kinds[random.Next(Kinds.Length)].ToString()).ToArray())];
        PetitionRules rules = Rules(steps.Select(s => s.Select(Enum.Parse<EffectKind>).ToArray()).ToArray(), (TransferKind)random.Next(3));
        Petition petition = Begun(rules);
        Instant at = petition.LastAt!.Value;
        for (int i = 0; i < 40 && !petition.State.IsFinal; i++)
        {
            at += Duration.FromHours(random.Next(100));
            petition = Expired(petition, at, random.Next(4) > 0);
            if (petition.Decide(new Step($"Do{random.Next(steps.Length)}"), Clerk, at) is { IsAllowed: true } decision)
            {
                petition = decision.Next();
            }

            Agrees(petition, $"seed {seed}, step {i}: {string.Join(" | ", steps.Select(s => string.Join(' ', s)))}");
        }
    }

    [Theory]
    [InlineData("Start Pause", ClockStatus.Paused)]
    [InlineData("Start Pause Resume", ClockStatus.Running)]
    [InlineData("Start Stop", ClockStatus.Stopped)]
    [InlineData("Stop Start Pause Extend", ClockStatus.Paused)]
    [InlineData("Pause", ClockStatus.Paused)]
    public void Several_effects_in_one_step(string effects, ClockStatus status)
    {
        PetitionRules rules = Rules([effects.Split(' ').Select(Enum.Parse<EffectKind>).ToArray()], TransferKind.GoesOn);
        Petition petition = Begun(rules);
        petition = petition.Decide(new Step("Do0"), Clerk, petition.LastAt!.Value).Next();
        Assert.Equal(status, rules.Workflow.Describe(petition.Configuration).Clocks.GetValueOrDefault("side")?.Status ?? ClockStatus.Stopped);
        Agrees(petition, effects);
    }

    /// <summary>What a host does at a time: everything that has run out is told, or, of a host that is late, nothing.</summary>
    private static Petition Expired(Petition petition, Instant now, bool told)
    {
        while (told && petition.NextExpiry() is { } due && due.At <= now)
        {
            PetitionDecision decision = petition.Decide(due.Command, Runner, Instant.Max(due.At, petition.LastAt!.Value));
            Assert.True(decision.IsAllowed, $"{due.Command.Clock} {due.Command.Stage}: {decision.Refusal}");
            petition = decision.Next();
            Agrees(petition, due.Command.Clock);
        }

        return petition;
    }

    private static void Agrees(Petition petition, string when)
    {
        ConfigurationView view = petition.Rules.Workflow.Describe(petition.Configuration);
        foreach (ClockDefinition clock in petition.Rules.Workflow.Definition.Clocks)
        {
            ClockState state = view.Clocks.GetValueOrDefault(clock.Id) ?? new(ClockStatus.Stopped);
            Deadline? deadline = petition.Deadlines.SingleOrDefault(d => d.Clock == clock.Id);
            bool agrees = state.Status switch
            {
                ClockStatus.Stopped => deadline is null,
                ClockStatus.Paused => deadline is { IsPaused: true },
                ClockStatus.RunOut => deadline is { IsPaused: false } && deadline.DueAt <= petition.LastAt,
                _ => deadline is { IsPaused: false },
            };
            Assert.True(agrees, $"{when}: the workflow says {state.Status} {state.Stage}, the deadline {(deadline is null ? "is not there" : deadline.IsPaused ? "is paused" : $"is due {deadline.DueAt}")} at {petition.LastAt}");
        }

        // The stage that expires next is the one in which the clock runs.
        if (petition.NextExpiry() is { } next)
        {
            Assert.Equal(new ClockState(ClockStatus.Running, next.Command.Stage), view.Clocks[next.Command.Clock]);
        }
        else
        {
            Assert.DoesNotContain(view.Clocks.Values, c => c.Status == ClockStatus.Running);
        }
    }

    private static Petition Begun(PetitionRules rules)
    {
        Petition petition = Petition.New(PetitionId.From("P-1"), rules);
        RegistrationForm form = Yantian.Form() with { Kind = null };
        PetitionDecision decision = petition.Decide(new Step("Begin") { Form = form, Data = [Yantian.Text("form")] }, Clerk, Yantian.At("2024-09-02T09:00"));
        Assert.True(decision.IsAllowed, $"{decision.Refusal}");
        return decision.Next();
    }

    /// <summary>A sound workflow in which a clerk may take each of the steps, bounded by a counter, and a second clock is what they are about.</summary>
    private static PetitionRules Rules(EffectKind[][] steps, TransferKind transfer)
    {
        PetitionWorkflowBuilder builder = new PetitionWorkflowBuilder("clocks", 1, Text, "New")
            .Add(new RoleDefinition(Role.From("Clerk"), Text, RoleParty.Office, RoleScope.District))
            .Add(new RoleDefinition(Role.From("Head"), Text, RoleParty.Office, RoleScope.District))
            .Add(new RoleDefinition(Role.From("Clock"), Text, RoleParty.Clock, RoleScope.District))
            .AddOutcome("Done", Text)
            .Add(new ClockDefinition("main", Text, ["due"]) { Chain = [new(Role.From("Head"))] })
            .Add(new ClockDefinition("side", Text, ["warning", "due"]))
            .Add(new CounterDefinition("steps", Text, 15))
            .Add(new CommandDefinition("Begin", Text)).Add(new CommandDefinition("End", Text)).Add(new CommandDefinition("Late", Text))
            .Add(new StateDefinition("New", Text, []))
            .Add(new StateDefinition("Open", Text, [new(Role.From("Clerk"), "main")]))
            .Add(new StateDefinition("Done", Text, [], new("Done", [], [])))
            .Transition("begin", "Begin", t => t.From("New").To("Open").By("Clerk").Then(EffectKind.Start, "main").Then(EffectKind.Start, "side"))
            .Transition("end", "End", t => t.From("Open").To("Done").By("Clerk").StandIn().Then(EffectKind.Stop, "main").Then(EffectKind.Stop, "side"))
            .Transition("late-main", "Late", t => t.From("Open").By("Clock").When(RequirementKind.Expired, "main", "due"))
            .Transition("late-side", "Late", t => t.From("Open").By("Clock").When(RequirementKind.Expired, "side", "warning", "due"));
        for (int i = 0; i < steps.Length; i++)
        {
            builder.Add(new CommandDefinition($"Do{i}", Text)).Transition($"do-{i}", $"Do{i}", t =>
            {
                t.From("Open").By("Clerk").When(RequirementKind.Counter, "steps", "below").Then(EffectKind.Count, "steps");
                foreach (EffectKind effect in steps[i])
                {
                    t.Then(effect, "side");
                }
            });
        }

        DeadlineRule side = new("side", 4, DeadlineUnit.WorkingDays)
        {
            Stages = [WarningStage.At(50)],
            Extension = new ExtensionPolicy(10, Times: 100),
            OnTransfer = transfer switch { TransferKind.KeepMinimum => TransferPolicy.KeepsAtLeast(2), TransferKind.Restarts => TransferPolicy.Restarts, _ => TransferPolicy.GoesOn },
        };
        return new(builder.Build(), new LegalTime(Minyi.Deadlines.Calendars.ChinaCalendar.Official), [new DeadlineRule("main", 60, DeadlineUnit.WorkingDays), side]);
    }
}
