using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification.Configurations;
using Minyi.Workflow.Verification.Findings;
using Minyi.Workflow.Verification.Search;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>What silence leads to: cycles of the runner, stuck entries, ends that nobody spoke for.</summary>
internal sealed class Silence(ProofModel model, Attendance attendance, FindingCollector findings)
{
    /// <summary>Situations at the end of silence in which nobody can act who is not late.</summary>
    internal void FindStuck(Situations situations)
    {
        bool[] looked = new bool[model.Count];
        bool[] ends = new bool[model.Count];
        for (int situation = 0; situation < situations.Count; situation++)
        {
            int index = situations.Configuration(situation);
            string at = model.StateId(index);
            if ((model.Owing[model.State(index)] & model.Roles.Authorities) == 0 || findings.IsKnown(WorkflowProperty.SilenceEscalates, at))
            {
                continue;
            }

            if (!looked[index])
            {
                (looked[index], ends[index]) = (true, !attendance.RunnerGoesOn(index));
            }

            if (ends[index] && attendance.IsStuck(index, situations.LateRoles(situation)))
            {
                findings.Add(WorkflowProperty.SilenceEscalates, at, index, situations.Path(situation));
            }
        }
    }

    /// <summary>Cycles of runner steps that begin where an authority owes.</summary>
    internal void FindCycles()
    {
        bool[] silent = new bool[model.Count];
        Stack<int> open = new();
        for (int index = 0; index < model.Count; index++)
        {
            if ((model.Owing[model.State(index)] & model.Roles.Authorities) != 0)
            {
                silent[index] = true;
                open.Push(index);
            }
        }

        while (open.TryPop(out int index))
        {
            foreach (Edge edge in model.Space.Steps(index))
            {
                if (!silent[edge.Target] && model.IsRunnerStep(model.Rule(edge.Label), index))
                {
                    silent[edge.Target] = true;
                    open.Push(edge.Target);
                }
            }
        }

        Components cycles = new(model.Space, _ => false, (index, label) => model.IsRunnerStep(model.Rule(label), index));
        ForEachRunnerStep((index, edge, rule) =>
        {
            if (silent[index] && cycles.Together(index, edge.Target))
            {
                findings.Add(WorkflowProperty.SilenceEscalates, rule.Transition.Definition.Id, index, edge.Label);
            }
        });
    }

    /// <summary>Runs of runner steps from somebody who waits for an authority into the end.</summary>
    internal void FindClosings()
    {
        List<(int Index, int Label)> closings = [];
        ForEachRunnerStep((index, edge, _) =>
        {
            if (model.IsFinal[model.State(edge.Target)] && !model.IsFinal[model.State(index)])
            {
                closings.Add((index, edge.Label));
            }
        });
        if (closings.Count == 0)
        {
            return;
        }

        (int[] distance, int[] from, int[] by) = Waits();
        foreach ((int index, int label) in closings.Where(c => distance[c.Index] < int.MaxValue).OrderBy(c => distance[c.Index]))
        {
            List<int> run = [];
            int at = index;
            for (; from[at] >= 0; at = from[at])
            {
                run.Insert(0, by[at]);
            }

            (List<int> labels, int start) = model.Space.Path(at);
            findings.Add(WorkflowProperty.SilenceClosesNothing, model.Rule(label).Transition.Definition.Id, at, ([.. labels, .. run, label], start));
        }
    }

    /// <summary>The length of a shortest trace to each configuration by way of one that waits, and then the runner alone.</summary>
    private (int[] Distance, int[] From, int[] By) Waits()
    {
        int[] distance = new int[model.Count];
        int[] from = new int[model.Count];
        int[] by = new int[model.Count];
        Array.Fill(distance, int.MaxValue);
        Array.Fill(from, -1);
        PriorityQueue<int, int> open = new();
        for (int index = 0; index < model.Count; index++)
        {
            if (IsWaiting(index))
            {
                distance[index] = model.Space.Depth(index);
                open.Enqueue(index, distance[index]);
            }
        }

        while (open.TryDequeue(out int index, out int length))
        {
            if (length > distance[index])
            {
                continue;
            }

            foreach (Edge edge in model.Space.Steps(index))
            {
                int target = edge.Target;
                if (model.IsRunnerStep(model.Rule(edge.Label), index) && !model.IsFinal[model.State(target)] && length + 1 < distance[target])
                {
                    (distance[target], from[target], by[target]) = (length + 1, index, edge.Label);
                    open.Enqueue(target, length + 1);
                }
            }
        }

        return (distance, from, by);
    }

    private bool IsWaiting(int index)
    {
        int state = model.State(index);
        if (model.IsFinal[state])
        {
            return false;
        }

        if ((model.Owing[state] & model.Roles.Authorities) != 0)
        {
            return true;
        }

        foreach (Field obligation in model.Workflow.Layout.Obligations)
        {
            if ((ObligationState)obligation.Read(model.Words(index)) is ObligationState.Owed or ObligationState.Some)
            {
                return true;
            }
        }

        return false;
    }

    private void ForEachRunnerStep(Action<int, Edge, StepRule> look)
    {
        for (int index = 0; index < model.Count; index++)
        {
            foreach (Edge edge in model.Space.Steps(index))
            {
                StepRule rule = model.Rule(edge.Label);
                if (model.IsRunnerStep(rule, index))
                {
                    look(index, edge, rule);
                }
            }
        }
    }
}
