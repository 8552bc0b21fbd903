using System.Collections.Immutable;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Evolution;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

/// <summary>Deriving, comparing, migrating and importing.</summary>
public class EvolutionTests
{
    private static readonly WorkflowDefinition Yantian = PetitionWorkflow.BuiltInDefinition("yantian");
    private static readonly PetitionWorkflow Service = PetitionWorkflow.BuiltIn("service-request");

    private static readonly LocalizedText Text = new("文", "text");

    [Fact]
    public void A_district_derives_and_gets_the_proof_again()
    {
        PetitionWorkflow ours = PetitionWorkflowBuilder.From(Yantian, "ours", 1)
            .Replace(Yantian.Counters.Single(c => c.Id == "rework") with { Bound = 2 })
            .RemoveTransition("hand-over-at-once")
            .Transition("urge", "Urge", t => t.From("WithUnit").By("Petitioner").When(RequirementKind.Reason))
            .Add(new CommandDefinition("Urge", new("催促", "urge")))
            .Build();
        Assert.Equal(Verdict.Sound, ours.Report.Verdict);
        Assert.Equal(
            "added commands Urge\nchanged counters rework\n    bound: 1 → 2\nremoved transitions hand-over-at-once\nadded transitions urge\n",
            WorkflowDifference.Between(Yantian, ours.Definition).ToText(Language.English));
    }

    [Fact]
    public void A_derivation_that_opens_a_gap_is_refused_with_the_trace()
    {
        TransitionDefinition complete = Yantian.Transitions.Single(t => t.Id == "complete");
        PetitionWorkflowBuilder builder = PetitionWorkflowBuilder.From(Yantian, "ours", 1)
            .Replace(complete with { Effects = complete.Effects.Where(e => e.Kind != EffectKind.Start).ToValueList() });
        UnsoundWorkflowException refused = Assert.Throws<UnsoundWorkflowException>(() => builder.Build());
        Finding finding = refused.Report.Findings[0];
        Assert.Equal((WorkflowProperty.SomeoneOwes, "Escalated"), (finding.Property, finding.At));
        Assert.Equal(["ReceiveFromMeetings", "ReturnForCompletion", "Complete"], finding.Trace.Select(s => s.Command));
    }

    [Fact]
    public void Removing_a_state_takes_what_leads_to_it()
    {
        WorkflowDefinition without = PetitionWorkflowBuilder.From(Yantian, "ours", 1).RemoveState("Coordinating").RemoveClock("coordination").ToDefinition();
        Assert.DoesNotContain(without.Transitions, t => t.To == "Coordinating" || t.From.Contains("Coordinating"));
        Assert.DoesNotContain(without.Commands, c => c.Id == "CoordinateAtOnce");
        Assert.Contains(without.Transitions, t => t.Id == "withdraw");
    }

    [Fact]
    public void Adding_twice_and_replacing_nothing_are_a_programmers_errors()
    {
        PetitionWorkflowBuilder builder = new("x", 1, Text, "New");
        builder.AddKind("k", Text);
        Assert.Throws<ArgumentException>(() => builder.AddKind("k", Text));
        Assert.Throws<ArgumentException>(() => builder.Replace(new CounterDefinition("c", Text, 1)));
        Assert.Throws<ArgumentException>(() => builder.RemoveState("s"));
    }

    [Fact]
    public void A_workflow_from_nothing()
    {
        PetitionWorkflow workflow = new PetitionWorkflowBuilder("tiny", 1, Text, "New")
            .Add(new RoleDefinition(Role.From("Clerk"), Text, RoleParty.Office, RoleScope.District))
            .AddOutcome("Done", Text)
            .Add(new CommandDefinition("Do", Text))
            .Add(new StateDefinition("New", Text, []))
            .Add(new StateDefinition("Done", Text, [], new("Done", [], [])))
            .Transition("do", "Do", t => t.From("New").To("Done").By("Clerk").Then(EffectKind.Conclude, result: "Done"))
            .Build();
        Assert.Equal(2, workflow.Report.Configurations);
    }

    [Fact]
    public void Details_of_a_difference_name_what_went_and_what_came()
    {
        TransitionDefinition extend = Yantian.Transitions.Single(t => t.Id == "extend");
        WorkflowDefinition changed = PetitionWorkflowBuilder.From(Yantian, "ours", 1)
            .Replace(extend with { Roles = [Role.From("Intake")], Requires = extend.Requires.Skip(1).ToValueList() })
            .ToDefinition();
        WorkflowChange change = Assert.Single(WorkflowDifference.Between(Yantian, changed).Changes);
        Assert.Equal(["roles: ResponsibleUnit → Intake", "requires: - reason"], change.Details);
        Assert.Empty(WorkflowDifference.Between(Yantian, Yantian).Changes);
    }

    [Fact]
    public void A_mapping_is_checked_on_every_configuration()
    {
        WorkflowDefinition definition = Service.Definition;
        PetitionWorkflow renamed = PetitionWorkflow.Build(definition with
        {
            Version = 2,
            States = definition.States.Select(s => s.Id == "WithUnit" ? s with { Id = "InHand" } : s).ToValueList(),
            Transitions = definition.Transitions.Select(t => t with
            {
                To = t.To == "WithUnit" ? "InHand" : t.To,
                From = t.From.Select(f => f == "WithUnit" ? "InHand" : f).ToValueList(),
            }).ToValueList(),
        });
        MigrationReport wrong = WorkflowMigration.TryPlan(Service, renamed, new(), out WorkflowMigration? none);
        Assert.Null(none);
        MigrationFault fault = Assert.Single(wrong.Faults);
        Assert.Equal(("WithUnit", "unknown-state"), (fault.From.State, fault.Refusal.Reasons[0].Code));
        Assert.Equal(["Receive", "Assign"], fault.Trace.Select(s => s.Command));

        WorkflowMapping mapping = new() { States = ImmutableDictionary<string, string>.Empty.Add("WithUnit", "InHand") };
        MigrationReport right = WorkflowMigration.TryPlan(Service, renamed, mapping, out WorkflowMigration? migration);
        Assert.Equal((Service.Report.Configurations, 0), (right.Configurations, right.Faults.Count));
        Configuration old = new Drive(Service, null).Through("receive", "assign").At;
        ConfigurationView moved = renamed.Describe(migration!.Move(old));
        Assert.Equal(("InHand", ClockStatus.Running), (moved.State, moved.Clocks["handling"].Status));
    }

    [Fact]
    public void Lower_bounds_are_mapped_and_checked()
    {
        PetitionWorkflow before = PetitionWorkflowBuilder.From(Yantian, "yantian", 2).Replace(Yantian.Counters.Single(c => c.Id == "extension") with { Bound = 2 }).Build();
        MigrationReport report = WorkflowMigration.TryPlan(before, PetitionWorkflow.BuiltIn("yantian"), new(), out WorkflowMigration? migration);
        Assert.Empty(report.Faults);
        Configuration twice = new Drive(before, "Demand").Through("register", "escalate", "accept", "refer", "extend", "extend").At;
        Assert.Equal(1, migration!.Target.Describe(migration.Move(twice)).Counters["extension"]);
    }

    [Property]
    public void Where_two_obligations_become_one_the_more_demanding_value_is_kept(NonNegativeInt a, NonNegativeInt b)
    {
        ObligationState[] demanding = [ObligationState.None, ObligationState.Settled, ObligationState.Waived, ObligationState.Some, ObligationState.Owed];
        (ObligationState one, ObligationState other) = (demanding[a.Get % 5], demanding[b.Get % 5]);
        ConfigurationView view = new()
        {
            State = "Answered",
            Obligations = ImmutableSortedDictionary<string, ObligationState>.Empty.WithComparers(StringComparer.Ordinal).Add("Studio", one).Add("MassWorkDepartment", other),
        };
        WorkflowMapping mapping = new() { Obligations = ImmutableDictionary<string, string?>.Empty.Add("Studio", "MassWorkDepartment") };
        Assert.Equal(demanding[Math.Max(a.Get % 5, b.Get % 5)], mapping.Apply(view, PetitionWorkflow.BuiltIn("yantian")).Obligations["MassWorkDepartment"]);
    }

    [Theory]
    [InlineData("obligations", "Petitioner", null, "owed-dropped")]
    [InlineData("obligations", "AssistingUnits", null, "owed-dropped")]
    [InlineData("obligations", "AssistingUnits", "Studio", "shared-differs")]
    [InlineData("appraisals", "by-petitioner", null, "owed-dropped")]
    [InlineData("clocks", "suspension", "handling", "two-become-one")]
    public void A_mapping_that_loses_what_is_owed_is_refused_with_a_trace(string part, string from, string? to, string code)
    {
        ImmutableDictionary<string, string?> names = ImmutableDictionary<string, string?>.Empty.Add(from, to);
        WorkflowMapping mapping = part switch
        {
            "obligations" => new() { Obligations = names },
            "appraisals" => new() { Appraisals = names },
            _ => new() { Clocks = names },
        };
        PetitionWorkflow yantian = PetitionWorkflow.BuiltIn("yantian");
        MigrationReport report = WorkflowMigration.TryPlan(yantian, yantian, mapping, out WorkflowMigration? migration);
        Assert.Null(migration);
        Assert.Contains(report.Faults, f => f.Refusal.Reasons.Any(r => r.Code == code) && f.Trace.Count > 0);
    }

    [Fact]
    public void Only_a_reachable_configuration_is_imported()
    {
        ConfigurationView open = new() { State = "WithUnit", Clocks = Clocks(("handling", new(ClockStatus.Running, "due"))) };
        Assert.True(Service.TryImport(open, out Configuration? adopted, out _));
        Assert.Equal(open, Service.Describe(adopted));

        Assert.False(Service.TryImport(new() { State = "WithUnit" }, out _, out Refusal? without));
        Assert.Equal("clock handling does not fit; in the nearest reachable configuration it is running due", Assert.Single(without.Reasons).Text.English);

        Assert.False(Service.TryImport(new() { State = "Lost", Kind = "Rumour", Clocks = Clocks(("x", new(ClockStatus.RunOut))) }, out _, out Refusal? unknown));
        Assert.Equal(["unknown-state", "unknown-kind", "unknown-clock"], unknown.Reasons.Select(r => r.Code));
    }

    private static ImmutableSortedDictionary<string, ClockState> Clocks(params (string Id, ClockState State)[] clocks) =>
        clocks.ToImmutableSortedDictionary(c => c.Id, c => c.State, StringComparer.Ordinal);
}
