using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification.Configurations;
using Minyi.Workflow.Verification.Findings;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>Told means told: who settles, waives and lapses what somebody is to get.</summary>
internal sealed class Telling
{
    private readonly ProofModel _model;
    private readonly ImmutableArray<Suspect>[] _suspects;
    private ulong[]? _answered;

    internal Telling(ProofModel model)
    {
        _model = model;
        _suspects = [.. model.Rules.Select(Suspects)];
    }

    /// <summary>Looks at every step of a transition that might tell nobody, in the order of configurations.</summary>
    internal void Find(FindingCollector findings)
    {
        if (_suspects.All(s => s.IsEmpty))
        {
            return;
        }

        for (int index = 0; index < _model.Count; index++)
        {
            foreach (Edge edge in _model.Space.Steps(index))
            {
                int transition = _model.Space.Transition(edge.Label);
                if (!_suspects[transition].IsEmpty && _model.Space.IsPlain(edge.Label) && Fails(index, transition))
                {
                    findings.Add(WorkflowProperty.ToldMeansTold, _model.Rules[transition].Transition.Definition.Id, index, edge.Label);
                }
            }
        }
    }

    private bool Fails(int index, int transition)
    {
        foreach (Suspect suspect in _suspects[transition])
        {
            if (!_model.Applies(index, _model.Rules[transition], suspect.Step, suspect.Kind == EffectKind.Close))
            {
                continue;
            }

            bool excused = suspect.Kind switch
            {
                EffectKind.Settle => (suspect.Roles & _model.Roles.Clocks) == 0 && (suspect.Roles & ~Answered(index, transition)) == 0,
                EffectKind.Close when suspect.Clock >= 0 => _model.Clocks.IsInLastStage(_model.Words(index), suspect.Clock),
                _ => false,
            };
            if (!excused)
            {
                return true;
            }
        }

        return false;
    }

    private ulong Answered(int index, int transition) =>
        Concludes(_model.Rules[transition]) ? _model.Rules[transition].Roles : (_answered ??= Answers())[index];

    /// <summary>Who may have given the answer on file in each configuration.</summary>
    private ulong[] Answers()
    {
        ulong[] answered = new ulong[_model.Count];
        bool[] queued = new bool[_model.Count];
        Queue<int> open = new(Enumerable.Range(0, _model.Count));
        Array.Fill(queued, true);
        while (open.TryDequeue(out int index))
        {
            queued[index] = false;
            foreach (Edge edge in _model.Space.Steps(index))
            {
                StepRule rule = _model.Rule(edge.Label);
                ulong after = Concludes(rule) ? rule.Roles : Has(rule, EffectKind.Reconsider) ? 0 : answered[index];
                int target = edge.Target;
                if ((after & ~answered[target]) != 0)
                {
                    answered[target] |= after;
                    if (!queued[target])
                    {
                        queued[target] = true;
                        open.Enqueue(target);
                    }
                }
            }
        }

        return answered;
    }

    private ImmutableArray<Suspect> Suspects(StepRule rule)
    {
        WorkflowDefinition definition = _model.Workflow.Definition;
        TransitionDefinition transition = rule.Transition.Definition;
        List<Suspect> suspects = [];
        for (int i = 0; i < transition.Effects.Count; i++)
        {
            Effect effect = transition.Effects[i];
            if (effect.Kind is EffectKind.Settle or EffectKind.Waive && definition.Obligations.First(o => o.Id == effect.Of) is { Recipient: true } obligation)
            {
                ulong roles = rule.Roles & (_model.Roles.Mask(obligation.To) | _model.Roles.Clocks);
                bool released = (rule.Roles & ~_model.Roles.Asking) == 0;
                bool attempted = transition.Find(RequirementKind.Document) is not null && !Before(EffectKind.Open, effect.Of!, i);
                if (effect.Kind == EffectKind.Settle ? roles != 0 : !released && !attempted)
                {
                    suspects.Add(new(effect.Kind, rule.FirstEffect + i, roles, -1));
                }
            }
            else if (effect is { Kind: EffectKind.Close, As: "lapsed" })
            {
                string? clock = definition.Appraisals.First(a => a.Id == effect.Of).Clock;
                bool own = clock is not null && !rule.IsSpoken && definition.Clocks[rule.Expires].Id == clock && !Before(EffectKind.Offer, effect.Of!, i);
                if (!own || !OnlyLastStage(rule))
                {
                    suspects.Add(new(effect.Kind, rule.FirstEffect + i, 0, own ? rule.Expires : -1));
                }
            }
        }

        return [.. suspects];

        bool Before(EffectKind kind, string of, int effect) => transition.Effects.Take(effect).Any(e => e.Kind == kind && e.Of == of);
    }

    private bool OnlyLastStage(StepRule rule) =>
        rule.Transition.Definition.Find(RequirementKind.Expired)!.Is is [var stage] && stage == _model.Workflow.Definition.Clocks[rule.Expires].Stages[^1];

    private static bool Concludes(StepRule rule) => Has(rule, EffectKind.Conclude);

    private static bool Has(StepRule rule, EffectKind kind)
    {
        foreach (Effect effect in rule.Transition.Definition.Effects.AsSpan())
        {
            if (effect.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An effect that might tell nobody: its place among the steps, the recipient's roles that are admitted, the clock that must be at its end.</summary>
    private readonly record struct Suspect(EffectKind Kind, int Step, ulong Roles, int Clock);
}
