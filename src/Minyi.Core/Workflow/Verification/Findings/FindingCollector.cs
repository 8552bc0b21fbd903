using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification.Configurations;

namespace Minyi.Workflow.Verification.Findings;

/// <summary>Collects what fails, for each property and place the one with the shortest trace.</summary>
internal sealed class FindingCollector(CompiledWorkflow workflow, StateSpace space)
{
    /// <summary>About what a finding takes with its sentences, but for its trace.</summary>
    private const int BytesOfOne = 600;

    private readonly Dictionary<(WorkflowProperty Property, string At), Finding> _found = [];

    internal bool IsKnown(WorkflowProperty property, string at) => _found.ContainsKey((property, at));

    /// <summary>Something fails with nothing to run.</summary>
    internal void Add(WorkflowProperty property, string at)
    {
        space.Budget.Hold(BytesOfOne);
        _found.TryAdd((property, at), new(property, at, null, [], PropertyTexts.Failure(property, at, Name(property, at))));
    }

    /// <summary>Something fails in a configuration, or with a step from it; they come in breadth-first order, so that the first has the shortest trace.</summary>
    internal void Add(WorkflowProperty property, string at, int index, int label = -1)
    {
        if (!IsKnown(property, at))
        {
            (List<int> labels, int start) = space.Path(index);
            Add(property, at, index, (label < 0 ? labels : [.. labels, label], start));
        }
    }

    /// <summary>Something fails along a path.</summary>
    /// <param name="property">The property.</param>
    /// <param name="at">What it fails for.</param>
    /// <param name="waiting">The configuration in which somebody waits.</param>
    /// <param name="path">The labels of the path, and where it starts.</param>
    internal void Add(WorkflowProperty property, string at, int waiting, (List<int> Labels, int Start) path)
    {
        if (_found.TryGetValue((property, at), out Finding? known) && known.Trace.Count <= path.Labels.Count)
        {
            return;
        }

        space.Budget.Hold(BytesOfOne + (8L * path.Labels.Count));
        LocalizedText failure = PropertyTexts.Failure(property, at, Name(property, at));
        _found[(property, at)] = new(
            property, at, space.Kind(path.Start), path.Labels.Select(space.Step).ToValueList(),
            WaitingTexts.Of(failure, workflow.Definition, workflow.Layout.State.Read(space.Configurations[waiting]), Since(path.Labels, waiting)));
    }

    internal ValueList<Finding> Ordered() => _found.Values.OrderBy(f => f.Property).ThenBy(f => f.At, StringComparer.Ordinal).ToValueList();

    /// <summary>The step that brought the petition into the state where it waits; null when none did.</summary>
    private TransitionDefinition? Since(List<int> labels, int waiting)
    {
        int state = workflow.Layout.State.Read(space.Configurations[waiting]);
        for (int i = labels.Count - 1; i >= 0; i--)
        {
            CompiledTransition transition = workflow.Transitions[space.Transition(labels[i])];
            if (transition.To == state && !(transition.Definition.From.Count == 1 && transition.Definition.From[0] == transition.Definition.To))
            {
                return transition.Definition;
            }
        }

        return null;
    }

    private LocalizedText Name(WorkflowProperty property, string at)
    {
        WorkflowDefinition definition = workflow.Definition;
        return (property == WorkflowProperty.NoDeadCommand
            ? definition.Commands.FirstOrDefault(c => c.Id == at)?.Text
            : definition.States.FirstOrDefault(s => s.Id == at)?.Text ?? definition.Obligations.FirstOrDefault(o => o.Id == at)?.Text)
            ?? new(at, at);
    }
}
