namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Silence escalates, and closes nothing.</summary>
internal static class Silence
{
    internal static void Look(Acting acting, Situations situations, Faults faults)
    {
        Rounds(acting, faults);
        foreach ((int at, ulong late, int depth) in situations.All)
        {
            if (!acting.Space.IsFinal(at) && !acting.Space.Out[at].Any(acting.IsRunner)
                && acting.Entries(at).Any(e => IsStuck(acting, at, e, situations.LateRoles(at, late))))
            {
                faults.Add("silence-escalates", acting.Space.StateName(at), depth, new(at, Late: late));
            }
        }

        Closing(acting, faults);
    }

    /// <summary>Runner steps that go round, where an authority owed before.</summary>
    private static void Rounds(Acting acting, Faults faults)
    {
        Space space = acting.Space;
        int[] component = Paths.Components(space, acting.IsRunner);
        bool[] after = Paths.Forward(space, space.Numbers.Where(acting.AuthorityOwes), acting.IsRunner);
        foreach (Step step in space.Steps.Where(s => acting.IsRunner(s) && component[s.From] == component[s.To] && after[s.From]))
        {
            faults.Add("silence-escalates", step.Move.Definition.Id, space.Depth[step.From] + 1, Witness.Of(step));
        }
    }

    private static bool IsStuck(Acting acting, int at, Entry entry, ulong lateRoles)
    {
        byte[] here = acting.Space.Configurations[at];
        if (!Acting.IsIn(entry.Role, acting.Parts.Authorities))
        {
            return false;
        }

        if (acting.Parts.Runs(here, entry.Clock))
        {
            return true;
        }

        if (!acting.Parts.HasRunOut(here, entry.Clock))
        {
            return false;
        }

        return entry.Next is null
            || !entry.IsLast
            || !Acting.IsIn(entry.NextRole, acting.Parts.Office)
            || Acting.IsIn(entry.NextRole, lateRoles)
            || (!CanTakeOn(acting, at, entry.NextRole) && !acting.Space.Possible[at].Any(m => m.Definition.Sole is not null && (m.Roles & entry.Overdue) != 0));
    }

    /// <summary>Whether a role, by spoken steps of its own one after the other, ends the matter or changes who owes.</summary>
    private static bool CanTakeOn(Acting acting, int from, int role)
    {
        ulong owing = acting.Owing(from);
        HashSet<int> seen = [from];
        Queue<int> open = new([from]);
        while (open.TryDequeue(out int at))
        {
            foreach (Step step in acting.Space.Out[at].Where(s => s.Move.IsSpoken && acting.MayTake(role, s)))
            {
                if (acting.Space.IsFinal(step.To) || acting.Owing(step.To) != owing)
                {
                    return true;
                }

                if (seen.Add(step.To))
                {
                    open.Enqueue(step.To);
                }
            }
        }

        return false;
    }

    /// <summary>Runner steps into the end, after silence since a configuration that waits.</summary>
    private static void Closing(Acting acting, Faults faults)
    {
        Space space = acting.Space;
        int[] length = new int[space.Configurations.Count];
        Array.Fill(length, int.MaxValue);
        PriorityQueue<int, int> open = new();
        foreach (int at in space.Numbers.Where(acting.Waits))
        {
            length[at] = space.Depth[at];
            open.Enqueue(at, length[at]);
        }

        while (open.TryDequeue(out int at, out int known))
        {
            foreach (Step step in space.Out[at].Where(s => known == length[at] && acting.IsRunner(s) && !space.IsFinal(s.To) && known + 1 < length[s.To]))
            {
                length[step.To] = known + 1;
                open.Enqueue(step.To, known + 1);
            }
        }

        foreach (Step step in space.Steps.Where(s => length[s.From] < int.MaxValue && space.IsFinal(s.To) && acting.IsRunner(s)))
        {
            faults.Add("silence-closes-nothing", step.Move.Definition.Id, length[step.From] + 1, Witness.Of(step, silence: true));
        }
    }
}
