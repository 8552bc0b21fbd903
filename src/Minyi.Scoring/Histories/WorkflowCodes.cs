using Minyi.Workflow.Definition;

namespace Minyi.Scoring.Histories;

/// <summary>What the histories of one workflow are read by.</summary>
internal sealed class WorkflowCodes
{
    private readonly Dictionary<string, StateDefinition> _states = [];
    private readonly Dictionary<string, GraderGroup> _groups = [];
    private readonly WorkflowDefinition _definition;

    internal WorkflowCodes(WorkflowDefinition definition, IReadOnlyDictionary<string, GraderGroup> named)
    {
        _definition = definition;
        foreach (StateDefinition state in definition.States)
        {
            _states.Add(state.Id, state);
        }

        ILookup<string, string> sharing = definition.Appraisals.ToLookup(a => GradersOf(a.Id), a => a.Id, StringComparer.Ordinal);
        foreach (AppraisalDefinition appraisal in definition.Appraisals)
        {
            string graders = GradersOf(appraisal.Id);
            _groups.Add(appraisal.Id, named.TryGetValue(appraisal.Id, out GraderGroup group) ? group
                : graders.Length > 0 && sharing[graders].Skip(1).Any() ? new(graders, appraisal.Id)
                : new(appraisal.Id));
        }
    }

    internal StateDefinition State(string id) => Known(_states, id, "state");

    internal GraderGroup Group(string appraisal) => Known(_groups, appraisal, "appraisal");

    /// <summary>The roles that may grade, in one word.</summary>
    private string GradersOf(string appraisal) => string.Join('+', _definition.Transitions
        .Where(t => t.Effects.Any(e => e.Kind == EffectKind.Close && e.Of == appraisal && e.As is "satisfied" or "not-satisfied"))
        .SelectMany(t => t.Roles.Select(r => r.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private T Known<T>(Dictionary<string, T> all, string id, string what) =>
        all.TryGetValue(id, out T? found) ? found : throw new FormatException($"The workflow {_definition} has no {what} '{id}'.");
}
