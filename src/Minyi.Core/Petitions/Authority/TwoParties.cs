using System.Collections.Frozen;
using Minyi.Districts;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>That two act where two are meant, whatever roles one account holds. Who judges is the workflow's to ask (<see cref="RequirementKind.DistinctFrom"/>).</summary>
internal static class TwoParties
{
    /// <param name="step">The case.</param>
    /// <param name="transition">The transition that would be taken.</param>
    /// <param name="covering">The actor's roles that cover the petition.</param>
    /// <param name="inPlaceOf">In whose place; null where in nobody's.</param>
    /// <param name="reasons">What stands against it.</param>
    internal static void Check(in StepCase step, TransitionDefinition transition, FrozenSet<Role> covering, Role? inPlaceOf, ref List<Reason>? reasons)
    {
        PetitionFile file = step.Petition.File;
        if (file.ApprovalsGiven.Count > 0 && transition.Find(RequirementKind.Approval) is not null)
        {
            CheckAsker(step, ref reasons);
        }

        Reasons.AddIf(ref reasons, inPlaceOf is { } late && HasActed(step, late, covering.Contains), Reasons.OwnPlace);
        Reasons.AddIf(ref reasons, transition.Find(RequirementKind.DistinctFrom) is not null && HasStoodInForUnit(step), Reasons.OwnUnit);
        Reasons.AddIf(ref reasons, PausesForOthers(step.Tables, transition) && Scopes.IsOfUnitConcerned(step.Petition, step.Actor), Reasons.OwnUnit);
        Reasons.AddIf(ref reasons, Supervises(step, transition, covering), Reasons.OwnStep);
    }

    /// <summary>
    /// Whether a transition pauses a clock, nobody else has to approve it, and it is not the unit's alone to take: a hearing, an agency. A unit that objects to a referral
    /// pauses by that what somebody else then rules on.
    /// </summary>
    internal static bool PausesForOthers(WorkflowTables tables, TransitionDefinition transition) =>
        Pauses(transition) && transition.Find(RequirementKind.Approval) is null && !transition.Roles.All(tables.UnitRoles.Contains);

    private static bool Pauses(TransitionDefinition transition)
    {
        foreach (Effect effect in transition.Effects)
        {
            if (effect.Kind == EffectKind.Pause)
            {
                return true;
            }
        }

        return false;
    }

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

    /// <summary>Who has approved on a petition, or is of a unit of whoever has, asks for no approval on it; a unit's head by law is of the asker's unit.</summary>
    private static void CheckAsker(in StepCase step, ref List<Reason>? reasons)
    {
        foreach (OpenApproval given in step.Petition.File.ApprovalsGiven.AsSpan())
        {
            Reasons.AddIf(ref reasons, given.By == step.Actor.Id && reasons?.Contains(Reasons.OwnApproval) != true && reasons?.Contains(Reasons.ApprovedBefore) != true, Reasons.ApprovedBefore);
            Reasons.AddIf(
                ref reasons, given.Units.Any(step.Actor.Units.Contains) && reasons?.Contains(Reasons.OwnUnitsApproval) != true && !Approvals.IsHead(step.Petition, given), Reasons.OwnUnitsApproval);
        }
    }

    /// <summary>Whether the actor has taken a step of the petition, in nobody's place, that a role may take and none of others.</summary>
    private static bool HasActed(in StepCase step, Role role, Func<Role, bool> other) =>
        new ActedMarks(step.Petition.File.Acted).Of(step.Actor.Id) is > 0 and ulong taken && step.Tables.RoleSets.Any(taken, role, other);

    /// <summary>Whether the actor has taken a unit's step in its place: what came of it is the actor's as much as the unit's.</summary>
    private static bool HasStoodInForUnit(in StepCase step) => (new ActedMarks(step.Petition.File.Acted).Of(step.Actor.Id) & ActedMarks.InPlace) != 0;

    /// <summary>
    /// Whether the actor would supervise a step that the same actor owes: one of the chain takes it because the clock has run out, and holds the role that is late, or has
    /// taken a step of this petition that those who are late may take and nobody of the chain.
    /// </summary>
    private static bool Supervises(in StepCase step, TransitionDefinition transition, FrozenSet<Role> covering)
    {
        Petition petition = step.Petition;
        foreach (Requirement requirement in transition.Requires)
        {
            if (requirement is not { Kind: RequirementKind.Clock, Of: { } clock } || requirement.Is.Count != 1 || requirement.Is[0] != "run-out")
            {
                continue;
            }

            ValueList<ChainLink> chain = petition.Rules.Tables.Definition.Clocks[petition.Rules.Tables.Clocks[clock]].Chain;
            if (chain.Count == 0 || !transition.Roles.All(r => chain.Any(l => l.Role == r)))
            {
                continue;
            }

            foreach (OwedStep owed in petition.State.Owes.AsSpan())
            {
                if (owed.Clock == clock && !transition.Roles.Contains(owed.Role) && (covering.Contains(owed.Role) || HasActed(step, owed.Role, r => chain.Any(l => l.Role == r))))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
