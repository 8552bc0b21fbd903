using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Told means told: nobody confirms for the recipient, nothing is waived without an attempt, an appraisal lapses by its own clock.</summary>
internal static class Told
{
    internal static void Look(Acting acting, Faults faults)
    {
        Space space = acting.Space;
        Dictionary<int, bool[]> answered = [];
        foreach (Step step in space.Steps.Where(s => s.Applied != 0).Where(s => Settles(acting, s, answered) || Waives(space.Parts, s) || Lapses(space, s)))
        {
            faults.Add("told-means-told", step.Move.Definition.Id, space.Depth[step.From] + 1, Witness.Of(step));
        }

        HashSet<string> asking = [.. space.Parts.Definition.Roles.Where(r => r.Party == RoleParty.Asking).Select(r => r.Id.Value)];
        foreach (ObligationDefinition obligation in space.Parts.Definition.Obligations.Where(o => o.Optional && o.To.Any(r => asking.Contains(r.Value))))
        {
            faults.Add("told-means-told", obligation.Id);
        }
    }

    private static bool Settles(Acting acting, Step step, Dictionary<int, bool[]> answered) => Applying(step, EffectKind.Settle)
        .Select(i => acting.Parts.Definition.Obligations[step.Move.EffectPart[i]])
        .Where(o => o.Recipient)
        .Any(o => (step.Move.Roles & acting.Parts.Runners) != 0
            || o.To.Any(r => Acting.IsIn(acting.Parts.Role(r.Value), step.Move.Roles) && !Answered(acting, step, acting.Parts.Role(r.Value), answered)));

    /// <summary>The step concludes itself; or a path without a new conclusion leads here from a step with which the role concluded.</summary>
    private static bool Answered(Acting acting, Step step, int role, Dictionary<int, bool[]> answered)
    {
        if (step.Move.Has(EffectKind.Conclude))
        {
            return true;
        }

        if (!answered.TryGetValue(role, out bool[]? from))
        {
            IEnumerable<int> concluded = acting.Space.Steps.Where(s => s.Move.Has(EffectKind.Conclude) && Acting.IsIn(role, s.Move.Roles)).Select(s => s.To);
            answered[role] = from = Paths.Forward(acting.Space, concluded, s => !s.Move.Has(EffectKind.Conclude) && !s.Move.Has(EffectKind.Reconsider));
        }

        return from[step.From];
    }

    private static bool Waives(Parts parts, Step step) => Applying(step, EffectKind.Waive)
        .Where(i => parts.Definition.Obligations[step.Move.EffectPart[i]].Recipient)
        .Any(i => (step.Move.Roles & ~parts.Asking) != 0
            && (!step.Move.Requires(RequirementKind.Document) || Before(step, i, EffectKind.Open)));

    private static bool Lapses(Space space, Step step) => Applying(step, EffectKind.Close)
        .Where(i => step.Move.Definition.Effects[i].As == "lapsed")
        .Any(i => !IsByOwnClock(space, step, step.Move.EffectPart[i]) || Before(step, i, EffectKind.Offer));

    private static bool IsByOwnClock(Space space, Step step, int appraisal) =>
        space.Parts.Definition.Appraisals[appraisal].Clock is { } clock
        && step.Move.Expired == space.Parts.Clock(clock)
        && space.Parts.IsInLastStage(space.Configurations[step.From], space.Parts.Clock(clock));

    private static bool Before(Step step, int effect, EffectKind kind) => Enumerable.Range(0, effect)
        .Any(i => step.Move.Definition.Effects[i].Kind == kind && step.Move.EffectPart[i] == step.Move.EffectPart[effect]);

    private static IEnumerable<int> Applying(Step step, EffectKind kind) => Enumerable.Range(0, step.Move.EffectPart.Length)
        .Where(i => step.Move.Definition.Effects[i].Kind == kind && step.Applies(i));
}
