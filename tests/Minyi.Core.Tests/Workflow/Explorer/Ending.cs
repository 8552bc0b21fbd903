namespace Minyi.Tests.Workflow.Explorer;

/// <summary>It ends without the late: where somebody is late, an end can be reached without any of the late and of those who ask.</summary>
internal static class Ending
{
    internal static void Look(Acting acting, Situations situations, Faults faults)
    {
        Space space = acting.Space;
        Dictionary<ulong, bool[]> canEnd = [];
        foreach ((int at, ulong lateEntries, int depth) in situations.All)
        {
            ulong late = situations.LateRoles(at, lateEntries);
            if (space.IsFinal(at) || late == 0)
            {
                continue;
            }

            if (!canEnd.TryGetValue(late, out bool[]? ends))
            {
                canEnd[late] = ends = Paths.Backward(space, space.Numbers.Where(space.IsFinal), s => IsOpen(acting, s, late));
            }

            if (!ends[at])
            {
                faults.Add("ends-without-the-late", space.StateName(at), depth, new(at, Late: lateEntries));
            }
        }
    }

    private static bool IsOpen(Acting acting, Step step, ulong late)
    {
        ulong deaf = late | acting.Parts.Asking;
        if ((step.Move.Approvals & deaf) != 0)
        {
            return false;
        }

        if ((step.Move.Roles & ~deaf) != 0)
        {
            return true;
        }

        if (!step.Move.Definition.StandIn && step.Move.Definition.Sole is null)
        {
            return false;
        }

        foreach (Entry entry in acting.Entries(step.From))
        {
            if (entry.Next is not null && (step.Move.Definition.StandIn || entry.IsLast) && !Acting.IsIn(entry.NextRole, late) && (entry.Overdue & step.Move.Roles) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
