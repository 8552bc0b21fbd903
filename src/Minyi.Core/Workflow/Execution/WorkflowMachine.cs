using Minyi.Workflow.Definition;
using Stateless;

namespace Minyi.Workflow.Execution;

/// <summary>Builds the Stateless machine of a workflow: states and transitions by their ids, over a state that belongs to the host.</summary>
internal static class WorkflowMachine
{
    internal static StateMachine<string, string> Over(CompiledWorkflow workflow, Func<string> state, Action<string> setState, Func<Configuration>? configuration)
    {
        StateMachine<string, string> machine = new(state, setState, FiringMode.Immediate);
        for (int from = 0; from < workflow.Definition.States.Count; from++)
        {
            string id = workflow.Definition.States[from].Id;
            StateMachine<string, string>.StateConfiguration configured = machine.Configure(id);
            foreach (CompiledTransition transition in workflow.FromState[from])
            {
                TransitionDefinition definition = transition.Definition;
                bool stays = transition.To < 0 || transition.To == from;
                if (configuration is null)
                {
                    _ = stays ? configured.PermitReentry(definition.Id) : configured.Permit(definition.Id, definition.To!);
                }
                else
                {
                    Func<bool> guard = () => transition.IsPossible(configuration().Words);
                    string description = string.Join(", ", definition.Requires.Where(r => !Vocabulary.IsOfAttempt(r.Kind)).Select(r => $"{Vocabulary.Word(r.Kind)} {r.Of} {string.Join('|', r.Is)}"));
                    _ = stays ? configured.PermitReentryIf(definition.Id, guard, description) : configured.PermitIf(definition.Id, definition.To!, guard, description);
                }
            }
        }

        return machine;
    }
}
