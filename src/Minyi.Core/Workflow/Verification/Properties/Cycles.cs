using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification.Configurations;
using Minyi.Workflow.Verification.Findings;
using Minyi.Workflow.Verification.Search;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>What may go round: free steps, and clocks that somebody lengthens for oneself.</summary>
internal sealed class Cycles
{
    private readonly ProofModel _model;
    private readonly Components _components;
    private readonly FindingCollector _findings;
    private readonly (int Obligation, int Step)[][] _members;
    private readonly HashSet<(int Component, int Obligation)> _renewed = [];

    internal Cycles(ProofModel model, Components components, FindingCollector findings)
    {
        _model = model;
        _components = components;
        _findings = findings;
        WorkflowDefinition definition = model.Workflow.Definition;
        _members = [.. model.Rules.Select(r => Effects(r, EffectKind.Settle).Where(e => definition.Obligations[e.Obligation].Many).ToArray())];
        if (_members.Any(m => m.Length > 0))
        {
            FindRenewed();
        }
    }

    /// <summary>Steps that go round and are not free, and steps by which a clock is lengthened for whoever owes under it.</summary>
    internal void Find()
    {
        List<(int Index, int Target, int Label, int Clock)> lengthening = [];
        List<(int Index, int Label)> fails = [];
        for (int index = 0; index < _model.Count; index++)
        {
            foreach (Edge edge in _model.Space.Steps(index))
            {
                int target = edge.Target;
                StepRule rule = _model.Rule(edge.Label);
                bool together = _components.Together(index, target);
                if (together && !IsFree(index, target, rule))
                {
                    _findings.Add(WorkflowProperty.BoundedCycles, rule.Transition.Definition.Id, index, edge.Label);
                }

                if (rule.Lengthened.IsEmpty)
                {
                    continue;
                }

                foreach (int clock in rule.Lengthened)
                {
                    if (_model.IsRunnerStep(rule, index) && RunnerLengthens(index, target, clock))
                    {
                        fails.Add((index, edge.Label));
                    }

                    if (together)
                    {
                        _model.Space.Budget.Hold(16);
                        lengthening.Add((index, target, edge.Label, clock));
                    }
                }
            }
        }

        Lengthening(lengthening, fails);

        // By whichever rule and for whichever role: the first in breadth-first order has the shortest trace.
        foreach ((int index, int label) in fails.OrderBy(f => f.Index))
        {
            _findings.Add(WorkflowProperty.NobodyLengthensOwnLimit, _model.Rule(label).Transition.Definition.Id, index, label);
        }
    }

    private bool IsFree(int index, int target, StepRule rule)
    {
        if (!_model.DifferBesidePublished(index, target) || SettlesMember(index, rule))
        {
            return true;
        }

        return (!rule.IsSpoken && !rule.Touched.Contains(rule.Expires) && !_model.DifferBesideChains(index, target, rule.Expires))
            || (!rule.StandIn && IsOfTheLast(index, target, rule));
    }

    /// <summary>Whether it settles a member of a set that nothing of the component fills again.</summary>
    private bool SettlesMember(int index, StepRule rule)
    {
        foreach ((int obligation, int step) in _members[rule.Transition.Index])
        {
            if (!_renewed.Contains((_components.Of(index), obligation)) && _model.Applies(index, rule, step, closes: false))
            {
                return true;
            }
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
                && !_model.DifferBesideHeaded(index, target, entry.Clock))
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

    /// <summary>Steps of one role, with the runner's, that go round and lengthen what this role owes under.</summary>
    private void Lengthening(List<(int Index, int Target, int Label, int Clock)> steps, List<(int Index, int Label)> fails)
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
                    fails.Add((index, label));
                }
            }

            own?.Release();
        }
    }

    private bool IsOwn(ulong role, int index, int label)
    {
        StepRule rule = _model.Rule(label);
        return (_model.IsRunnerStep(rule, index) || _model.MayTake(role, rule, index))
            && (rule.Approvals & _model.Roles.Offices & ~_model.Owing[_model.State(index)] & ~role) == 0
            && !SettlesMember(index, rule);
    }

    private void FindRenewed()
    {
        int[][] renewing = [.. _model.Rules.Select(r => Effects(r, EffectKind.Open).Concat(Effects(r, EffectKind.Void)).Select(e => e.Obligation).Distinct().ToArray())];
        for (int index = 0; index < _model.Count; index++)
        {
            foreach (Edge edge in _model.Space.Steps(index))
            {
                int[] obligations = renewing[_model.Space.Transition(edge.Label)];
                if (obligations.Length > 0 && _components.Together(index, edge.Target))
                {
                    foreach (int obligation in obligations)
                    {
                        _renewed.Add((_components.Of(index), obligation));
                    }
                }
            }
        }
    }

    /// <summary>The obligations that effects of a kind are on, each with the effect's place among the transition's steps.</summary>
    private IEnumerable<(int Obligation, int Step)> Effects(StepRule rule, EffectKind kind) => rule.Transition.Definition.Effects
        .Select((e, i) => (Effect: e, Place: i + rule.FirstEffect))
        .Where(e => e.Effect.Kind == kind)
        .Select(e => (TransitionCompiler.IndexOf(_model.Workflow.Definition.Obligations, o => o.Id == e.Effect.Of), e.Place));
}
