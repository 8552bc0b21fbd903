namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Nobody lengthens the own limit, and nor does the runner for somebody.</summary>
internal static class Lengthening
{
    internal static void Look(Acting acting, Rounds rounds, Faults faults)
    {
        Space space = acting.Space;
        foreach (Step step in space.Steps.Where(s => s.Move.Lengthened.Length > 0 && acting.IsRunner(s) && ForSomebody(acting, s)))
        {
            faults.Add("nobody-lengthens-own-limit", step.Move.Definition.Id, space.Depth[step.From] + 1, Witness.Of(step));
        }

        for (int role = 0; role < acting.Parts.RoleCount; role++)
        {
            if (Acting.IsIn(role, acting.Parts.Authorities))
            {
                Own(acting, rounds, role, faults);
            }
        }
    }

    /// <summary>Whether a runner step lengthens a clock under which the same authority owes before and after.</summary>
    private static bool ForSomebody(Acting acting, Step step)
    {
        Parts parts = acting.Parts;
        byte[] from = acting.Space.Configurations[step.From];
        byte[] to = acting.Space.Configurations[step.To];
        return parts.Entries[parts.StateOf(from)].Intersect(parts.Entries[parts.StateOf(to)])
            .Any(e => Acting.IsIn(e.Role, parts.Authorities) && step.Move.Lengthened.Contains(e.Clock)
                && parts.ClockOf(from, e.Clock) != Parts.Stopped && parts.ClockOf(to, e.Clock) != Parts.Stopped && !parts.HasRunOut(to, e.Clock));
    }

    private static void Own(Acting acting, Rounds rounds, int role, Faults faults)
    {
        Space space = acting.Space;
        int[] component = Paths.Components(space, IsOwn);
        foreach (Step step in space.Steps.Where(s => component[s.From] == component[s.To] && s.Move.Lengthened.Length > 0 && IsOwn(s)))
        {
            if (acting.Entries(step.From).Concat(acting.Entries(step.To)).Any(e => e.Role == role && step.Move.Lengthened.Contains(e.Clock)))
            {
                faults.Add("nobody-lengthens-own-limit", step.Move.Definition.Id, space.Depth[step.From] + 1, Witness.Of(step));
            }
        }

        bool IsOwn(Step step) => (acting.MayTake(role, step) || acting.IsRunner(step))
            && (step.Move.Approvals & acting.Parts.Office & ~acting.Owing(step.From) & ~(1UL << role)) == 0
            && !acting.SettlesMember(step, rounds.Opened);
    }
}
