using System.Collections.Frozen;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification;

/// <summary>Runs a finding's trace on the executor, also of a workflow that is not sound, to see what it leads to.</summary>
public static class TraceReplay
{
    /// <summary>Runs a trace.</summary>
    /// <param name="definition">The workflow that was verified.</param>
    /// <param name="finding">A finding of its report.</param>
    /// <returns>The configurations passed through, from the initial one to the last.</returns>
    /// <exception cref="ArgumentException">The trace is not one of this workflow.</exception>
    public static ValueList<ConfigurationView> Run(WorkflowDefinition definition, Finding finding)
    {
        CompiledWorkflow compiled = new(Guard.Against.Null(definition));
        WorkflowExecutor executor = new(compiled);
        ViewReader views = new(compiled);
        int kind = Guard.Against.Null(finding).Kind is { } id ? TransitionCompiler.IndexOf(definition.Kinds, k => k.Id == id) : 0;
        Configuration at = new(compiled.Start(kind));
        List<ConfigurationView> passed = [views.Open(at.Words)];
        foreach (TraceStep step in finding.Trace)
        {
            ConfigurationView view = passed[^1];
            CompiledTransition transition = compiled.Transitions.FirstOrDefault(t => t.Definition.Id == step.Transition)
                ?? throw new ArgumentException($"There is no '{step.Transition}': the trace is not of this workflow.", nameof(finding));
            Decision? decision = transition.Definition.From.Contains(view.State, StringComparer.Ordinal)
                ? executor.Fire(transition, at, Bringing(transition.Definition, view, step))
                : null;
            at = decision?.Next ?? throw new ArgumentException($"'{step.Transition}' does not fire in {view.State}: the trace is not of this workflow.", nameof(finding));
            passed.Add(views.Open(at.Words));
        }

        return passed.ToValueList();
    }

    private static Attempt Bringing(TransitionDefinition transition, ConfigurationView at, TraceStep step)
    {
        Requirement? result = transition.Find(RequirementKind.Result);
        Requirement? expired = transition.Find(RequirementKind.Expired);
        return new()
        {
            Command = transition.Command,
            Roles = transition.Roles.ToFrozenSet(),
            HasReason = true,
            Documents = transition.Requires.Where(r => r.Kind == RequirementKind.Document).Select(r => r.Of!).ToFrozenSet(),
            Approvals = transition.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.From(r.Of!)).ToFrozenSet(),
            Recipient = transition.Find(RequirementKind.Recipient)?.Of,
            Completes = step.Completes,
            Absent = step.Absent.Count == 0 ? [] : step.Absent.ToFrozenSet(StringComparer.Ordinal),
            Appraisal = result?.Of,
            Result = result is null ? null : (AppraisalState)Array.IndexOf(Vocabulary.Appraisals, result.Is[0]),
            Outcome = transition.Find(RequirementKind.Proposal)?.Is[0],
            Expiry = expired is null ? null : new(expired.Of!, at.Clocks.GetValueOrDefault(expired.Of!)?.Stage ?? ""),
        };
    }
}
