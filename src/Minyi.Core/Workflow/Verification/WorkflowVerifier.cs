using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification.Configurations;
using Minyi.Workflow.Verification.Findings;
using Minyi.Workflow.Verification.Properties;
using Minyi.Workflow.Verification.Search;

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
        Guard.Against.NegativeOrZero(options.StepLimit, nameof(options));
        Guard.Against.NegativeOrZero(options.WorkLimit, nameof(options));
        Guard.Against.NegativeOrZero(options.MemoryLimit, nameof(options));
        StateSpace space = new(workflow, new(options));
        FindingCollector findings = new(workflow, space);
        ProofLimit? exceeded = null;
        try
        {
            Prove(workflow, space, findings);
        }
        catch (ProofLimitException e)
        {
            exceeded = e.Limit;
        }

        ValueList<Finding> found = findings.Ordered();
        Verdict verdict = exceeded is not null ? Verdict.Undecided : found.Count == 0 ? Verdict.Sound : Verdict.Unsound;
        int count = Math.Min(space.Configurations.Count, options.Limit);
        ValueList<SoleDecision> sole = workflow.Definition.Transitions.Where(t => t.Sole is not null).Select(t => new SoleDecision(t.Id, t.Sole!)).ToValueList();
        return (new($"{workflow.Definition}", verdict, count, count == 0 ? 0 : space.Depth(count - 1), found) { Sole = sole, Exceeded = exceeded }, space);
    }

    private static void Prove(CompiledWorkflow workflow, StateSpace space, FindingCollector findings)
    {
        Parties.Find(workflow.Definition, findings);
        ConfigurationInspector inspector = new(workflow, space, findings, new(workflow.Definition));
        space.Explore(inspector);
        Dead(workflow, inspector, findings);
        Graph(new(workflow, space, new(workflow.Definition)), findings);
    }

    private static void Dead(CompiledWorkflow workflow, ConfigurationInspector inspector, FindingCollector findings)
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

    private static void Graph(ProofModel model, FindingCollector findings)
    {
        Components components = new(model.Space, index => model.IsFinal[model.State(index)]);
        Attendance attendance = new(model);
        bool[] entered = new bool[model.Count];
        for (int index = 0; index < model.Count; index++)
        {
            foreach (Edge edge in model.Space.Steps(index))
            {
                entered[edge.Target] = true;
            }

            if (!components.CanComplete(index))
            {
                findings.Add(WorkflowProperty.OptionToComplete, model.StateId(index), index);
            }
        }

        Attended(model, findings, attendance, entered);
        new Telling(model).Find(findings);
        new Cycles(model, components, findings).Find();
        Situations situations = new(model);
        Silence silence = new(model, attendance, findings);
        silence.FindCycles();
        silence.FindStuck(situations);
        silence.FindClosings();
        new Ending(model, components).Find(situations, findings);
    }

    /// <summary>Configurations that a step has led to and in which nobody has anything to do.</summary>
    private static void Attended(ProofModel model, FindingCollector findings, Attendance attendance, bool[] entered)
    {
        int initials = Math.Max(1, model.Workflow.Definition.Kinds.Count);
        for (int index = 0; index < model.Count; index++)
        {
            int state = model.State(index);
            string at = model.StateId(index);
            if (!entered[index] || model.IsFinal[state] || (index >= initials && findings.IsKnown(WorkflowProperty.SomeoneOwes, at)) || attendance.IsAttended(index))
            {
                continue;
            }

            if (index >= initials)
            {
                findings.Add(WorkflowProperty.SomeoneOwes, at, index);
            }
        }

        // An initial configuration that a step leads back to: its own trace is empty, so the step back is the shortest that shows it.
        for (int index = 0; index < model.Count; index++)
        {
            foreach (Edge edge in model.Space.Steps(index))
            {
                int target = edge.Target;
                if (target < initials && entered[target] && !model.IsFinal[model.State(target)] && !attendance.IsAttended(target))
                {
                    entered[target] = false; // the first that leads back has the shortest trace
                    (List<int> path, int start) = model.Space.Path(index);
                    findings.Add(WorkflowProperty.SomeoneOwes, model.StateId(target), target, ([.. path, edge.Label], start));
                }
            }
        }
    }
}
