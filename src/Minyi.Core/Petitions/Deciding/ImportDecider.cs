using Minyi.Deadlines;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Deciding;

/// <summary>Decides whether a case of another system is adopted where it stands.</summary>
internal static class ImportDecider
{
    internal static PetitionEvent? Decide(Petition petition, Import import, Actor actor, Instant at, ref List<Reason>? reasons)
    {
        PetitionRules rules = petition.Rules;
        WorkflowDefinition definition = rules.Workflow.Definition;
        Authority(rules, actor, ref reasons);
        if (reasons is not null)
        {
            return null; // who may not adopt a case is not told whether one of that id is there
        }

        ConfigurationView view = WithParts(rules, import);
        Reasons.AddIf(ref reasons, petition.LastAt > at, Reasons.BackInTime);
        Reasons.AddIf(ref reasons, import.HasReason && import.Data.IsEmpty, Reasons.ReasonWithoutText);
        Forms.Check(petition, import.Form, at, ref reasons);
        Referrals.Check(rules, import.Form, import.Lead, import.Assisting, ref reasons);
        Forms.Check(import.From, ref reasons);
        Forms.Check(rules, import.Attachments, ref reasons);
        Reasons.AddIf(ref reasons, view.Kind != import.Form.Kind, Reasons.KindDiffers);
        Reasons.AddIf(ref reasons, import.RegisteredAt > at || import.RegisteredAt < TimeBounds.First, Reasons.AfterImport);
        Reasons.AddIf(ref reasons, import.Lead is null && definition.States.FirstOrDefault(s => s.Id == view.State) is { } there && Scopes.IsUnits(rules, there), Reasons.LeadMissing);
        if (!rules.Workflow.TryImport(view, out Configuration? configuration, out Refusal? refusal))
        {
            foreach (Reason reason in refusal.Reasons)
            {
                Reasons.Add(ref reasons, reason);
            }

            return null;
        }

        StateDefinition state = rules.Workflow.State(configuration);
        Reasons.AddIf(ref reasons, !Scopes.SomebodyGoesOn(rules, import.Form, state), Reasons.NobodyGoesOn);
        Parts(definition, import, view, ref reasons);
        List<ClockChange> clocks = Clocks(rules, import, at, ref reasons);
        return reasons is not null ? null : new PetitionImported
        {
            Command = import.Name,
            Transition = "import",
            State = view.State,
            Workflow = definition.Id,
            WorkflowVersion = definition.Version,
            Form = import.Form,
            From = import.From,
            RegisteredAt = import.RegisteredAt,
            Lead = import.Lead,
            Assisting = import.Assisting.OrNull(),
            Outcome = view.Outcome,
            Published = view.Published ? true : null,
            Obligations = view.Obligations.SelectMany(o => Obligation(definition, import, o.Key, o.Value)).ToList().OrNull(),
            Clocks = clocks.OrNull(),
            Appraisals = view.Appraisals.Select(a => new AppraisalChange(a.Key, a.Value)).ToList().OrNull(),
            Counters = view.Counters.Select(c => new CounterChange(c.Key, c.Value)).ToList().OrNull(),
            Attachments = import.Attachments.OrNull(),
        };
    }

    /// <summary>What a set owes follows from who assists and who has given a part; where the configuration does not say it and cannot be without it, it is filled in.</summary>
    private static ConfigurationView WithParts(PetitionRules rules, Import import)
    {
        ConfigurationView view = Guard.Against.Null(import.Where);
        string[] open = [.. rules.Workflow.Definition.Obligations.Where(o => o.Many && !view.Obligations.ContainsKey(o.Id)).Select(o => o.Id)];
        if (open.Length == 0 || rules.Workflow.TryImport(view, out _, out _))
        {
            return view;
        }

        ConfigurationView filled = view with { Obligations = view.Obligations.SetItems(open.Select(o => KeyValuePair.Create(o, PartsOf(import).State))) };
        return rules.Workflow.TryImport(filled, out _, out _) ? filled : view;
    }

    private static SettlementSet PartsOf(Import import) => import.Contributed.Intersect(import.Assisting)
        .Aggregate(SettlementSet.Of(import.Assisting.Select(u => u.Value)), (set, unit) => set.Settle(unit.Value));

    /// <summary>Whether an actor may import.</summary>
    internal static bool IsFor(PetitionRules rules, Actor actor)
    {
        List<Reason>? reasons = null;
        Authority(rules, actor, ref reasons);
        return reasons is null;
    }

    private static void Authority(PetitionRules rules, Actor actor, ref List<Reason>? reasons)
    {
        RoleDefinition[] offices = [.. rules.Workflow.Definition.Roles.Where(r => r.Party == RoleParty.Office && rules.Scope(r.Id) == RoleScope.District)];
        RoleDefinition[] alone = [.. offices.Where(r => rules.Tables.Beginning.Contains(r.Id))];
        RoleDefinition[] may = alone.Length > 0 ? alone : offices;
        if (!may.Any(r => actor.Roles.Contains(r.Id)))
        {
            Reasons.Add(ref reasons, Reasons.RoleNotAllowed(may.Select(r => r.Text)));
        }
    }

    /// <summary>Whether who assists and who has given a part is what the configuration says of it.</summary>
    private static void Parts(WorkflowDefinition definition, Import import, ConfigurationView view, ref List<Reason>? reasons)
    {
        if (import.Contributed.Except(import.Assisting).Any())
        {
            Reasons.Add(ref reasons, Reasons.NotAssisting);
            return;
        }

        SettlementSet parts = PartsOf(import);
        foreach (ObligationDefinition obligation in definition.Obligations.Where(o => o.Many))
        {
            ObligationState state = view.Obligations.GetValueOrDefault(obligation.Id);
            bool fits = state switch
            {
                ObligationState.None => import.Contributed.IsEmpty,
                ObligationState.Waived => import.Assisting.IsEmpty || parts.State != ObligationState.Settled,
                _ => parts.State == state,
            };
            Reasons.AddIf(ref reasons, !fits, Reasons.PartsDiffer);
        }
    }

    /// <summary>Where an obligation stands; one that is owed by a set is opened, then settled member by member, then waived where the rest of it is.</summary>
    private static IEnumerable<ObligationChange> Obligation(WorkflowDefinition definition, Import import, string id, ObligationState state)
    {
        if (import.Contributed.IsEmpty || !definition.Obligations.First(o => o.Id == id).Many)
        {
            return [new(id, state)];
        }

        ObligationState given = state == ObligationState.Waived ? ObligationState.Some : state;
        IEnumerable<ObligationChange> changes = [new(id, ObligationState.Owed), .. import.Contributed.Select(u => new ObligationChange(id, given, u.Value))];
        return given == state ? changes : changes.Append(new(id, state));
    }

    private static List<ClockChange> Clocks(PetitionRules rules, Import import, Instant at, ref List<Reason>? reasons)
    {
        List<ClockChange> changes = [];
        bool standing = import.Clocks.All(c => c is not null && import.Where.Clocks.TryGetValue(c.Clock, out ClockState? state) && state.Status != ClockStatus.Stopped);
        Reasons.AddIf(ref reasons, !standing || import.Clocks.DistinctBy(c => c.Clock, StringComparer.Ordinal).Count() != import.Clocks.Length, Reasons.ClockNotRunning);
        foreach ((string id, ClockState state) in import.Where.Clocks.Where(c => c.Value.Status != ClockStatus.Stopped))
        {
            ImportedClock? clock = import.Clocks.FirstOrDefault(c => c?.Clock == id);
            if (clock is null || (state.Status == ClockStatus.Paused) != (clock.PausedAt is not null))
            {
                Reasons.Add(ref reasons, Reasons.ClockStartMissing);
            }
            else if (!InOrder(clock, at))
            {
                Reasons.Add(ref reasons, Reasons.AfterImport);
            }
            else if (Beyond(rules.Clock(id), clock) is { } beyond)
            {
                Reasons.Add(ref reasons, beyond);
            }
            else
            {
                Deadline deadline = Carried(rules, clock);
                if (Begins(rules, id, state, deadline) is var begins && begins > (clock.PausedAt ?? at))
                {
                    Reasons.Add(ref reasons, Reasons.StageNotBegun(rules.Tables.Definition.Clocks[rules.Tables.Clocks[id]].Text, state.Stage, rules.Time.DateOf(begins)));
                }

                changes.Add(new(id, state.Status, state.Stage, clock.PausedAt is { } paused ? deadline.Pause(paused) : deadline));
            }
        }

        return changes;
    }

    /// <summary>An amount, or a number of extensions, that the district's own rule could not have led to.</summary>
    private static Reason? Beyond(DeadlineRule rule, ImportedClock clock)
    {
        (int longest, int times) = rule.Extension is { } extension ? (extension.Longest, extension.Times) : (0, 0);
        int most = (int)Math.Min(DeadlineRule.MostAmount, rule.Amount + ((long)longest * times));
        return clock.Extensions > times || clock.Amount > most || clock.Amount < 1 ? Reasons.ImportedAmount(rule.Clock, most, times) : null;
    }

    /// <summary>Whether start, pauses and import follow each other.</summary>
    private static bool InOrder(ImportedClock clock, Instant at)
    {
        Instant last = clock.StartedAt;
        bool ordered = last >= TimeBounds.First && clock.Extensions >= 0;
        foreach (PauseSpan pause in clock.Pauses.OrNone())
        {
            ordered &= pause.From >= last && pause.Until >= pause.From;
            last = pause.Until;
        }

        return ordered && last <= (clock.PausedAt ?? at) && clock.PausedAt is null | clock.PausedAt <= at;
    }

    private static Deadline Carried(PetitionRules rules, ImportedClock clock)
    {
        DeadlineRule rule = rules.Clock(clock.Clock);
        Deadline deadline = rules.Time.Start(rule, clock.StartedAt, clock.Amount) with { Extensions = clock.Extensions };
        foreach (PauseSpan pause in clock.Pauses.OrNone())
        {
            deadline = rules.Time.Resume(rule, deadline.Pause(pause.From), pause.Until);
        }

        return deadline;
    }

    /// <summary>When the stage begins that the clock is said to be in: when the one before it expired.</summary>
    private static Instant Begins(PetitionRules rules, string id, ClockState state, Deadline deadline)
    {
        ClockDefinition clock = rules.Tables.Definition.Clocks[rules.Tables.Clocks[id]];
        int stage = state.Status == ClockStatus.RunOut ? clock.Stages.Count : clock.Stages.ToList().IndexOf(state.Stage!);
        return stage < 1 ? deadline.StartedAt : rules.StageAt(clock, clock.Stages[stage - 1], deadline);
    }
}
