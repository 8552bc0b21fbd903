using System.Collections.Immutable;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>The meaning of a definition in terms of views, written from docs/workflow.md and without the compiled tables.</summary>
internal static class Table
{
    internal static bool IsPossible(WorkflowDefinition definition, TransitionDefinition transition, ConfigurationView at) =>
        transition.From.Contains(at.State) && transition.Requires.All(r => r.Kind switch
        {
            RequirementKind.Obligation => r.Is.Contains(Kebab(at.Obligations.GetValueOrDefault(r.Of!))),
            RequirementKind.Appraisal => r.Is.Contains(Kebab(at.Appraisals.GetValueOrDefault(r.Of!))),
            RequirementKind.Clock => r.Is.Contains(Kebab(at.Clocks.GetValueOrDefault(r.Of!)?.Status ?? ClockStatus.Stopped)),
            RequirementKind.Counter => r.Is.Contains(at.Counters.GetValueOrDefault(r.Of!) < definition.Counters.Single(c => c.Id == r.Of).Bound ? "below" : "at-bound"),
            RequirementKind.Kind => r.Is.Contains(at.Kind ?? ""),
            RequirementKind.Outcome => r.Is.Contains(at.Outcome ?? "none"),
            RequirementKind.Published => r.Is.Contains(at.Published ? "yes" : "no"),
            RequirementKind.Expired => at.Clocks.GetValueOrDefault(r.Of!) is { Status: ClockStatus.Running } clock && r.Is.Contains(clock.Stage!),
            _ => true,
        });

    internal static ConfigurationView Apply(WorkflowDefinition definition, TransitionDefinition transition, ConfigurationView at, bool completes, params string[] absent)
    {
        if (transition.Requires.FirstOrDefault(r => r.Kind == RequirementKind.Expired) is { } expired)
        {
            ClockDefinition clock = definition.Clocks.Single(c => c.Id == expired.Of);
            int stage = clock.Stages.ToList().IndexOf(at.Clocks[clock.Id].Stage!) + 1;
            ClockState next = stage < clock.Stages.Count ? new(ClockStatus.Running, clock.Stages[stage]) : new(ClockStatus.RunOut);
            at = at with { Clocks = at.Clocks.SetItem(clock.Id, next) };
        }

        foreach (Effect effect in transition.Effects)
        {
            at = Apply(definition, effect, at, completes, absent);
        }

        return at with { State = transition.To ?? at.State };
    }

    private static ConfigurationView Apply(WorkflowDefinition definition, Effect effect, ConfigurationView at, bool completes, string[] absent)
    {
        string of = effect.Of ?? "";
        bool nobody = definition.Obligations.Any(o => o.Id == of && o.Optional) && absent.Contains(of, StringComparer.Ordinal);
        bool many = definition.Obligations.Any(o => o.Id == of && o.Many);
        ObligationState owed = at.Obligations.GetValueOrDefault(of);
        bool open = owed is ObligationState.Owed or ObligationState.Some;
        ClockState clock = at.Clocks.GetValueOrDefault(of) ?? new(ClockStatus.Stopped);
        string first = definition.Clocks.FirstOrDefault(c => c.Id == of)?.Stages[0] ?? "";
        AppraisalState appraisal = at.Appraisals.GetValueOrDefault(of);
        return effect.Kind switch
        {
            EffectKind.Open => Obligation((many && completes) || nobody ? ObligationState.Settled : ObligationState.Owed),
            EffectKind.Settle => open ? Obligation(!many || completes ? ObligationState.Settled : ObligationState.Some) : at,
            EffectKind.Waive => open ? Obligation(ObligationState.Waived) : at,
            EffectKind.Void => open ? at : Obligation(ObligationState.None),
            EffectKind.Start => Clock(new(ClockStatus.Running, first)),
            EffectKind.Stop => Clock(new(ClockStatus.Stopped)),
            EffectKind.Pause => clock.Status == ClockStatus.Running ? Clock(clock with { Status = ClockStatus.Paused }) : at,
            EffectKind.Resume => clock.Status == ClockStatus.Paused ? Clock(clock with { Status = ClockStatus.Running }) : at,
            EffectKind.Extend => clock.Status switch
            {
                ClockStatus.Stopped => at,
                ClockStatus.Paused => Clock(new(ClockStatus.Paused, first)),
                _ => Clock(new(ClockStatus.Running, first)),
            },
            EffectKind.Transfer => clock.Status is ClockStatus.Running or ClockStatus.RunOut ? Clock(new(ClockStatus.Running, first)) : at,
            EffectKind.Offer => Appraisal(AppraisalState.Offered),
            EffectKind.Close => appraisal == AppraisalState.Offered
                ? Appraisal(effect.As switch { "satisfied" => AppraisalState.Satisfied, "lapsed" => AppraisalState.Lapsed, _ => AppraisalState.NotSatisfied })
                : at,
            EffectKind.Withdraw => Appraisal(AppraisalState.None),
            EffectKind.Count => Counter(Math.Min(definition.Counters.Single(c => c.Id == of).Bound, at.Counters.GetValueOrDefault(of) + 1)),
            EffectKind.Reset => Counter(0),
            EffectKind.Conclude => at with { Outcome = effect.As },
            EffectKind.Reconsider => at with { Outcome = null },
            EffectKind.Publish => at with { Published = true },
            _ => at with { Published = false },
        };

        ConfigurationView Obligation(ObligationState state) => at with { Obligations = Set(at.Obligations, state, ObligationState.None) };

        ConfigurationView Clock(ClockState state) => at with { Clocks = Set(at.Clocks, state, new(ClockStatus.Stopped)) };

        ConfigurationView Appraisal(AppraisalState state) => at with { Appraisals = Set(at.Appraisals, state, AppraisalState.None) };

        ConfigurationView Counter(int value) => at with { Counters = Set(at.Counters, value, 0) };

        ImmutableSortedDictionary<string, T> Set<T>(ImmutableSortedDictionary<string, T> values, T value, T absent) =>
            Equals(value, absent) ? values.Remove(of) : values.SetItem(of, value);
    }

    private static string Kebab<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
