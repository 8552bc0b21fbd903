using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification;

/// <summary>What may go round: free steps, and clocks that somebody lengthens for oneself.</summary>
internal sealed class Cycles
{
    private readonly ProofModel _model;
    private readonly Components _components;
    private readonly Findings _findings;
    private readonly int[][] _members;
    private readonly HashSet<(int Component, int Obligation)> _renewed = [];

    internal Cycles(ProofModel model, Components components, Findings findings)
    {
        _model = model;
        _components = components;
        _findings = findings;
        WorkflowDefinition definition = model.Workflow.Definition;
        _members = [.. model.Rules.Select(r => Effects(r, EffectKind.Settle).Where(e => definition.Obligations[e.Of].Many).Select(e => e.Of).ToArray())];
        if (_members.Any(m => m.Length > 0))
        {
            FindRenewed();
        }
    }

    /// <summary>Steps that go round and are not free, and steps by which a clock is lengthened for whoever owes under it.</summary>
    internal void Find()
    {
        List<(int Index, int Target, int Label, int Clock)> lengthening = [];
        for (int index = 0; index < _model.Count; index++)
        {
            ReadOnlySpan<int> targets = _model.Space.Targets(index);
            ReadOnlySpan<int> labels = _model.Space.Labels(index);
            for (int edge = 0; edge < targets.Length; edge++)
            {
                int target = targets[edge];
                StepRule rule = _model.Rule(labels[edge]);
                bool together = _components.Together(index, target);
                if (together && !IsFree(index, target, rule))
                {
                    _findings.Add(WorkflowProperty.BoundedCycles, rule.Transition.Definition.Id, index, labels[edge]);
                }

                if (rule.Lengthened.IsEmpty)
                {
                    continue;
                }

                foreach (int clock in rule.Lengthened)
                {
                    if (rule.IsRunner && RunnerLengthens(index, target, clock))
                    {
                        _findings.Add(WorkflowProperty.NobodyLengthensOwnLimit, rule.Transition.Definition.Id, index, labels[edge]);
                    }

                    if (together)
                    {
                        lengthening.Add((index, target, labels[edge], clock));
                    }
                }
            }
        }

        Lengthening(lengthening);
    }

    private bool IsFree(int index, int target, StepRule rule)
    {
        if (!_model.DifferBesidePublished(index, target) || SettlesMember(index, rule))
        {
            return true;
        }

        if (!rule.IsSpoken)
        {
            return !rule.Touched.Contains(rule.Expires) && !_model.DifferBesideChain(index, target, rule.Expires, headed: false);
        }

        return !rule.StandIn && IsOfTheLast(index, target, rule);
    }

    /// <summary>Whether it settles a member of a set that nothing of the component fills again.</summary>
    private bool SettlesMember(int index, StepRule rule)
    {
        foreach (int obligation in _members[rule.Transition.Index])
        {
            if (!_renewed.Contains((_components.Of(index), obligation)) && Applies(index, rule, obligation))
            {
                return true;
            }
        }

        return false;
    }

    private bool Applies(int index, StepRule rule, int obligation)
    {
        Span<ulong> words = stackalloc ulong[_model.Workflow.Layout.Words];
        _model.Words(index).CopyTo(words);
        Field field = _model.Workflow.Layout.Obligations[obligation];
        int step = rule.IsSpoken ? 0 : 1;
        if (!rule.IsSpoken)
        {
            rule.Transition.Steps[0].Apply(words, completes: false, absent: 0);
        }

        foreach (Effect effect in rule.Transition.Definition.Effects.AsSpan())
        {
            if (effect.Kind == EffectKind.Settle && rule.Transition.Steps[step].Field == field && (ObligationState)field.Read(words) is ObligationState.Owed or ObligationState.Some)
            {
                return true;
            }

            rule.Transition.Steps[step++].Apply(words, completes: false, absent: 0);
        }

        return false;
    }

    /// <summary>Whether only the last of a chain may take it, and it sets nothing but that chain's clocks.</summary>
    private bool IsOfTheLast(int index, int target, StepRule rule)
    {
        ReadOnlySpan<ulong> words = _model.Words(index);
        foreach (Entry entry in _model.Entries[_model.State(index)])
        {
            if (!entry.Chain.IsEmpty && (rule.Roles & ~entry.Chain[^1].Role) == 0 && _model.Clocks.HasRunOut(words, entry.Clock)
                && !_model.DifferBesideChain(index, target, entry.Clock, headed: true))
            {
                return true;
            }
        }

        return false;
    }

    private bool RunnerLengthens(int index, int target, int clock)
    {
        if (_model.Clocks.IsStopped(_model.Words(index), clock) || _model.Clocks.IsStopped(_model.Words(target), clock) || _model.Clocks.HasRunOut(_model.Words(target), clock))
        {
            return false;
        }

        ulong before = Owing(index, clock);
        return (before & Owing(target, clock)) != 0;
    }

    /// <summary>The authorities that owe under a clock.</summary>
    private ulong Owing(int index, int clock)
    {
        ulong owing = 0;
        foreach (Entry entry in _model.Entries[_model.State(index)])
        {
            owing |= entry.Clock == clock ? entry.Role & _model.Roles.Authorities : 0;
        }

        return owing;
    }

    private void Lengthening(List<(int Index, int Target, int Label, int Clock)> steps)
    {
        ulong concerned = 0;
        foreach ((int index, int target, _, int clock) in steps)
        {
            concerned |= Owing(index, clock) | Owing(target, clock);
        }

        for (ulong left = concerned; left != 0; left &= left - 1)
        {
            ulong role = left & ~(left - 1);
            Components? own = null;
            foreach ((int index, int target, int label, int clock) in steps)
            {
                if (((Owing(index, clock) | Owing(target, clock)) & role) != 0 && IsOwn(role, index, label)
                    && (own ??= new(_model.Space, _ => false, (i, l) => IsOwn(role, i, l))).Together(index, target))
                {
                    _findings.Add(WorkflowProperty.NobodyLengthensOwnLimit, _model.Rule(label).Transition.Definition.Id, index, label);
                }
            }
        }
    }

    private bool IsOwn(ulong role, int index, int label)
    {
        StepRule rule = _model.Rule(label);
        return (rule.IsRunner || _model.MayTake(role, rule, index))
            && (rule.Approvals & _model.Roles.Offices & ~_model.Owing[_model.State(index)] & ~role) == 0
            && !SettlesMember(index, rule);
    }

    private void FindRenewed()
    {
        int[][] renewing = [.. _model.Rules.Select(r => Effects(r, EffectKind.Open).Concat(Effects(r, EffectKind.Void)).Select(e => e.Of).Distinct().ToArray())];
        for (int index = 0; index < _model.Count; index++)
        {
            ReadOnlySpan<int> targets = _model.Space.Targets(index);
            ReadOnlySpan<int> labels = _model.Space.Labels(index);
            for (int edge = 0; edge < targets.Length; edge++)
            {
                int[] obligations = renewing[_model.Space.Transition(labels[edge])];
                if (obligations.Length > 0 && _components.Together(index, targets[edge]))
                {
                    foreach (int obligation in obligations)
                    {
                        _renewed.Add((_components.Of(index), obligation));
                    }
                }
            }
        }
    }

    private IEnumerable<(int Of, int Place)> Effects(StepRule rule, EffectKind kind) => rule.Transition.Definition.Effects
        .Select((e, i) => (Effect: e, Place: i))
        .Where(e => e.Effect.Kind == kind)
        .Select(e => (TransitionCompiler.IndexOf(_model.Workflow.Definition.Obligations, o => o.Id == e.Effect.Of), e.Place));
}
