namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Someone owes: in whatever a step has led to, somebody can go on under a clock that can expire, or the next of the chain can.</summary>
internal static class Attendance
{
    internal static void Look(Acting acting, Faults faults)
    {
        Space space = acting.Space;
        foreach (int at in space.Numbers.Where(at => space.In[at].Count > 0 && !space.IsFinal(at) && !IsAttended(acting, at)))
        {
            faults.Add("someone-owes", space.StateName(at), space.In[at].Min(s => space.Depth[s.From]) + 1, new(at));
        }
    }

    private static bool IsAttended(Acting acting, int at) => acting.Entries(at).Any(e => IsAttended(acting, at, e));

    private static bool IsAttended(Acting acting, int at, Entry entry)
    {
        byte[] here = acting.Space.Configurations[at];
        if (acting.Parts.Runs(here, entry.Clock))
        {
            return acting.IsExpiryPossible(at, entry.Clock) && CanGoOn(acting, at, entry.Role, entry.Clock);
        }

        if (!acting.Parts.HasRunOut(here, entry.Clock) || entry.Next is not { } next)
        {
            return false;
        }

        int? own = acting.Parts.Chains[entry.Clock][next].Clock;
        return CanGoOn(acting, at, entry.NextRole, own)
            && (entry.IsLast || (acting.Parts.Runs(here, own!.Value) && acting.IsExpiryPossible(at, own.Value)));
    }

    /// <summary>Whether a role has a step without <c>expired</c> that changes something else than counters and the clock beside which it goes on.</summary>
    private static bool CanGoOn(Acting acting, int at, int role, int? clock) => acting.Space.Out[at].Any(s => s.Move.IsSpoken && acting.MayTake(role, s)
        && !acting.Parts.SameBut(acting.Space.Configurations[at], acting.Space.Configurations[s.To], counters: true, clocks: clock is { } own ? [own] : []));
}
