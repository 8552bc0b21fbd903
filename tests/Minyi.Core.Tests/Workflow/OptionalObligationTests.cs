using System.Collections.Frozen;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Evolution;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

/// <summary>Obligations to whom nobody may be there: what the executor does and what the proof covers.</summary>
public class OptionalObligationTests
{
    private static readonly LocalizedText Text = new("文", "text");

    /// <summary>An answer owes each of the recipients a word, and the end asks that all have it; or not, where <paramref name="asked"/> leaves some out.</summary>
    private static PetitionWorkflowBuilder Answering(string[] recipients, string[] optional, string[]? asked = null)
    {
        PetitionWorkflowBuilder builder = new PetitionWorkflowBuilder("telling", 1, Text, "New")
            .Add(new RoleDefinition(Role.From("Clerk"), Text, RoleParty.Office, RoleScope.District))
            .Add(new RoleDefinition(Role.From("Head"), Text, RoleParty.Office, RoleScope.District))
            .Add(new RoleDefinition(Role.From("Clock"), Text, RoleParty.Clock, RoleScope.District))
            .AddOutcome("Done", Text)
            .Add(new ClockDefinition("telling", Text, ["due"]) { Chain = [new(Role.From("Head"))] })
            .Add(new CommandDefinition("Answer", Text)).Add(new CommandDefinition("Tell", Text)).Add(new CommandDefinition("End", Text)).Add(new CommandDefinition("Late", Text))
            .Add(new StateDefinition("New", Text, []))
            .Add(new StateDefinition("Telling", Text, [new(Role.From("Clerk"), "telling")]))
            .Add(new StateDefinition("Done", Text, [], new("Done", recipients.ToValueList(), [])))
            .Transition("late", "Late", t => t.From("Telling").By("Clock").When(RequirementKind.Expired, "telling", "due"))
            .Transition("answer", "Answer", t =>
            {
                t.From("New").To("Telling").By("Clerk").Then(EffectKind.Start, "telling").Then(EffectKind.Conclude, result: "Done");
                foreach (string recipient in recipients)
                {
                    t.Then(EffectKind.Open, recipient);
                }
            })
            .Transition("end", "End", t =>
            {
                t.From("Telling").To("Done").By("Clerk").StandIn().Then(EffectKind.Stop, "telling");
                foreach (string recipient in asked ?? recipients)
                {
                    t.When(RequirementKind.Obligation, recipient, "settled");
                }
            });
        foreach (string recipient in recipients)
        {
            builder.Add(new ObligationDefinition(recipient, Text, Optional: optional.Contains(recipient)))
                .Transition($"tell-{recipient}", "Tell", t => t.From("Telling").By("Clerk").StandIn().When(RequirementKind.Recipient, recipient)
                    .When(RequirementKind.Obligation, recipient, "owed").Then(EffectKind.Settle, recipient));
        }

        return builder;
    }

    private static Attempt Clerk(string command, string? recipient = null, params string[] absent) =>
        new() { Command = command, Roles = [Role.From("Clerk")], Recipient = recipient, Absent = absent.ToFrozenSet() };

    private static string States(PetitionWorkflow workflow, Configuration at) =>
        string.Join(' ', workflow.Definition.Obligations.Select(o => workflow.Describe(at).Obligations.GetValueOrDefault(o.Id)));

    /// <summary>Whoever is there and whoever is not: the executor stays in what was proved, and the end is reached by telling those who are there and nobody else.</summary>
    [Fact]
    public void Who_is_not_there_is_owed_nothing_and_who_is_there_must_be_told()
    {
        string[] recipients = ["a", "b", "c"];
        PetitionWorkflow workflow = Answering(recipients, ["b", "c"]).Build();
        for (int mask = 0; mask < 8; mask++)
        {
            string[] absent = [.. recipients.Where((_, i) => ((mask >> i) & 1) == 1)];
            string[] there = [.. recipients.Where(r => r == "a" || !absent.Contains(r))];
            Configuration at = workflow.Decide(workflow.Start(), Clerk("Answer", absent: absent)).Next!;
            Assert.Equal(string.Join(' ', recipients.Select(r => there.Contains(r) ? "Owed" : "Settled")), States(workflow, at));
            foreach (string recipient in recipients)
            {
                Assert.True(workflow.IsReachable(at));
                Assert.Equal(States(workflow, at) == "Settled Settled Settled", workflow.Decide(at, Clerk("End")).IsAllowed);
                Decision told = workflow.Decide(at, Clerk("Tell", recipient));
                Assert.Equal(there.Contains(recipient), told.IsAllowed);
                at = told.Next ?? at;
            }

            Assert.True(workflow.Decide(at, Clerk("End")).IsAllowed);
        }
    }

    /// <summary>
    /// What a feedback settles looks the same as what nobody was there for, so the transitions that tell are taken out: each configuration is then one of who is there.
    /// </summary>
    [Fact]
    public void The_proof_looks_at_every_combination_of_who_is_there()
    {
        WorkflowDefinition mute = Answering(["a", "b", "c"], ["b", "c"], asked: []).RemoveTransition("tell-a").RemoveTransition("tell-b").RemoveTransition("tell-c").ToDefinition();
        VerificationReport report = WorkflowVerifier.Verify(mute);

        // New; a owed and b, c in four ways, telling in time, late, or done (where a is still owed, which is a finding).
        Assert.Equal(1 + (4 * 3), report.Configurations);
        Finding finding = Assert.Single(report.Findings);
        Assert.Equal((WorkflowProperty.ProperCompletion, "Done"), (finding.Property, finding.At));
    }

    [Fact]
    public void What_fails_only_while_nobody_is_there_is_found_and_the_trace_says_so()
    {
        // Whoever is told ends the matter: with nobody to tell it stays open for ever.
        WorkflowDefinition definition = Answering(["a"], ["a"]).RemoveTransition("end").ToDefinition();
        TransitionDefinition tell = definition.Transitions.Single(t => t.Id == "tell-a");
        definition = definition with
        {
            Transitions = definition.Transitions.Select(t => t == tell ? t with { To = "Done", Effects = [.. t.Effects, new(EffectKind.Stop, "telling")] } : t).ToValueList(),
        };
        VerificationReport report = WorkflowVerifier.Verify(definition);
        Finding finding = report.Findings.Single(f => f.Property == WorkflowProperty.OptionToComplete && f.At == "Telling");
        Assert.Equal([new TraceStep("Answer", "answer", false, ["a"])], finding.Trace);
        Assert.Contains("Answer (no a)", report.ToText(Language.English), StringComparison.Ordinal);
        Assert.Contains("Answer（无 a）", report.ToText(Language.Chinese), StringComparison.Ordinal);
        Assert.Equal(ObligationState.Settled, TraceReplay.Run(definition, finding)[^1].Obligations["a"]);
        Assert.Equal(Verdict.Sound, WorkflowVerifier.Verify(definition with { Obligations = [definition.Obligations[0] with { Optional = false }] }).Verdict);
    }

    [Fact]
    public void Running_petitions_go_over_to_a_workflow_that_learns_of_it_and_the_difference_says_it()
    {
        PetitionWorkflow before = Answering(["a", "b"], []).Build();
        PetitionWorkflow after = PetitionWorkflowBuilder.From(before.Definition, "telling", 2).Replace(before.Definition.Obligations[1] with { Optional = true }).Build();
        Assert.Equal("changed obligations b\n    optional: no → yes\n", WorkflowDifference.Between(before.Definition, after.Definition).ToText(Language.English));
        Assert.Empty(WorkflowMigration.TryPlan(before, after, new(), out WorkflowMigration? migration).Faults);
        Configuration owed = before.Decide(before.Start(), Clerk("Answer")).Next!;
        Assert.Equal("Owed Owed", States(after, migration!.Move(owed)));
        Assert.Throws<ArgumentException>(() => PetitionWorkflowBuilder.From(before.Definition, "telling", 2).Replace(new ObligationDefinition("z", Text)));

        // Back again it only goes when the new workflow's petitions, too, stand where the old one's can.
        Assert.Empty(WorkflowMigration.TryPlan(after, before, new(), out _).Faults);
    }

    [Fact]
    public void The_transition_table_says_that_there_may_be_nobody()
    {
        string table = Minyi.Workflow.Drawing.WorkflowDrawing.Table(Answering(["a", "b"], ["b"]).ToDefinition(), Language.English);
        Assert.Contains("owe feedback: text; owe feedback, if there is one: text", table, StringComparison.Ordinal);
    }
}
