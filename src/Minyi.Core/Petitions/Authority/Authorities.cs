using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>Who may do what is no step of the workflow.</summary>
internal static class Authorities
{
    /// <summary>Whether an actor holds an office that acts on every petition, and is of no unit concerned.</summary>
    internal static void CheckDistrict(Petition petition, Actor actor, ref List<Reason>? reasons)
    {
        if (!Scopes.Covers(petition, actor))
        {
            Reasons.Add(ref reasons, Reasons.NotYours);
            return;
        }

        RoleDefinition[] offices = [.. petition.Rules.Tables.Definition.Roles.Where(r => r.Party == RoleParty.Office && petition.Rules.Scope(r.Id) == RoleScope.District)];
        if (!offices.Any(r => actor.Roles.Contains(r.Id)))
        {
            Reasons.Add(ref reasons, Reasons.RoleNotAllowed(offices.Select(r => r.Text)));
        }

        Reasons.AddIf(ref reasons, Scopes.IsOfUnitConcerned(petition, actor), Reasons.OwnUnit);
    }

    /// <summary>Whether a role of a party that may give a command covers the petition.</summary>
    internal static void Check(Petition petition, Func<RoleParty, bool> may, Actor actor, ref List<Reason>? reasons)
    {
        RoleDefinition[] roles = [.. petition.Rules.Tables.Definition.Roles.Where(r => may(r.Party))];
        RoleDefinition[] held = [.. roles.Where(r => actor.Roles.Contains(r.Id))];
        if (!Scopes.Covers(petition, actor) || (held.Length > 0 && !held.Any(r => Scopes.Covers(petition, petition.Form, r.Id, actor))))
        {
            Reasons.Add(ref reasons, Reasons.NotYours);
        }
        else if (held.Length == 0)
        {
            Reasons.Add(ref reasons, Reasons.RoleNotAllowed(roles.Select(r => r.Text)));
        }
    }
}
