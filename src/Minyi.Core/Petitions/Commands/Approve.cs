using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Commands;

/// <summary>
/// 批准: approves that a command may be given which needs it, before it is given. The approval stays on file until the step uses it up, or the petition comes to
/// another state.
/// </summary>
/// <param name="Of">The command approved, such as <c>Extend</c>.</param>
/// <param name="Role">The role in which it is approved, which the actor holds.</param>
/// <param name="Amount">By how much at most a clock may be extended, in its rule's unit; null for as much as the rule allows, and where nothing is extended.</param>
/// <remarks>Who approves is another than who asks: neither the same account nor of the same unit, but where law names the head of the asker's own unit.</remarks>
/// <example><code>
/// new Approve("Extend", Role.From("Intake"), Amount: 5)   // then, by the unit: new Extend(5)
/// </code></example>
public sealed record Approve(string Of, Role Role, int? Amount = null) : PetitionCommand(nameof(Approve))
{
    internal override PetitionEvent? Decide(Petition petition, Actor actor, Instant at, ref List<Reason>? reasons)
    {
        WorkflowTables tables = petition.Rules.Tables;
        if (!Scopes.Covers(petition, actor))
        {
            Reasons.Add(ref reasons, Reasons.NotYours);
        }
        else if (!tables.RolesById.TryGetValue(Role, out RoleDefinition? role) || !actor.Roles.Contains(Role))
        {
            Reasons.Add(ref reasons, Reasons.RoleNotAllowed([role?.Text ?? new("批准人", "whoever approves it")]));
        }
        else
        {
            Reasons.AddIf(ref reasons, !Scopes.Covers(petition, petition.Form, Role, actor), Reasons.NotYours);
        }

        if (reasons is null)
        {
            Reasons.AddIf(ref reasons, petition.Version == 0, Reasons.NotRegistered);
            Reasons.AddIf(ref reasons, petition.LastAt > at, Reasons.BackInTime);
        }

        if (reasons is not null)
        {
            return null;
        }

        TransitionDefinition[] asking = [.. tables.Definition.Transitions.Where(t => t.Command == Of && t.From.Contains(petition.State.Id, StringComparer.Ordinal) && Authority.Approvals.Requirement(t, Role) is not null)];
        Reasons.AddIf(ref reasons, asking.Length == 0, Reasons.NothingToApprove);
        Reasons.AddIf(ref reasons, asking.Length > 0 && Scopes.IsOfUnitConcerned(petition, actor) && asking.All(t => Authority.Approvals.Requirement(t, Role)!.Article is null), Reasons.OwnUnit);
        Reasons.AddIf(ref reasons, petition.File.Askers.Contains(actor.Id), Reasons.AskedBefore);
        Reasons.AddIf(ref reasons, Amount is not null && !asking.Any(t => t.Effects.Any(e => e.Kind == EffectKind.Extend)), Reasons.TakesNoAmount);
        Reasons.AddIf(ref reasons, Amount is < 1 or > Deadlines.DeadlineRule.MostAmount, Reasons.AmountRange);
        Reasons.AddIf(ref reasons, petition.File.Approvals.Any(a => (a.Of, a.Role, a.By) == (Of, Role, actor.Id)), Reasons.AlreadyApproved);
        return new ApprovalGiven { Of = Of, Role = Role, Amount = Amount, Units = actor.Units.Count == 0 ? null : [.. actor.Units.Order()] };
    }
}
