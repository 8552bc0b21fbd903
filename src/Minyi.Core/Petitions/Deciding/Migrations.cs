using Minyi.Deadlines;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Events;
using Minyi.Petitions.Folding;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Evolution;

namespace Minyi.Petitions.Deciding;

/// <summary>Carries a petition over to another workflow.</summary>
internal static class Migrations
{
    internal static PetitionDecision Decide(Petition petition, WorkflowMigration migration, PetitionRules rules, Actor actor, Instant at, string cause)
    {
        if (!ReferenceEquals(migration.Source, petition.Rules.Workflow) || !ReferenceEquals(migration.Target, rules.Workflow))
        {
            throw new ArgumentException("The migration leads from the petition's workflow to the one of the new rules.", nameof(migration));
        }

        if (!TimeBounds.Hold(at))
        {
            return new(petition, new Refusal([Reasons.OutOfBounds]));
        }

        WorkflowDefinition definition = rules.Workflow.Definition;
        List<Reason>? reasons = null;
        RoleDefinition[] offices = [.. definition.Roles.Where(r => r.Party == RoleParty.Office && rules.Scope(r.Id) == RoleScope.District)];
        if (!offices.Any(r => actor.Roles.Contains(r.Id)))
        {
            return new(petition, new Refusal([Reasons.RoleNotAllowed(offices.Select(r => r.Text))]));
        }

        Reasons.AddIf(ref reasons, petition.Version == 0, Reasons.NotRegistered);
        Reasons.AddIf(ref reasons, petition.LastAt > at, Reasons.BackInTime);
        Reasons.AddIf(ref reasons, Forms.HoldsPersonalData(cause), Reasons.PersonalData);
        if (reasons is not null)
        {
            return new(petition, new Refusal([.. reasons]));
        }

        ConfigurationView view = rules.Workflow.Describe(migration.Move(petition.Configuration));
        foreach (string clock in view.Clocks.Where(c => c.Value.Status != ClockStatus.Stopped).Select(c => c.Key))
        {
            Reasons.AddIf(ref reasons, Carried(petition, migration, clock) is { } old && petition.Rules.Clock(old.Clock).Unit != rules.Clock(clock).Unit, Reasons.ClockUnitDiffers(clock));
        }

        if (reasons is not null)
        {
            return new(petition, new Refusal([.. reasons]));
        }

        WorkflowMigrated migrated = new()
        {
            Command = "Migrate",
            Transition = "migrate",
            State = view.State,
            Workflow = definition.Id,
            WorkflowVersion = definition.Version,
            Kind = view.Kind,
            Cause = cause,
            Outcome = view.Outcome,
            Published = view.Published ? true : null,
            Obligations = view.Obligations.SelectMany(o => Obligation(petition, definition, o.Key, o.Value)).ToList().OrNull(),
            Clocks = view.Clocks.Select(c => Clock(Carried(petition, migration, c.Key), rules, c.Key, c.Value, at)).ToList().OrNull(),
            Appraisals = view.Appraisals.Select(a => new AppraisalChange(a.Key, a.Value)).ToList().OrNull(),
            Counters = view.Counters.Select(c => new CounterChange(c.Key, c.Value)).ToList().OrNull(),
        };
        return new(new Petition(new PetitionFold(petition, rules)), actor.Id, at, [migrated]);
    }

    /// <summary>Where an obligation stands; one that is owed by a set is opened, then settled member by member, then waived where the rest of it is.</summary>
    internal static IEnumerable<ObligationChange> Obligation(Petition petition, WorkflowDefinition definition, string id, ObligationState state)
    {
        if (petition.Parts is not { } parts || !definition.Obligations.First(o => o.Id == id).Many)
        {
            return [new(id, state)];
        }

        string[] settled = parts.IsWaived ? [] : [.. parts.Members.Except(parts.Open, StringComparer.Ordinal)];
        return [new(id, settled.Length == 0 ? state : ObligationState.Owed), .. settled.Select(m => new ObligationChange(id, state, m))];
    }

    /// <summary>The deadline that a clock of the new workflow goes on with; null when it is a new clock.</summary>
    private static Deadline? Carried(Petition petition, WorkflowMigration migration, string clock) =>
        migration.SourcesOf(clock).Select(petition.DeadlineOf).FirstOrDefault(d => d is not null);

    private static ClockChange Clock(Deadline? carried, PetitionRules rules, string clock, ClockState state, Instant at)
    {
        Deadline deadline = carried is null ? rules.Time.Start(rules.Clock(clock), at) : carried with { Clock = clock };
        deadline = state.Status == ClockStatus.Paused && !deadline.IsPaused ? deadline.Pause(at)
            : state.Status != ClockStatus.Paused && deadline.IsPaused ? rules.Time.Resume(rules.Clock(clock), deadline, at)
            : deadline;
        return new(clock, state.Status, state.Stage, deadline);
    }
}
