using System.Collections.Frozen;
using Minyi.Districts;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>That two act where two are meant, whatever roles one account holds. Who judges is the workflow's to ask (<see cref="RequirementKind.DistinctFrom"/>).</summary>
internal static class TwoParties
{
    internal static void Check(in StepCase step, TransitionDefinition transition, FrozenSet<Role> covering, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, PausesForOthers(step.Tables, transition) && Scopes.IsOfUnitConcerned(step.Petition, step.Actor), Reasons.OwnUnit);
        Reasons.AddIf(ref reasons, Supervises(step.Petition, transition, covering), Reasons.OwnStep);
    }

    /// <summary>
    /// Whether a transition pauses a clock, nobody else has to approve it, and it is not the unit's alone to take: a hearing, an agency. A unit that objects to a referral
    /// pauses by that what somebody else then rules on.
    /// </summary>
    internal static bool PausesForOthers(WorkflowTables tables, TransitionDefinition transition) =>
        transition.Effects.Any(e => e.Kind == EffectKind.Pause) && transition.Find(RequirementKind.Approval) is null && !transition.Roles.All(tables.UnitRoles.Contains);

    /// <summary>The unit for which an actor takes a transition; null where it is taken for none.</summary>
    internal static UnitId? UnitOf(Petition petition, TransitionDefinition transition, FrozenSet<Role> covering, Actor actor, UnitId? lead)
    {
        if (actor.Units.Count == 0)
        {
            return null;
        }

        foreach (Role role in transition.Roles.AsSpan())
        {
            if (petition.Rules.Tables.UnitRoles.Contains(role) && covering.Contains(role))
            {
                return lead is { } first && actor.Units.Contains(first) ? first : petition.Assisting.Where(actor.Units.Contains).Cast<UnitId?>().FirstOrDefault();
            }
        }

        return null;
    }

    /// <summary>Whether the actor would supervise a step that the same actor owes: one of the chain takes it because the clock has run out, and holds the role that is late.</summary>
    private static bool Supervises(Petition petition, TransitionDefinition transition, FrozenSet<Role> covering)
    {
        foreach (Requirement requirement in transition.Requires)
        {
            if (requirement is not { Kind: RequirementKind.Clock, Of: { } clock } || requirement.Is.Count != 1 || requirement.Is[0] != "run-out")
            {
                continue;
            }

            ValueList<ChainLink> chain = petition.Rules.Tables.Definition.Clocks[petition.Rules.Tables.Clocks[clock]].Chain;
            if (chain.Count > 0 && transition.Roles.All(r => chain.Any(l => l.Role == r))
                && petition.State.Owes.Any(o => o.Clock == clock && covering.Contains(o.Role) && !transition.Roles.Contains(o.Role)))
            {
                return true;
            }
        }

        return false;
    }
}
