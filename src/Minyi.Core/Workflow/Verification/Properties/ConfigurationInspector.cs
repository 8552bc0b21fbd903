using System.Collections.Immutable;
using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification.Configurations;
using Minyi.Workflow.Verification.Findings;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>The properties of single configurations and single steps, looked at while exploring.</summary>
internal sealed class ConfigurationInspector : IInspector
{
    private readonly CompiledWorkflow _workflow;
    private readonly FindingCollector _findings;
    private readonly StateSpace _space;
    private readonly ImmutableArray<StateInspector> _states;
    private readonly bool[][] _fired;
    private readonly TransitionTraits _traits;

    internal ConfigurationInspector(CompiledWorkflow workflow, StateSpace space, FindingCollector findings, TransitionTraits traits)
    {
        _workflow = workflow;
        _space = space;
        _findings = findings;
        _traits = traits;
        _fired = [.. workflow.FromState.Select(_ => new bool[workflow.Transitions.Length])];
        _states = [.. workflow.Definition.States.Select((s, i) => new StateInspector(workflow, s, i, space.Budget))];
        StatesSeen = new bool[workflow.Definition.States.Count];
    }

    internal bool[] StatesSeen { get; }

    /// <summary>Whether a transition is possible in some configuration of a state.</summary>
    internal bool Fired(int state, int transition) => _fired[state][transition];

    public void Inspect(int index, int state, ReadOnlySpan<ulong> words, bool[] possible)
    {
        StateInspector inspector = _states[state];
        string id = inspector.State.Id;
        StatesSeen[state] = true;
        if (inspector.State.IsFinal)
        {
            if (!inspector.IsComplete(words))
            {
                _findings.Add(WorkflowProperty.ProperCompletion, id, index);
            }

            if (!inspector.AllTold(words))
            {
                _findings.Add(WorkflowProperty.FeedbackReachesAll, id, index);
            }
        }

        _space.Budget.Spend(inspector.Rivals.Length);
        foreach ((int one, int other) in inspector.Rivals)
        {
            if (possible[one] && possible[other])
            {
                _findings.Add(WorkflowProperty.Deterministic, $"{_workflow.Transitions[one].Definition.Id}&{_workflow.Transitions[other].Definition.Id}", index);
            }
        }

        foreach (CompiledTransition transition in _workflow.FromState[state])
        {
            if (!possible[transition.Index] || _fired[state][transition.Index])
            {
                continue;
            }

            // What follows depends on state and transition alone, so their first meeting decides.
            _fired[state][transition.Index] = true;
            if (_traits.JudgesOwnUnit(transition))
            {
                _findings.Add(WorkflowProperty.NobodyJudgesOwnUnit, transition.Definition.Id, index, _space.Label(transition.Index));
            }
        }
    }
}
