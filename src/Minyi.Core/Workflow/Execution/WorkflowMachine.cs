using System.Diagnostics.CodeAnalysis;
using Stateless;

namespace Minyi.Workflow.Execution;

/// <summary>The Stateless machine of a workflow: states and transitions by index, configured once and shared by all threads.</summary>
/// <remarks>
/// Immediate firing keeps no queue; every state is configured beforehand, so nothing is added to the machine's tables while it
/// runs; the state stands in a cell that belongs to the thread of the call.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as its workflow; the thread-local's finalizer gives its slots back.")]
internal sealed class WorkflowMachine
{
    private readonly ThreadLocal<Cell> _cell = new(() => new Cell());
    private readonly StateMachine<int, int> _machine;

    internal WorkflowMachine(CompiledWorkflow workflow)
    {
        _machine = new(() => _cell.Value!.State, state => _cell.Value!.State = state, FiringMode.Immediate);
        for (int state = 0; state < workflow.Definition.States.Count; state++)
        {
            StateMachine<int, int>.StateConfiguration configuration = _machine.Configure(state);
            foreach (CompiledTransition transition in workflow.FromState[state])
            {
                if (transition.To < 0 || transition.To == state)
                {
                    configuration.PermitReentry(transition.Index);
                }
                else
                {
                    configuration.Permit(transition.Index, transition.To);
                }
            }
        }
    }

    /// <summary>The state after firing a transition in a state.</summary>
    internal int Fire(int state, int transition)
    {
        Cell cell = _cell.Value!;
        cell.State = state;
        _machine.Fire(transition);
        return cell.State;
    }

    private sealed class Cell
    {
        internal int State { get; set; }
    }
}
