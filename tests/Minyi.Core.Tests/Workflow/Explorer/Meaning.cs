using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Which steps lead from a configuration to the next: the page's "Requirements" and "Steps", read line by line.</summary>
internal static class Meaning
{
    private static readonly string[] Obligations = ["none", "owed", "some", "settled", "waived"];
    private static readonly string[] Appraisals = ["none", "offered", "satisfied", "not-satisfied", "lapsed"];

    internal const byte None = 0;
    internal const byte Owed = 1;
    internal const byte Some = 2;
    internal const byte Settled = 3;
    internal const byte Waived = 4;
    internal const byte Offered = 1;

    internal static bool IsPossible(Parts parts, byte[] at, Move move)
    {
        if (!move.From.Contains(parts.StateOf(at)))
        {
            return false;
        }

        for (int i = 0; i < move.RequiredPart.Length; i++)
        {
            if (!Holds(parts, at, move, move.Definition.Requires[i], move.RequiredPart[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(Parts parts, byte[] at, Move move, Requirement requirement, int part)
    {
        switch (requirement.Kind)
        {
            case RequirementKind.Obligation:
                return requirement.Is.Contains(Obligations[parts.ObligationOf(at, part)]);
            case RequirementKind.Appraisal:
                return requirement.Is.Contains(Appraisals[parts.AppraisalOf(at, part)]);
            case RequirementKind.Clock:
                string clock = parts.ClockOf(at, part) == Parts.Stopped ? "stopped" : parts.Runs(at, part) ? "running" : parts.IsPaused(at, part) ? "paused" : "run-out";
                return requirement.Is.Contains(clock);
            case RequirementKind.Counter:
                bool isBelow = parts.CounterOf(at, part) < parts.Definition.Counters[part].Bound;
                return requirement.Is.Contains(isBelow ? "below" : "at-bound");
            case RequirementKind.Kind:
                return requirement.Is.Contains(parts.Definition.Kinds[parts.KindOf(at)].Id);
            case RequirementKind.Outcome:
                return requirement.Is.Contains(parts.OutcomeOf(at) == 0 ? "none" : parts.Definition.Outcomes[parts.OutcomeOf(at) - 1].Id);
            case RequirementKind.Published:
                return requirement.Is.Contains(parts.PublishedOf(at) == 1 ? "yes" : "no");
            case RequirementKind.Expired:
                return parts.Runs(at, part) && move.ExpiredStages.Contains(parts.ClockOf(at, part) - 1);
            default:
                return true; // whatever an attempt must bring can be brought
        }
    }

    /// <summary>Every way in which a possible transition can go: whether the attempt completes, and to whom nobody is there.</summary>
    internal static IEnumerable<(byte[] Next, ulong Applied)> Ways(Parts parts, byte[] at, Move move)
    {
        bool[] completing = move.TouchesMany ? [false, true] : [false];
        foreach (bool completes in completing)
        {
            for (int absent = 0; absent < 1 << move.OpensOptional.Length; absent++)
            {
                HashSet<int> nobody = [.. move.OpensOptional.Where((_, i) => (absent >> i & 1) == 1)];
                yield return Way(parts, at, move, completes, nobody);
            }
        }
    }

    internal static (byte[] Next, ulong Applied) Way(Parts parts, byte[] at, Move move, bool completes, HashSet<int> nobody)
    {
        byte[] next = [.. at];
        ulong applied = 0;
        if (move.Expired is { } expired)
        {
            ref byte clock = ref parts.ClockOf(next, expired);
            clock = (byte)(clock < parts.Stages(expired) ? clock + 1 : 2 * parts.Stages(expired) + 1);
        }

        for (int i = 0; i < move.EffectPart.Length; i++)
        {
            if (Happen(parts, next, move.Definition.Effects[i], move.EffectPart[i], completes, nobody))
            {
                applied |= 1UL << i;
            }
        }

        if (move.To is { } to)
        {
            parts.SetState(next, to);
        }

        return (next, applied);
    }

    /// <summary>One effect; tells of settle, waive and close whether they applied.</summary>
    private static bool Happen(Parts parts, byte[] at, Effect effect, int part, bool completes, HashSet<int> nobody)
    {
        switch (effect.Kind)
        {
            case EffectKind.Open:
                ObligationDefinition opened = parts.Definition.Obligations[part];
                parts.ObligationOf(at, part) = (opened.Many && completes) || (opened.Optional && nobody.Contains(part)) ? Settled : Owed;
                return false;
            case EffectKind.Settle when parts.ObligationOf(at, part) is Owed or Some:
                parts.ObligationOf(at, part) = parts.Definition.Obligations[part].Many && !completes ? Some : Settled;
                return true;
            case EffectKind.Waive when parts.ObligationOf(at, part) is Owed or Some:
                parts.ObligationOf(at, part) = Waived;
                return true;
            case EffectKind.Void when parts.ObligationOf(at, part) is Settled or Waived:
                parts.ObligationOf(at, part) = None;
                return false;
            case EffectKind.Start:
                parts.ClockOf(at, part) = 1;
                return false;
            case EffectKind.Stop:
                parts.ClockOf(at, part) = Parts.Stopped;
                return false;
            case EffectKind.Pause when parts.Runs(at, part):
                parts.ClockOf(at, part) += (byte)parts.Stages(part);
                return false;
            case EffectKind.Resume when parts.IsPaused(at, part):
                parts.ClockOf(at, part) -= (byte)parts.Stages(part);
                return false;
            case EffectKind.Extend or EffectKind.Transfer when parts.Runs(at, part) || parts.HasRunOut(at, part):
                parts.ClockOf(at, part) = 1;
                return false;
            case EffectKind.Extend when parts.IsPaused(at, part):
                parts.ClockOf(at, part) = (byte)(parts.Stages(part) + 1);
                return false;
            case EffectKind.Offer:
                parts.AppraisalOf(at, part) = Offered;
                return false;
            case EffectKind.Close when parts.AppraisalOf(at, part) == Offered:
                parts.AppraisalOf(at, part) = (byte)Array.IndexOf(Appraisals, effect.As);
                return true;
            case EffectKind.Withdraw:
                parts.AppraisalOf(at, part) = None;
                return false;
            case EffectKind.Count when parts.CounterOf(at, part) < parts.Definition.Counters[part].Bound:
                parts.CounterOf(at, part)++;
                return false;
            case EffectKind.Reset:
                parts.CounterOf(at, part) = 0;
                return false;
            case EffectKind.Conclude:
                parts.OutcomeOf(at) = (byte)parts.Outcome(effect.As!);
                return false;
            case EffectKind.Reconsider:
                parts.OutcomeOf(at) = 0;
                return false;
            case EffectKind.Publish or EffectKind.Retract:
                parts.PublishedOf(at) = effect.Kind == EffectKind.Publish ? (byte)1 : (byte)0;
                return false;
            default:
                return false; // nothing to settle, waive, void, pause, resume, extend, close or count
        }
    }
}
