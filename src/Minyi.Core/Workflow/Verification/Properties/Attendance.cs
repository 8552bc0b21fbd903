using Minyi.Workflow.Verification.Configurations;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>Whether somebody has something to do in a configuration, and whether silence in it reaches somebody who can end it.</summary>
internal sealed class Attendance(ProofModel model)
{
    private readonly Dictionary<ulong, (HashSet<int> Can, HashSet<int> Cannot)> _takesOn = [];

    /// <summary>Whether one of the entries is watched over: by its own clock while that runs, by the next of the chain when it has run out.</summary>
    internal bool IsAttended(int index)
    {
        foreach (Entry entry in model.Entries[model.State(index)])
        {
            ReadOnlySpan<ulong> words = model.Words(index);
            if (model.Clocks.Runs(words, entry.Clock))
            {
                if (CanExpire(index, entry.Clock) && CanGoOn(entry.Role, entry.Clock, index))
                {
                    return true;
                }
            }
            else if (entry.Next(model.Clocks, words) is { Link: >= 0 } turn)
            {
                Link link = entry.Chain[turn.Link];
                bool watched = turn.Link == entry.Chain.Length - 1 || (model.Clocks.Runs(words, link.Clock) && CanExpire(index, link.Clock));
                if (watched && CanGoOn(link.Role, link.Clock, index))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the runner may take a step.</summary>
    internal bool RunnerGoesOn(int index)
    {
        foreach (Edge edge in model.Space.Steps(index))
        {
            if (model.IsRunnerStep(model.Rule(edge.Label), index))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an authority's entry is stuck at the end of silence.</summary>
    internal bool IsStuck(int index, ulong late)
    {
        ReadOnlySpan<ulong> words = model.Words(index);
        foreach (Entry entry in model.Entries[model.State(index)])
        {
            if ((entry.Role & model.Roles.Authorities) == 0)
            {
                continue;
            }

            if (model.Clocks.Runs(words, entry.Clock))
            {
                return true;
            }

            if (model.Clocks.HasRunOut(words, entry.Clock))
            {
                Turn turn = entry.Next(model.Clocks, words);
                if (turn.Link < 0 || turn.Link != entry.Chain.Length - 1)
                {
                    return true;
                }

                ulong role = entry.Chain[turn.Link].Role;
                if ((role & model.Roles.Offices) == 0 || (role & late) != 0 || (!CanTakeOn(role, index) && !IsLeftToOneBody(index, turn.Overdue)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsLeftToOneBody(int index, ulong overdue)
    {
        foreach (Edge edge in model.Space.Steps(index))
        {
            StepRule rule = model.Rule(edge.Label);
            if (rule.Sole && (rule.Roles & overdue) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool CanExpire(int index, int clock)
    {
        foreach (Edge edge in model.Space.Steps(index))
        {
            if (model.Rule(edge.Label).Expires == clock)
            {
                return true;
            }
        }

        return false;
    }

    private bool CanGoOn(ulong role, int clock, int index)
    {
        foreach (Edge edge in model.Space.Steps(index))
        {
            StepRule rule = model.Rule(edge.Label);
            if (rule.IsSpoken && model.MayTake(role, rule, index) && model.DifferBeside(index, edge.Target, clock))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a role, by its own steps one after the other, ends the petition or makes others owe.</summary>
    private bool CanTakeOn(ulong role, int start)
    {
        if (!_takesOn.TryGetValue(role, out (HashSet<int> Can, HashSet<int> Cannot) known))
        {
            _takesOn.Add(role, known = ([], []));
        }

        // What is passed on the way has the same owing roles as the start, so what was found of it holds here too.
        HashSet<int> seen = [start];
        Queue<int> open = new([start]);
        while (open.TryDequeue(out int index))
        {
            if (known.Can.Contains(index))
            {
                known.Can.Add(start);
                return true;
            }

            if (known.Cannot.Contains(index))
            {
                continue;
            }

            foreach (Edge edge in model.Space.Steps(index))
            {
                StepRule rule = model.Rule(edge.Label);
                if (!rule.IsSpoken || !model.MayTake(role, rule, index))
                {
                    continue;
                }

                int state = model.State(edge.Target);
                if (model.IsFinal[state] || model.Owing[state] != model.Owing[model.State(start)])
                {
                    known.Can.Add(index);
                    known.Can.Add(start);
                    return true;
                }

                if (seen.Add(edge.Target))
                {
                    open.Enqueue(edge.Target);
                }
            }
        }

        known.Cannot.UnionWith(seen);
        return false;
    }
}
