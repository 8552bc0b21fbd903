using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>The words of docs/workflow.md over configurations in words: who owes, how far a chain is reached, who may take a step.</summary>
internal sealed class Words(WorkflowDefinition definition)
{
    private readonly Dictionary<Role, RoleParty> _parties = definition.Roles.ToDictionary(r => r.Id, r => r.Party);

    internal StateDefinition State(ConfigurationView at) => definition.States.Single(s => s.Id == at.State);

    internal bool IsFinal(ConfigurationView at) => State(at).IsFinal;

    internal bool Is(Role role, RoleParty party) => _parties.TryGetValue(role, out RoleParty found) && found == party;

    internal bool IsAuthority(Role role) => Is(role, RoleParty.Office) || Is(role, RoleParty.Unit);

    internal bool IsRunner(TransitionDefinition transition) => transition.Roles.Any(r => Is(r, RoleParty.Clock));

    internal IEnumerable<OwedStep> Entries(ConfigurationView at) => IsFinal(at) ? [] : State(at).Owes.Distinct();

    internal ObligationDefinition Obligation(string id) => definition.Obligations.Single(o => o.Id == id);

    internal ClockDefinition Clock(string id) => definition.Clocks.Single(c => c.Id == id);

    internal static ClockState At(ConfigurationView view, string clock) => view.Clocks.GetValueOrDefault(clock) ?? new(ClockStatus.Stopped);

    internal static bool HasRunOut(ConfigurationView view, string clock) => At(view, clock).Status == ClockStatus.RunOut;

    internal static bool IsOwed(ObligationState state) => state is ObligationState.Owed or ObligationState.Some;

    /// <summary>The next of an entry's chain and its overdue; no next while its clock has not run out.</summary>
    internal (ChainLink? Next, bool IsLast, List<Role> Overdue) Turn(OwedStep entry, ConfigurationView at)
    {
        ValueList<ChainLink> chain = Clock(entry.Clock!).Chain;
        List<Role> overdue = [entry.Role];
        if (!HasRunOut(at, entry.Clock!) || chain.Count == 0)
        {
            return (null, false, []);
        }

        int link = 0;
        while (link < chain.Count - 1 && HasRunOut(at, chain[link].Clock!))
        {
            overdue.Add(chain[link++].Role);
        }

        return (chain[link], link == chain.Count - 1, overdue);
    }

    internal bool MayTake(Role role, TransitionDefinition transition, ConfigurationView at) =>
        transition.Roles.Contains(role)
        || (transition.StandIn && Entries(at).Any(e => Turn(e, at) is { Next: { } next, Overdue: var overdue } && next.Role == role && overdue.Any(transition.Roles.Contains)));

    /// <summary>Whether somebody waits: an authority owes, or a feedback is owed.</summary>
    internal bool Waits(ConfigurationView at) => !IsFinal(at) && (Entries(at).Any(e => IsAuthority(e.Role)) || at.Obligations.Values.Any(IsOwed));

    internal static bool Lengthens(TransitionDefinition transition, string clock) =>
        transition.Effects.Any(e => e.Of == clock && e.Kind is EffectKind.Start or EffectKind.Extend or EffectKind.Transfer or EffectKind.Pause && e.Of == clock);

    /// <summary>Whether one of the effects of a kind on an obligation, or a close of an appraisal, finds something to do when its turn comes.</summary>
    internal bool Applies(Moved moved, EffectKind kind, string of)
    {
        ObligationState obligation = moved.Before.Obligations.GetValueOrDefault(of);
        AppraisalState appraisal = moved.Before.Appraisals.GetValueOrDefault(of);
        foreach (Effect effect in moved.Transition.Effects.Where(e => e.Of == of))
        {
            if (effect.Kind == kind && (kind == EffectKind.Close ? appraisal == AppraisalState.Offered : IsOwed(obligation)))
            {
                return true;
            }

            obligation = effect.Kind switch
            {
                EffectKind.Open => moved.After.Obligations.GetValueOrDefault(of) is ObligationState.Settled && kind != EffectKind.Settle ? ObligationState.Settled : ObligationState.Owed,
                EffectKind.Settle or EffectKind.Waive when IsOwed(obligation) => ObligationState.Settled,
                EffectKind.Void when !IsOwed(obligation) => ObligationState.None,
                _ => obligation,
            };
            appraisal = effect.Kind switch { EffectKind.Offer => AppraisalState.Offered, EffectKind.Close when appraisal == AppraisalState.Offered => AppraisalState.Lapsed, EffectKind.Withdraw => AppraisalState.None, _ => appraisal };
        }

        return false;
    }

    /// <summary>Whether two configurations differ in nothing but some clocks, or whether the result is published.</summary>
    internal static bool SameBeside(ConfigurationView one, ConfigurationView other, IEnumerable<string> clocks, bool published = false)
    {
        string[] ignored = [.. clocks];
        ConfigurationView Bare(ConfigurationView view) => view with { Clocks = view.Clocks.RemoveRange(ignored), Published = !published && view.Published };
        return Bare(one).Equals(Bare(other));
    }

    /// <summary>A clock and the clocks of the chains that it heads, or that it heads or is in.</summary>
    internal IEnumerable<string> ChainOf(string clock, bool alsoIn) => definition.Clocks
        .Where(c => c.Id == clock || (alsoIn && c.Chain.Any(l => l.Clock == clock)))
        .SelectMany(c => c.Chain.Where(l => l.Clock is not null).Select(l => l.Clock!).Append(c.Id))
        .Append(clock).Distinct(StringComparer.Ordinal);
}
