using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>
/// "One of whose overdue is in roles": when a link of the chain is late too, the one above may take the link's step in its place, in the proof and at the desk.
/// </summary>
public class StandInForLinkTests
{
    private static readonly LocalizedText Text = new("文", "text");

    [Fact]
    public void The_next_of_the_chain_stands_in_for_a_link_that_is_late()
    {
        PetitionWorkflow workflow = Workflow();
        PetitionRules rules = new(workflow, Rules.Time, workflow.Definition.Clocks.Select(c => new DeadlineRule(c.Id, 3, DeadlineUnit.WorkingDays)));
        Actor[] people = [.. workflow.Definition.Roles.Select(r => new Actor(ActorId.From($"{r.Id}-1"), [r.Id]))];
        Petition petition = Petition.New(PetitionId.From("P-1"), rules).Do(people[0], new Step("Begin") { Form = Form() with { Kind = null }, Data = [Petitions.Yantian.Text("form")] });
        Step order = new("Order") { HasReason = true, Data = [Petitions.Yantian.Text("why")] };
        Petition first = Petitions.Lateness.Until(petition, At("2024-10-10T09:00"));
        Assert.Contains("role-not-allowed", first.Refused(people[2], order), StringComparison.Ordinal);

        // O1 was late, then O2 above it: now O3 orders in the place of O2.
        Petition both = Petitions.Lateness.Until(petition, At("2024-12-10T09:00"));
        Assert.Contains("role-not-allowed", both.Refused(people[0], order), StringComparison.Ordinal);
        PetitionDecision taken = both.Decide(order, people[2], At("2024-12-10T09:00"));
        Assert.True(taken.IsAllowed, taken.Refusal?.ToString());
        Assert.Equal(Role.From("O2"), Assert.IsAssignableFrom<StepEvent>(taken.Events[0]).InPlaceOf);
        Assert.True(taken.Next().IsClosed);
        Assert.Contains("Order", both.Allowed(people[2]));
    }

    private static PetitionWorkflow Workflow()
    {
        ImmutableArray<Role> offices = [.. Enumerable.Range(1, 3).Select(i => Role.From($"O{i}"))];
        PetitionWorkflowBuilder builder = new PetitionWorkflowBuilder("links", 1, Text, "New");
        foreach (Role office in offices)
        {
            builder.Add(new RoleDefinition(office, Text, RoleParty.Office, RoleScope.District));
        }

        builder.Add(new RoleDefinition(Role.From("Clock"), Text, RoleParty.Clock, RoleScope.District)).AddOutcome("Done", Text)
            .Add(new ClockDefinition("work", Text, ["due"]) { Chain = [new(offices[1], "above"), new(offices[2])] })
            .Add(new ClockDefinition("above", Text, ["due"]));
        foreach (string command in new[] { "Begin", "Go", "Order", "Late" })
        {
            builder.Add(new CommandDefinition(command, Text));
        }

        return builder
            .Add(new StateDefinition("New", Text, []))
            .Add(new StateDefinition("Work", Text, [new(offices[0], "work")]))
            .Add(new StateDefinition("End", Text, [], new("Done", [], [])))
            .Transition("begin", "Begin", t => t.From("New").To("Work").By("O1").Then(EffectKind.Start, "work"))
            .Transition("go", "Go", t => t.From("Work").To("End").By("O1").Then(EffectKind.Stop, "work").Then(EffectKind.Stop, "above"))
            .Transition("late", "Late", t => t.From("Work").By("Clock").When(RequirementKind.Expired, "work", "due").Then(EffectKind.Start, "above"))
            .Transition("late-above", "Late", t => t.From("Work").By("Clock").When(RequirementKind.Expired, "above", "due"))
            .Transition("order", "Order", t => t.From("Work").To("End").By("O2").StandIn().When(RequirementKind.Clock, "work", "run-out").Then(EffectKind.Stop, "work").Then(EffectKind.Stop, "above"))
            .Build();
    }
}
