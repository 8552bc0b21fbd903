using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Deciding;

/// <summary>Decides a step of the workflow: checks what comes with the command, asks the workflow, and tells what changes.</summary>
internal readonly struct StepDecider(Petition petition, PetitionCommand command, Actor actor, Instant at)
{
    private PetitionRules Rules => petition.Rules;

    /// <summary>The unit that the command puts in charge: the one it names, and where it only calls others up the one that is.</summary>
    private UnitId? Lead => command.LeadOrNull ?? (command.AssistingOrEmpty.IsEmpty ? null : petition.Lead);

    private RegistrationForm? Form => petition.Form ?? command.FormOrNull;

    internal PetitionEvent? Decide(ref List<Reason>? reasons)
    {
        PayloadCheck.Find(petition, command, actor, at, ref reasons);
        if (petition.Version == 0 && command.FormOrNull is null && Rules.Tables.Starts.Contains(command.Name))
        {
            // Without a form nobody knows whose petition it will be: there is nothing more to judge by.
            Reasons.Add(ref reasons, Reasons.FormMissing);
            return null;
        }

        FrozenSet<Role> roles = Scopes.Covering(petition, Form, actor, petition.Version == 0 ? Lead : petition.Lead);
        Configuration before = petition.Version == 0 && Rules.Start(command.FormOrNull?.Kind) is { } start ? start : petition.Configuration;
        Decision decision = Rules.Workflow.Decide(before, Attempt(roles));
        if (!decision.IsAllowed)
        {
            Refuse(decision.Refusal, roles, ref reasons);
            return null;
        }

        TransitionDefinition transition = decision.Transition;
        if (petition.LastAt > at)
        {
            return null; // no clock runs backwards
        }

        StepTakes.Find(petition, transition, command, ref reasons);
        StepNeeds.Find(petition, transition, command, ref reasons);
        if (command.ExpiryOrNull is null && !Scopes.SomebodyGoesOn(Rules, Form, Rules.Workflow.State(decision.Next)))
        {
            Reasons.Add(ref reasons, Reasons.NobodyGoesOn);
            return null;
        }

        StepPlan plan = Rules.Tables.PlanOf(transition);
        ValueList<ClockChange>? clocks = new ClockWork(petition, command, at).Changes(plan, before, decision.Next, ref reasons);
        return reasons is null ? Event(transition, plan, before, decision.Next, clocks) : null;
    }

    private Attempt Attempt(FrozenSet<Role> roles)
    {
        bool? completes = command.MemberOrNull is { } member && petition.Parts is { } parts && parts.Members.Contains(member.Value, StringComparer.Ordinal)
            ? parts.CompletesWith(member.Value)
            : null;
        return new Attempt
        {
            Command = command.Name,
            Roles = roles,
            OfUnitConcerned = Scopes.IsOfUnitConcerned(petition, actor),
            HasReason = command.HasReason,
            Documents = Documents(),
            Approvals = command.Approvals.IsEmpty ? FrozenSet<Role>.Empty : command.Approvals.ToFrozenSet(),
            Recipient = command.RecipientOrNull ?? (command.MemberOrNull is null ? null : Rules.Tables.Shared),
            Completes = completes ?? command.AssistingOrEmpty.IsEmpty,
            Absent = Rules.Tables.Absent.By(Form),
            Appraisal = command.AppraisalOrNull,
            Result = command.GradeOrNull is { } grade && Rules.Appraisals.Find(grade) is { } step
                ? step.NotSatisfied ? AppraisalState.NotSatisfied : AppraisalState.Satisfied
                : null,
            Outcome = command.OutcomeOrNull,
            Expiry = command.ExpiryOrNull,
        };
    }

    /// <summary>The kinds of document attached, and those that the command itself is: minutes with a hearing, attempts that the policy finds enough.</summary>
    private FrozenSet<string> Documents()
    {
        string? implied = command.HearingOrNull is not null && !command.Data.IsEmpty ? "minutes"
            : Rules.Tables.AttemptsFor.ContainsKey(command.Name) ? "attempts"
            : null;
        return implied is null && command.Attachments.IsEmpty
            ? FrozenSet<string>.Empty
            : command.Attachments.Select(a => a.Kind).Concat(implied is null ? [] : [implied]).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The workflow's reasons; where only the scope stands in the way of a role that would do, the scope is the reason.</summary>
    private void Refuse(Refusal refusal, FrozenSet<Role> roles, ref List<Reason>? reasons)
    {
        FrozenSet<Role>? may = Rules.Tables.RolesOf.GetValueOrDefault(command.Name);
        bool outOfScope = may is not null && !roles.Overlaps(may) && actor.Roles.Overlaps(may);
        bool withheld = GradedSide.Depends(petition, command.Name) && GradedSide.Holds(petition, actor);
        foreach (Reason reason in withheld ? GradedSide.Told(petition, command.Name, actor, roles, refusal) : refusal.Reasons)
        {
            Reasons.Add(ref reasons, reason.Code == "role-not-allowed" && outOfScope ? Reasons.OutOfScope : reason);
        }

        if (!withheld && refusal.Reasons.Any(r => r.Code == "obligation") && petition.OwingParts.Any())
        {
            Reasons.Add(ref reasons, Reasons.PartsOpen(petition.OwingParts));
        }

        if (outOfScope && !reasons!.Contains(Reasons.OutOfScope))
        {
            Reasons.Add(ref reasons, Reasons.OutOfScope);
        }
    }

    /// <summary>The form with the number that the matter has where it comes from: one matter, one file.</summary>
    private RegistrationForm WithReference(RegistrationForm form) =>
        command.ReferenceOrNull is { } reference && form.References?.Contains(reference) != true ? form with { References = [.. form.References.OrNone(), reference] } : form;

    private StepEvent Event(TransitionDefinition transition, StepPlan plan, Configuration before, Configuration next, ValueList<ClockChange>? clocks)
    {
        ChangeReader changes = new(Rules.Tables, before, next);
        StepFacts facts = new(
            command.Name,
            transition.Id,
            transition.To ?? Rules.Workflow.State(before).Id,
            changes.Outcome(plan),
            changes.Published(plan),
            changes.Obligations(plan, command.MemberOrNull?.Value),
            clocks,
            changes.Appraisals(plan),
            changes.Counters(plan),
            command.Attachments.OrNull(),
            command.Approvals.OrNull(),
            command.Data);
        return command switch
        {
            { FormOrNull: { } form } when petition.Version == 0 =>
                new PetitionRegistered(facts, Rules.Workflow.Definition.Id, Rules.Workflow.Definition.Version, WithReference(form), Lead),
            _ when Lead is { } lead => new PetitionReferred(facts, lead, command.AssistingOrEmpty.OrNull()),
            { RecipientOrNull: { } recipient, ChannelOrNull: { } channel } => new FeedbackGiven(facts, recipient, channel),
            { AppraisalOrNull: { } appraisal, GradeOrNull: { } grade } => new HandlingAppraised(facts, appraisal, grade),
            { ExpiryOrNull: { } expiry } => new ClockExpired(facts, expiry.Clock, expiry.Stage),
            { HearingOrNull: { } hearing } => new HearingHeld(facts, hearing),
            { AgentsOrNull: { } agents } => new AgencyTaken(facts, agents.IsEmpty ? [RepresentativeId.From(actor.Id.Value)] : [.. agents]),
            ConcludeAgency conclude => new AgencyConcluded(facts, conclude.Result),
            { MovesElsewhere: true } => new PetitionHandedOver(facts, command.ReferenceOrNull),
            _ => new StepTaken(facts),
        };
    }
}
