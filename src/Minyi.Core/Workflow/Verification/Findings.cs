using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification;

/// <summary>Collects what fails, the first for each property and place. Configurations come in breadth-first order, so the first has the shortest trace.</summary>
internal sealed class Findings(CompiledWorkflow workflow, StateSpace space)
{
    private readonly Dictionary<(WorkflowProperty Property, string At), Finding> _found = [];

    internal bool IsKnown(WorkflowProperty property, string at) => _found.ContainsKey((property, at));

    /// <summary>Something fails with nothing to run.</summary>
    internal void Add(WorkflowProperty property, string at) =>
        _found.TryAdd((property, at), new(property, at, null, [], PropertyTexts.Failure(property, at, Name(property, at))));

    /// <summary>Something fails in a configuration, or with a step from it.</summary>
    internal void Add(WorkflowProperty property, string at, int index, int label = -1)
    {
        if (IsKnown(property, at))
        {
            return;
        }

        (List<TraceStep> steps, string? kind) = space.Trace(index);
        if (label >= 0)
        {
            steps.Add(space.Step(label));
        }

        _found.Add((property, at), new(property, at, kind, steps.ToValueList(), PropertyTexts.Failure(property, at, Name(property, at))));
    }

    internal ValueList<Finding> Ordered() => _found.Values.OrderBy(f => f.Property).ThenBy(f => f.At, StringComparer.Ordinal).ToValueList();

    private LocalizedText Name(WorkflowProperty property, string at)
    {
        WorkflowDefinition definition = workflow.Definition;
        return (property == WorkflowProperty.NoDeadCommand
            ? definition.Commands.FirstOrDefault(c => c.Id == at)?.Text
            : definition.States.FirstOrDefault(s => s.Id == at)?.Text ?? definition.Obligations.FirstOrDefault(o => o.Id == at)?.Text)
            ?? new(at, at);
    }
}
