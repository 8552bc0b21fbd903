using System.Collections.Frozen;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>Keeps from those who are graded what refusals and explanations would tell about grades.</summary>
internal static class GradedSide
{
    /// <summary>Whether somebody is of a unit concerned, or acts for units only.</summary>
    internal static bool Holds(Petition petition, Actor actor)
    {
        if (Scopes.IsOfUnitConcerned(petition, actor))
        {
            return true;
        }

        foreach (Role role in actor.Roles)
        {
            if (!petition.Rules.Tables.UnitRoles.Contains(role))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a command in the petition's state depends on how its appraisals stand.</summary>
    internal static bool Depends(Petition petition, string command) => petition.Rules.Tables.Appraised.Contains((petition.State.Id, command));

    /// <summary>Removes reasons that would reveal appraisal results.</summary>
    internal static IEnumerable<Reason> Told(Petition petition, string command, Actor actor, FrozenSet<Role> covering, Refusal refusal)
    {
        FrozenSet<Role> may = petition.Rules.Tables.RolesOf[command];
        if (!covering.Overlaps(may))
        {
            return [actor.Roles.Overlaps(may)
                ? Reasons.NotYours
                : Reasons.RoleNotAllowed(petition.Rules.Tables.Definition.Roles.Where(r => may.Contains(r.Id)).Select(r => r.Text))];
        }

        Reason[] own = [.. refusal.Reasons.Where(r => r.Code == "own-unit")];
        return own.Length > 0 ? own : [Reasons.AppraisalsWithheld];
    }

    /// <summary>Whether a transition looks at an appraisal.</summary>
    internal static bool LooksAtAppraisals(TransitionDefinition transition) => transition.Requires.Any(r => r.Kind == RequirementKind.Appraisal);
}
