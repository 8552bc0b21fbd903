using System.Collections.Frozen;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>Drives a workflow command by command, each attempt bringing what its transition asks for.</summary>
internal sealed class Drive
{
    internal Drive(PetitionWorkflow workflow, string? kind)
    {
        Workflow = workflow;
        At = workflow.Start(kind);
    }

    internal PetitionWorkflow Workflow { get; }

    internal Configuration At { get; private set; }

    internal List<string> Fired { get; } = [];

    internal string State => Workflow.State(At).Id;

    internal static Attempt Bringing(TransitionDefinition transition, bool completes = true)
    {
        Requirement? result = transition.Find(RequirementKind.Result);
        Requirement? expired = transition.Find(RequirementKind.Expired);
        return new()
        {
            Command = transition.Command,
            Roles = [transition.Roles[0]],
            HasReason = true,
            Documents = transition.Requires.Where(r => r.Kind == RequirementKind.Document).Select(r => r.Of!).ToFrozenSet(),
            Approvals = transition.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.From(r.Of!)).ToFrozenSet(),
            Recipient = transition.Find(RequirementKind.Recipient)?.Of,
            Completes = completes,
            Appraisal = result?.Of,
            Result = result is null ? null : result.Is[0] == "satisfied" ? AppraisalState.Satisfied : AppraisalState.NotSatisfied,
            Outcome = transition.Find(RequirementKind.Proposal)?.Is[0],
            Expiry = expired is null ? null : new(expired.Of!, expired.Is[0]),
        };
    }

    /// <summary>Fires each transition named, and fails with the reasons when one does not fire.</summary>
    internal Drive Through(params string[] transitions)
    {
        foreach (string id in transitions)
        {
            TransitionDefinition transition = Workflow.Definition.Transitions.Single(t => t.Id == id);
            Decision decision = Workflow.Decide(At, Bringing(transition));
            Assert.True(decision.IsAllowed, $"{id} in {State}: {decision.Refusal}");
            Assert.Equal(id, decision.Transition.Id);
            At = decision.Next;
            Fired.Add(id);
        }

        return this;
    }

    internal Decision Try(string command, params string[] roles) =>
        Workflow.Decide(At, new() { Command = command, Roles = roles.Select(Role.From).ToFrozenSet() });
}
