using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>
/// Follows one run step by step and says what of it the proof excludes. Written over configurations in words, from docs/workflow.md: whatever a run shows that a
/// property forbids is found, under the property's name.
/// </summary>
internal sealed class RunChecks(WorkflowDefinition definition)
{
    private readonly Words _words = new(definition);
    private readonly List<(Moved Step, ConfigurationView From)> _passed = [];
    private readonly Dictionary<Role, int> _ownSince = [];
    private readonly HashSet<(Role Role, string Clock)> _late = [];
    private bool _waited;
    private ValueList<Role> _answered = [];

    /// <summary>What was found, each as <c>property: what</c>.</summary>
    internal List<string> Found { get; } = [];

    /// <summary>The roles that are late now: of the late entries, and of the links of their chains whose clock has run out.</summary>
    internal HashSet<Role> Late(ConfigurationView at) =>
        [.. _words.Entries(at).Where(e => _late.Contains((e.Role, e.Clock!))).SelectMany(e => _words.Turn(e, at).Overdue.Append(e.Role))];

    internal void Take(Moved moved)
    {
        int before = Found.Count;
        Silence(moved);
        Told(moved);
        Limits(moved);
        Finality(moved);
        Cycles(moved);
        Lateness(moved);
        if (Found.Count > before)
        {
            Found[^1] += $" (step {_passed.Count}: {moved.Transition.Id} from {moved.Before.State} to {moved.After.State})";
        }
    }

    private void Silence(Moved moved)
    {
        if (!moved.As.Any(r => _words.Is(r, RoleParty.Clock)))
        {
            _waited = false;
            return;
        }

        _waited |= _words.Waits(moved.Before);
        Add(_waited && !_words.IsFinal(moved.Before) && _words.IsFinal(moved.After), "silence-closes-nothing", "the runner alone ended what somebody waited for");
        _waited &= !_words.IsFinal(moved.After);
    }

    private void Told(Moved moved)
    {
        bool concludes = moved.Transition.Effects.Any(e => e.Kind == EffectKind.Conclude);
        foreach (ObligationDefinition obligation in definition.Obligations.Where(o => o.Recipient))
        {
            if (_words.Applies(moved, EffectKind.Settle, obligation.Id))
            {
                Add(moved.As.Any(r => _words.Is(r, RoleParty.Clock)), "told-means-told", $"the runner settles {obligation.Id}");
                ValueList<Role> answered = concludes ? moved.Transition.Roles : _answered;
                Add(!moved.Answered && moved.As.Length > 0 && moved.As.All(r => obligation.To.Contains(r) && !answered.Contains(r)), "told-means-told", $"{obligation.Id} is settled by its recipient, who did not answer");
            }

            if (_words.Applies(moved, EffectKind.Waive, obligation.Id))
            {
                bool released = moved.As.Length > 0 && moved.As.All(r => _words.Is(r, RoleParty.Asking));
                bool opened = moved.Transition.Effects.TakeWhile(e => !(e.Kind == EffectKind.Waive && e.Of == obligation.Id)).Any(e => e.Kind == EffectKind.Open && e.Of == obligation.Id);
                Add(!released && (opened || moved.Transition.Find(RequirementKind.Document) is null), "told-means-told", $"{obligation.Id} is waived without having tried");
            }
        }

        foreach (AppraisalDefinition appraisal in definition.Appraisals)
        {
            if (moved.Transition.Effects.Any(e => e is { Kind: EffectKind.Close, As: "lapsed" } && e.Of == appraisal.Id) && _words.Applies(moved, EffectKind.Close, appraisal.Id))
            {
                string? expired = moved.Transition.Find(RequirementKind.Expired)?.Of;
                bool over = expired is not null && expired == appraisal.Clock && Words.At(moved.Before, expired).Stage == _words.Clock(expired).Stages[^1];
                bool offered = moved.Transition.Effects.Any(e => e.Kind == EffectKind.Offer && e.Of == appraisal.Id);
                Add(!over || offered, "told-means-told", $"{appraisal.Id} lapses before its time");
            }
        }

        _answered = concludes ? moved.Transition.Roles : moved.Transition.Effects.Any(e => e.Kind == EffectKind.Reconsider) ? [] : _answered;
    }

    private void Limits(Moved moved)
    {
        OwedStep[] both = [.. _words.Entries(moved.Before).Intersect(_words.Entries(moved.After)).Where(e => _words.IsAuthority(e.Role))];
        Add(_words.IsRunner(moved.Transition) && both.Any(e => Words.Lengthens(moved.Transition, e.Clock!) && Words.At(moved.Before, e.Clock!).Status != ClockStatus.Stopped
            && Words.At(moved.After, e.Clock!).Status is not (ClockStatus.Stopped or ClockStatus.RunOut)), "nobody-lengthens-own-limit", "the runner lengthens the limit of somebody who goes on owing");
        foreach (Role role in definition.Roles.Where(r => _words.IsAuthority(r.Id)).Select(r => r.Id))
        {
            if (!IsOwn(role, moved))
            {
                _ownSince[role] = _passed.Count + 1;
                continue;
            }

            // The own steps since somebody else took part: where they come back to an earlier configuration, none of the steps between lengthens what the role owes under.
            (Moved Step, ConfigurationView From)[] run = [.. _passed.Skip(_ownSince.GetValueOrDefault(role)), (moved, moved.Before)];
            int back = Array.FindLastIndex(run, s => s.From.Equals(moved.After));
            Add(back >= 0 && run[back..].Any(s => _words.Entries(s.Step.Before).Concat(_words.Entries(s.Step.After)).Any(e => e.Role == role && Words.Lengthens(s.Step.Transition, e.Clock!))),
                "nobody-lengthens-own-limit", $"{role} goes round and gets more time each time");
        }
    }

    private bool IsOwn(Role role, Moved moved)
    {
        HashSet<Role> owing = [.. _words.Entries(moved.Before).Select(e => e.Role)];
        bool approved = moved.Transition.Requires.Any(r => r.Kind == RequirementKind.Approval && Role.From(r.Of!) is var by && _words.Is(by, RoleParty.Office) && by != role && !owing.Contains(by));
        return !approved && !SettlesMember(moved) && (_words.IsRunner(moved.Transition) || _words.MayTake(role, moved.Transition, moved.Before));
    }

    private bool SettlesMember(Moved moved) => definition.Obligations.Any(o => o.Many && _words.Applies(moved, EffectKind.Settle, o.Id));

    private void Finality(Moved moved)
    {
        if (_words.State(moved.After).Final is not { } final)
        {
            return;
        }

        ConfigurationView at = moved.After;
        Add(at.Obligations.Values.Any(Words.IsOwed) || at.Clocks.Count > 0 || at.Appraisals.ContainsValue(AppraisalState.Offered)
            || (at.Outcome is { } outcome && outcome != final.Outcome) || final.Appraised.Any(a => !at.Appraisals.ContainsKey(a)), "proper-completion", "something is left undone");
        Add(final.Told.Any(o => !at.Obligations.ContainsKey(o)), "feedback-reaches-all", "somebody is not told");
    }

    private void Cycles(Moved moved)
    {
        _passed.Add((moved, moved.Before));
        int back = _passed.FindLastIndex(s => s.From.Equals(moved.After));
        if (back >= 0)
        {
            (Moved Step, ConfigurationView From)[] loop = [.. _passed.Skip(back)];
            Add(loop.Any(s => !IsFree(s.Step, loop)), "bounded-cycles", "it goes round by steps that are not free");
        }
    }

    private bool IsFree(Moved step, (Moved Step, ConfigurationView From)[] loop)
    {
        if (Words.SameBeside(step.Before, step.After, [], published: true)
            || definition.Obligations.Any(o => o.Many && _words.Applies(step, EffectKind.Settle, o.Id) && !loop.Any(s => s.Step.Transition.Effects.Any(e => e.Of == o.Id && e.Kind is EffectKind.Open or EffectKind.Void && e.Of == o.Id))))
        {
            return true;
        }

        if (step.Transition.Find(RequirementKind.Expired) is { Of: { } expired })
        {
            bool only = step.Transition.Effects.All(e => e.Of != expired || e.Kind is not (EffectKind.Start or EffectKind.Pause or EffectKind.Resume or EffectKind.Extend or EffectKind.Transfer));
            return only && Words.SameBeside(step.Before, step.After, _words.ChainOf(expired, alsoIn: true));
        }

        return !step.Transition.StandIn && _words.Entries(step.Before).Any(e => Words.HasRunOut(step.Before, e.Clock!) && _words.Clock(e.Clock!).Chain is { Count: > 0 } chain
            && step.Transition.Roles.All(r => r == chain[^1].Role) && Words.SameBeside(step.Before, step.After, _words.ChainOf(e.Clock!, alsoIn: false)));
    }

    private void Lateness(Moved moved)
    {
        Requirement? expired = moved.Transition.Find(RequirementKind.Expired);
        bool last = expired is not null && Words.At(moved.Before, expired.Of!).Stage == _words.Clock(expired.Of!).Stages[^1];
        HashSet<(Role, string)> owed = [.. _words.Entries(moved.Before).Select(e => (e.Role, e.Clock!))];
        HashSet<(Role Role, string Clock)> late = [.. _words.Entries(moved.After).Select(e => (e.Role, e.Clock!))
            .Where(e => Words.HasRunOut(moved.After, e.Item2) || (owed.Contains(e) && (_late.Contains(e) || (last && expired!.Of == e.Item2))))];
        _late.Clear();
        _late.UnionWith(late);
    }

    private void Add(bool fails, string property, string what)
    {
        if (fails)
        {
            Found.Add($"{property}: {what}");
        }
    }
}
