using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification;

/// <summary>What can be said of transitions without looking at configurations.</summary>
internal sealed class TransitionTraits(WorkflowDefinition definition)
{
    private readonly HashSet<string> _judging = definition.Commands.Where(c => c.Judges).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _final = definition.States.Where(s => s.IsFinal).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<Role> _units = Of(definition, RoleParty.Unit);
    private readonly HashSet<Role> _asking = Of(definition, RoleParty.Asking);

    internal bool JudgesOwnUnit(CompiledTransition transition) =>
        (_judging.Contains(transition.Definition.Command) || transition.Definition.Effects.Any(e => e.Kind == EffectKind.Close && e.As != "lapsed"))
        && (transition.Definition.Find(RequirementKind.DistinctFrom) is null || transition.Roles.Any(_units.Contains));

    internal bool ClosesBySilence(CompiledTransition transition, StateDefinition from)
    {
        if (transition.Expired is not { } expired || from.IsFinal || transition.Definition.To is not { } to || !_final.Contains(to))
        {
            return false;
        }

        OwedStep[] owed = [.. from.Owes.Where(o => o.Clock == expired.Of)];
        return owed.Length == 0 || !owed.All(o => _asking.Contains(o.Role));
    }

    /// <summary>Whether going round by this transition in this state is harmless: a reminder, or one more member of a set.</summary>
    internal static bool MayRepeat(CompiledTransition transition, StateDefinition from, WorkflowDefinition definition)
    {
        TransitionDefinition t = transition.Definition;
        if (t.To is not null && t.To != from.Id)
        {
            return false;
        }

        return t.Effects.Count == 0 || RenewsOwnClock(t) || ProgressesSet(t, definition);
    }

    internal static bool AreToldApart(TransitionDefinition one, TransitionDefinition other)
    {
        Requirement? expired = one.Find(RequirementKind.Expired);
        if (expired is null != other.Find(RequirementKind.Expired) is null)
        {
            return true;
        }

        return Differ(RequirementKind.Recipient) || Differ(RequirementKind.Result) || Differ(RequirementKind.Expired) || Differ(RequirementKind.Proposal);

        bool Differ(RequirementKind kind) =>
            one.Find(kind) is { } a && other.Find(kind) is { } b
            && (a.Of != b.Of || (a.Is.Count > 0 && !a.Is.Intersect(b.Is, StringComparer.Ordinal).Any()));
    }

    private static bool RenewsOwnClock(TransitionDefinition transition)
    {
        foreach (Requirement requirement in transition.Requires)
        {
            bool own = requirement.Kind == RequirementKind.Expired
                || (requirement.Kind == RequirementKind.Clock && requirement.Is is ["run-out"]);
            if (own && transition.Effects.All(e => IsOfClock(e.Kind) && e.Of == requirement.Of))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ProgressesSet(TransitionDefinition transition, WorkflowDefinition definition) =>
        transition.Effects is [{ Kind: EffectKind.Settle } effect] && definition.Obligations.Any(o => o.Id == effect.Of && o.Many);

    private static bool IsOfClock(EffectKind kind) =>
        kind is EffectKind.Start or EffectKind.Stop or EffectKind.Pause or EffectKind.Resume or EffectKind.Extend or EffectKind.Transfer;

    private static HashSet<Role> Of(WorkflowDefinition definition, RoleParty party) =>
        definition.Roles.Where(r => r.Party == party).Select(r => r.Id).ToHashSet();
}
