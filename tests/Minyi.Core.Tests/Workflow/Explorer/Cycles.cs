using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Bounded cycles: a step that can be taken again and again has to be free.</summary>
internal static class Cycles
{
    internal static void Look(Acting acting, Rounds rounds, Faults faults)
    {
        foreach (Step step in acting.Space.Steps.Where(s => rounds.IsWithin(s) && !IsFree(acting, rounds, s)))
        {
            faults.Add("bounded-cycles", step.Move.Definition.Id, acting.Space.Depth[step.From] + 1, Witness.Of(step));
        }
    }

    private static bool IsFree(Acting acting, Rounds rounds, Step step)
    {
        byte[] from = acting.Space.Configurations[step.From];
        byte[] to = acting.Space.Configurations[step.To];
        return acting.Parts.SameBut(from, to, published: true)
            || acting.SettlesMember(step, rounds.Opened)
            || IsExpiry(acting.Parts, step, from, to)
            || IsByTheLast(acting, step, from, to);
    }

    private static bool IsExpiry(Parts parts, Step step, byte[] from, byte[] to)
    {
        if (step.Move.Expired is not { } clock)
        {
            return false;
        }

        bool onlyStops = step.Move.Definition.Effects.Zip(step.Move.EffectPart)
            .Where(e => e.Second == clock && IsOfClock(e.First.Kind)).All(e => e.First.Kind == EffectKind.Stop);
        HashSet<int> around = [clock, .. Enumerable.Range(0, parts.Chains.Length).Select(h => ClocksOf(parts, h)).Where(c => c.Contains(clock)).SelectMany(c => c)];
        return onlyStops && parts.SameBut(from, to, clocks: around);
    }

    private static bool IsByTheLast(Acting acting, Step step, byte[] from, byte[] to)
    {
        Parts parts = acting.Parts;
        return !step.Move.Definition.StandIn && acting.Entries(step.From).Any(e => parts.HasRunOut(from, e.Clock) && parts.Chains[e.Clock].Length > 0
            && step.Move.Roles == 1UL << parts.Chains[e.Clock][^1].Role
            && parts.SameBut(from, to, clocks: ClocksOf(parts, e.Clock)));
    }

    /// <summary>The clock that has the chain, and the clocks of its links.</summary>
    private static HashSet<int> ClocksOf(Parts parts, int head) => [head, .. parts.Chains[head].Select(l => l.Clock).OfType<int>()];

    private static bool IsOfClock(EffectKind kind) =>
        kind is EffectKind.Start or EffectKind.Stop or EffectKind.Pause or EffectKind.Resume or EffectKind.Extend or EffectKind.Transfer;
}
