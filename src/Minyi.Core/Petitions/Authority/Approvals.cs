using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>Which approvals on file count for a step: those of somebody else, of another unit, and for as much.</summary>
internal static class Approvals
{
    /// <summary>The roles whose approval counts.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="command">The command that needs approval.</param>
    /// <param name="named">The roles that the command relies on; empty for all on file.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="amount">By how much a clock is to be extended; null for as much as its rule allows.</param>
    /// <param name="reasons">Why one of them does not count.</param>
    internal static FrozenSet<Role> Of(Petition petition, string command, ImmutableArray<Role> named, Actor actor, int? amount, ref List<Reason>? reasons)
    {
        if (petition.File.Approvals.Count == 0 && named.IsEmpty)
        {
            return FrozenSet<Role>.Empty;
        }

        HashSet<Role> counted = [];
        Dictionary<Role, Reason> against = [];
        foreach (OpenApproval approval in petition.File.Approvals.AsSpan())
        {
            if (approval.Of == command && (named.IsEmpty || named.Contains(approval.Role)))
            {
                if (Against(petition, approval, actor, amount) is { } reason)
                {
                    against.TryAdd(approval.Role, reason);
                }
                else
                {
                    counted.Add(approval.Role);
                }
            }
        }

        foreach ((Role role, Reason reason) in against)
        {
            Reasons.AddIf(ref reasons, !counted.Contains(role), reason); // somebody else's may count in its place
        }

        Reasons.AddIf(ref reasons, named.Any(r => !petition.File.Approvals.Any(a => a.Of == command && a.Role == r)), Reasons.ApprovalNotOnFile);
        return counted.ToFrozenSet();
    }

    /// <summary>The approval on file that counts for an actor, the one for most; null when none does.</summary>
    internal static OpenApproval? For(Petition petition, string command, Role role, Actor actor) => petition.File.Approvals
        .Where(a => a.Of == command && a.Role == role && Against(petition, a, actor, amount: 1) is null).OrderByDescending(a => a.Amount ?? int.MaxValue).FirstOrDefault();

    /// <summary>The approval that a transition requires of a role; null when it requires none.</summary>
    internal static Requirement? Requirement(TransitionDefinition transition, Role role)
    {
        foreach (Requirement requirement in transition.Requires)
        {
            if (requirement.Kind == RequirementKind.Approval && requirement.Of == role.Value)
            {
                return requirement;
            }
        }

        return null;
    }

    private static Reason? Against(Petition petition, OpenApproval approval, Actor actor, int? amount) =>
        approval.By == actor.Id ? Reasons.OwnApproval
        : approval.Units.Any(actor.Units.Contains) && !IsHead(petition, approval) ? Reasons.OwnUnitsApproval
        : approval.Amount is { } most && (amount is null || amount > most) ? Reasons.ApprovedLess
        : null;

    /// <summary>Whether law names the approver as the head of the asker's own unit.</summary>
    internal static bool IsHead(Petition petition, OpenApproval approval) =>
        petition.Rules.Tables.Definition.Transitions.Any(t => t.Command == approval.Of && Requirement(t, approval.Role)?.Article is not null);
}
