using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification;

/// <summary>Explores every configuration of a workflow and says what holds of it.</summary>
public static class WorkflowVerifier
{
    /// <summary>Verifies a workflow.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="options">How far to go; the defaults when null.</param>
    /// <returns>The verdict, and everything that fails with its shortest trace.</returns>
    /// <exception cref="InvalidWorkflowException">The definition names what it does not declare.</exception>
    public static VerificationReport Verify(WorkflowDefinition definition, VerificationOptions? options = null) =>
        Verify(new CompiledWorkflow(Guard.Against.Null(definition)), options ?? new()).Report;

    internal static (VerificationReport Report, StateSpace Space) Verify(CompiledWorkflow workflow, VerificationOptions options)
    {
        Guard.Against.NegativeOrZero(options.Limit, nameof(options));
        StateSpace space = new(workflow);
        Findings findings = new(workflow, space);
        TransitionTraits traits = new(workflow.Definition);
        ConfigurationInspector inspector = new(workflow, space, findings, traits);
        Roles(workflow.Definition, findings);
        bool decided = space.Explore(options.Limit, inspector);
        if (decided)
        {
            Dead(workflow, inspector, findings);
            Graph(workflow, space, findings);
        }

        ValueList<Finding> found = findings.Ordered();
        Verdict verdict = !decided ? Verdict.Undecided : found.Count == 0 ? Verdict.Sound : Verdict.Unsound;
        int count = Math.Min(space.Configurations.Count, options.Limit);
        return (new($"{workflow.Definition}", verdict, count, space.Depth(count - 1), found), space);
    }

    private static void Roles(WorkflowDefinition definition, Findings findings)
    {
        HashSet<Role> declared = [.. definition.Roles.Select(r => r.Id)];
        IEnumerable<Role> needed =
        [
            .. definition.Transitions.SelectMany(t => t.Roles),
            .. definition.Transitions.SelectMany(t => t.Requires).Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.From(r.Of!)),
            .. definition.States.SelectMany(s => s.Owes).Select(o => o.Role),
            .. definition.Clocks.SelectMany(c => c.Chain).Select(l => l.Role),
            .. definition.Obligations.SelectMany(o => o.To),
        ];
        foreach (Role role in needed.Where(r => !declared.Contains(r)))
        {
            findings.Add(WorkflowProperty.RolesExist, role.Value);
        }
    }

    private static void Dead(CompiledWorkflow workflow, ConfigurationInspector inspector, Findings findings)
    {
        WorkflowDefinition definition = workflow.Definition;
        HashSet<string> answered = new(StringComparer.Ordinal);
        HashSet<string> told = new(StringComparer.Ordinal);
        for (int state = 0; state < definition.States.Count; state++)
        {
            StateDefinition declared = definition.States[state];
            if (!inspector.StatesSeen[state])
            {
                findings.Add(WorkflowProperty.NoUnreachableState, declared.Id);
            }
            else if (declared.Final is { } final)
            {
                told.UnionWith(final.Told);
            }

            foreach (CompiledTransition transition in workflow.FromState[state])
            {
                if (inspector.Fired(state, transition.Index))
                {
                    answered.Add(transition.Definition.Command);
                }
                else
                {
                    findings.Add(WorkflowProperty.NoDeadTransition, $"{transition.Definition.Id}@{declared.Id}");
                }
            }
        }

        foreach (CommandDefinition command in definition.Commands.Where(c => !answered.Contains(c.Id)))
        {
            findings.Add(WorkflowProperty.NoDeadCommand, command.Id);
        }

        foreach (ObligationDefinition obligation in definition.Obligations.Where(o => o.Recipient && !told.Contains(o.Id)))
        {
            findings.Add(WorkflowProperty.FeedbackReachesAll, obligation.Id);
        }
    }

    private static void Graph(CompiledWorkflow workflow, StateSpace space, Findings findings)
    {
        ValueList<StateDefinition> states = workflow.Definition.States;
        bool[] final = [.. states.Select(s => s.IsFinal)];
        bool[][] mayRepeat = [.. states.Select(s => workflow.Transitions.Select(t => TransitionTraits.MayRepeat(t, s, workflow.Definition)).ToArray())];
        Components components = new(space, index => final[State(index)]);
        for (int index = 0; index < space.Configurations.Count; index++)
        {
            int state = State(index);
            if (!components.CanComplete(index))
            {
                findings.Add(WorkflowProperty.OptionToComplete, states[state].Id, index);
            }

            ReadOnlySpan<int> targets = space.Targets(index);
            ReadOnlySpan<int> labels = space.Labels(index);
            for (int edge = 0; edge < targets.Length; edge++)
            {
                if (components.Together(index, targets[edge]) && !mayRepeat[state][space.Transition(labels[edge])])
                {
                    findings.Add(WorkflowProperty.BoundedCycles, workflow.Transitions[space.Transition(labels[edge])].Definition.Id, index, labels[edge]);
                }
            }
        }

        int State(int index) => workflow.Layout.State.Read(space.Configurations[index]);
    }
}
