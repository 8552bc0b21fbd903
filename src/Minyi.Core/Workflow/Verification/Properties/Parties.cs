using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification.Configurations;
using Minyi.Workflow.Verification.Findings;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>What can be said of roles without looking at configurations: that they exist, and that two stand where two are meant.</summary>
internal static class Parties
{
    internal static void Find(WorkflowDefinition definition, FindingCollector findings)
    {
        HashSet<Role> declared = [.. definition.Roles.Select(r => r.Id)];
        foreach (Role role in RoleTable.Needed(definition).Where(r => !declared.Contains(r)))
        {
            findings.Add(WorkflowProperty.RolesExist, role.Value);
        }

        HashSet<Role> clocks = [.. definition.Roles.Where(r => r.Party == RoleParty.Clock).Select(r => r.Id)];
        HashSet<Role> asking = [.. definition.Roles.Where(r => r.Party == RoleParty.Asking).Select(r => r.Id)];
        HashSet<Role> inCharge = [.. definition.Roles.Where(r => r.Scope == RoleScope.OwnReferral).Select(r => r.Id)];
        foreach (TransitionDefinition transition in definition.Transitions)
        {
            bool byTheUnit = transition.Roles.Any(inCharge.Contains);
            if (transition.Requires.Where(r => r.Kind == RequirementKind.Approval)
                .Any(r => Role.From(r.Of!) is var approver && (transition.Roles.Contains(approver) || clocks.Contains(approver) || (byTheUnit && r.Article is null && inCharge.Contains(approver)))))
            {
                findings.Add(WorkflowProperty.TwoParties, transition.Id);
            }
        }

        StateDefinition[] waiting = [.. definition.States.Where(s => !s.IsFinal)];
        foreach (ClockDefinition clock in definition.Clocks)
        {
            Role[] chain = [.. clock.Chain.Select(l => l.Role)];
            if (chain.Distinct().Count() != chain.Length || waiting.SelectMany(s => s.Owes).Any(o => o.Clock == clock.Id && chain.Contains(o.Role)))
            {
                findings.Add(WorkflowProperty.TwoParties, clock.Id);
            }
        }

        foreach (StateDefinition state in waiting.Where(s => s.Owes.Any(o => clocks.Contains(o.Role))))
        {
            findings.Add(WorkflowProperty.TwoParties, state.Id);
        }

        foreach (ObligationDefinition obligation in definition.Obligations.Where(o => o.Optional && o.To.Any(asking.Contains)))
        {
            findings.Add(WorkflowProperty.ToldMeansTold, obligation.Id);
        }
    }
}
