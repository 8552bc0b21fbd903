using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>What can be said of transitions without looking at configurations.</summary>
internal sealed class TransitionTraits(WorkflowDefinition definition)
{
    private readonly HashSet<string> _judging = definition.Commands.Where(c => c.Judges).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<Role> _units = Of(definition, RoleParty.Unit);

    internal bool JudgesOwnUnit(CompiledTransition transition) =>
        (_judging.Contains(transition.Definition.Command) || transition.Definition.Effects.Any(e => e.Kind == EffectKind.Close && e.As != "lapsed"))
        && (transition.Definition.Find(RequirementKind.DistinctFrom) is null || transition.Roles.Any(_units.Contains));

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

    private static HashSet<Role> Of(WorkflowDefinition definition, RoleParty party) =>
        definition.Roles.Where(r => r.Party == party).Select(r => r.Id).ToHashSet();
}
