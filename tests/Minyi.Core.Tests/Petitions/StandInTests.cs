using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Of those whose time has run out, the next of the chain may take the step: with a reason, and the event says for whom.</summary>
public class StandInTests
{
    /// <summary>Yantian with its escalation marked as one that may be taken in the late studio's place.</summary>
    private static readonly PetitionRules Marked = ExampleClocks.For(PetitionWorkflow.Build(
        Rules.Workflow.Definition with
        {
            Transitions = Rules.Workflow.Definition.Transitions.Select(t => t.Id == "escalate" || t.Command == "Escalate" ? t with { StandIn = true, Roles = [Role.From("Clerk"), Role.From("Representative")] } : t).ToValueList(),
        }));

    [Fact]
    public void The_next_of_the_chain_stands_in_once_the_time_is_up_and_says_why()
    {
        Petition petition = Petition.New(PetitionId.From("P-1"), Marked).Do(Clerk, new Register(Form()).With("form"));
        Assert.Contains("role-not-allowed", petition.Refused(Director, new Step("Escalate").With("why", reason: true)), StringComparison.Ordinal);
        Petition late = Lateness.Until(petition, At("2024-10-09T09:00"));
        Assert.Equal("reason", late.Refused(Director, new Step("Escalate")));
        Assert.Contains("role-not-allowed", late.Refused(Leader, new Step("Escalate").With("why", reason: true)), StringComparison.Ordinal);
        Assert.Equal("not-yours", late.Refused(new(ActorId.From("d-9"), [Role.From("Director")], [Minyi.Districts.StudioId.From("shatou-1")]), new Step("Escalate").With("why", reason: true)));
        PetitionDecision taken = late.Decide(new Step("Escalate").With("why", reason: true), Director, At("2024-10-09T09:00"));
        Assert.True(taken.IsAllowed, taken.Refusal?.ToString());
        StepEvent step = Assert.IsAssignableFrom<StepEvent>(taken.Events[0]);
        Assert.Contains(step.InPlaceOf!.Value, new[] { Role.From("Clerk"), Role.From("Representative") });
        Assert.Contains("in place of", taken.Next().ExplainForAudit([new(step, Director.Id, taken.At)]).Happened[0].Text.English, StringComparison.Ordinal);
    }
}
