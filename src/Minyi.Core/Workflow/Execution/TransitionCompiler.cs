using System.Collections.Immutable;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Execution;

/// <summary>Turns a transition's requirements and effects into tables. The one place where the vocabulary gets its meaning.</summary>
internal sealed class TransitionCompiler(Layout layout)
{
    private const int None = (int)ObligationState.None;
    private const int Owed = (int)ObligationState.Owed;
    private const int Some = (int)ObligationState.Some;
    private const int Settled = (int)ObligationState.Settled;
    private const int Waived = (int)ObligationState.Waived;

    private readonly WorkflowDefinition _definition = layout.Definition;

    internal CompiledTransition Compile(TransitionDefinition transition, int index)
    {
        ImmutableArray<FieldGuard>.Builder guards = ImmutableArray.CreateBuilder<FieldGuard>();
        ImmutableArray<FieldStep>.Builder steps = ImmutableArray.CreateBuilder<FieldStep>();
        foreach (Requirement requirement in transition.Requires)
        {
            if (Guarded(requirement) is { } guard)
            {
                guards.Add(guard);
            }
        }

        if (transition.Find(RequirementKind.Expired) is { } expired)
        {
            int clock = IndexOf(_definition.Clocks, c => c.Id == expired.Of);
            steps.Add(Mapped(layout.Clocks[clock], ClockSize(clock), v => v >= 1 && v <= Stages(clock) ? (v == Stages(clock) ? RunOut(clock) : v + 1) : v));
        }

        foreach (Effect effect in transition.Effects)
        {
            if (Step(effect) is { } step)
            {
                steps.Add(step);
            }
        }

        int to = transition.To is null ? -1 : IndexOf(_definition.States, s => s.Id == transition.To);
        return new(index, transition, to, guards.ToImmutable(), steps.ToImmutable(), [.. transition.Roles],
            [.. transition.Requires.Where(r => Vocabulary.IsOfAttempt(r.Kind))],
            transition.Find(RequirementKind.Expired) is { } fires ? _definition.Clocks.First(c => c.Id == fires.Of).Stages : []);
    }

    private FieldGuard? Guarded(Requirement requirement)
    {
        switch (requirement.Kind)
        {
            case RequirementKind.Obligation:
                return Guard(layout.Obligations[IndexOf(_definition.Obligations, o => o.Id == requirement.Of)], Vocabulary.Obligations);
            case RequirementKind.Appraisal:
                return Guard(layout.Appraisals[IndexOf(_definition.Appraisals, a => a.Id == requirement.Of)], Vocabulary.Appraisals);
            case RequirementKind.Kind:
                return Guard(layout.Kind, [.. _definition.Kinds.Select(k => k.Id)]);
            case RequirementKind.Outcome:
                return Guard(layout.Outcome, [Vocabulary.NoOutcome, .. _definition.Outcomes.Select(o => o.Id)]);
            case RequirementKind.Published:
                return Guard(layout.Published, Vocabulary.Answers);
            case RequirementKind.Counter:
                int counter = IndexOf(_definition.Counters, c => c.Id == requirement.Of);
                int bound = _definition.Counters[counter].Bound;
                return Guard(layout.Counters[counter], [.. Enumerable.Range(0, bound + 1).Select(v => Vocabulary.Counters[v == bound ? 1 : 0])]);
            case RequirementKind.Clock:
                int clock = IndexOf(_definition.Clocks, c => c.Id == requirement.Of);
                return Guard(layout.Clocks[clock], [.. Enumerable.Range(0, ClockSize(clock)).Select(v => Vocabulary.Clocks[(int)Status(clock, v)])]);
            case RequirementKind.Expired:
                clock = IndexOf(_definition.Clocks, c => c.Id == requirement.Of);
                return Guard(layout.Clocks[clock], ["", .. _definition.Clocks[clock].Stages]);
            default:
                return null;
        }

        FieldGuard Guard(Field field, string[] words)
        {
            ulong allowed = 0;
            for (int value = 0; value < words.Length; value++)
            {
                if (requirement.Is.Contains(words[value], StringComparer.Ordinal))
                {
                    allowed |= 1UL << value;
                }
            }

            return new(requirement, field, allowed);
        }
    }

    private FieldStep? Step(Effect effect)
    {
        switch (effect.Kind)
        {
            case EffectKind.Open or EffectKind.Settle or EffectKind.Waive or EffectKind.Void:
                int obligation = IndexOf(_definition.Obligations, o => o.Id == effect.Of);
                FieldStep step = Obligation(layout.Obligations[obligation], effect.Kind, _definition.Obligations[obligation].Many);
                return effect.Kind == EffectKind.Open && _definition.Obligations[obligation].Optional
                    ? step with { Optional = 1u << _definition.Obligations.Take(obligation).Count(o => o.Optional) }
                    : step;
            case EffectKind.Start or EffectKind.Stop or EffectKind.Pause or EffectKind.Resume or EffectKind.Extend or EffectKind.Transfer:
                return Clock(IndexOf(_definition.Clocks, c => c.Id == effect.Of), effect.Kind);
            case EffectKind.Offer or EffectKind.Withdraw:
                int value = (int)(effect.Kind == EffectKind.Offer ? AppraisalState.Offered : AppraisalState.None);
                return Mapped(Appraisal(effect), Vocabulary.Appraisals.Length, _ => value);
            case EffectKind.Close:
                int closed = Array.IndexOf(Vocabulary.Appraisals, effect.As);
                return Mapped(Appraisal(effect), Vocabulary.Appraisals.Length, v => v == (int)AppraisalState.Offered ? closed : v);
            case EffectKind.Count or EffectKind.Reset:
                int counter = IndexOf(_definition.Counters, c => c.Id == effect.Of);
                int bound = _definition.Counters[counter].Bound;
                return Mapped(layout.Counters[counter], bound + 1, v => effect.Kind == EffectKind.Reset ? 0 : Math.Min(bound, v + 1));
            case EffectKind.Conclude or EffectKind.Reconsider:
                int outcome = effect.Kind == EffectKind.Reconsider ? 0 : 1 + IndexOf(_definition.Outcomes, o => o.Id == effect.As);
                return Mapped(layout.Outcome, _definition.Outcomes.Count + 1, _ => outcome);
            case EffectKind.Publish or EffectKind.Retract:
                int published = effect.Kind == EffectKind.Publish ? 1 : 0;
                return Mapped(layout.Published, 2, _ => published);
            default:
                return null;
        }
    }

    private static FieldStep Obligation(Field field, EffectKind kind, bool many)
    {
        FieldStep plain = Mapped(field, Vocabulary.Obligations.Length, v => Value(v, completes: !many));
        return many ? plain with { Completing = Mapped(field, Vocabulary.Obligations.Length, v => Value(v, completes: true)).Table } : plain;

        int Value(int v, bool completes) => kind switch
        {
            EffectKind.Open => many && completes ? Settled : Owed,
            EffectKind.Settle when v is Owed or Some => completes ? Settled : Some,
            EffectKind.Waive when v is Owed or Some => Waived,
            EffectKind.Void when v is Settled or Waived => None,
            _ => v,
        };
    }

    private FieldStep Clock(int clock, EffectKind kind) => Mapped(layout.Clocks[clock], ClockSize(clock), v => (kind, Status(clock, v)) switch
    {
        (EffectKind.Start, _) => 1,
        (EffectKind.Stop, _) => 0,
        (EffectKind.Pause, ClockStatus.Running) => v + Stages(clock),
        (EffectKind.Resume, ClockStatus.Paused) => v - Stages(clock),
        (EffectKind.Extend, ClockStatus.Running or ClockStatus.RunOut) => 1,
        (EffectKind.Extend, ClockStatus.Paused) => Stages(clock) + 1,
        (EffectKind.Transfer, ClockStatus.Running or ClockStatus.RunOut) => 1,
        _ => v,
    });

    private Field Appraisal(Effect effect) => layout.Appraisals[IndexOf(_definition.Appraisals, a => a.Id == effect.Of)];

    private int Stages(int clock) => _definition.Clocks[clock].Stages.Count;

    private int ClockSize(int clock) => (2 * Stages(clock)) + 2;

    private int RunOut(int clock) => (2 * Stages(clock)) + 1;

    private ClockStatus Status(int clock, int value) => value == 0 ? ClockStatus.Stopped
        : value <= Stages(clock) ? ClockStatus.Running
        : value < RunOut(clock) ? ClockStatus.Paused
        : ClockStatus.RunOut;

    private static FieldStep Mapped(Field field, int size, Func<int, int> map)
    {
        byte[] table = [.. Enumerable.Range(0, size).Select(v => (byte)map(v))];
        return new(field, table, table);
    }

    internal static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> match)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (match(items[i]))
            {
                return i;
            }
        }

        throw new InvalidOperationException("The definition was not checked.");
    }
}
