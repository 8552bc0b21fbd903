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
internal readonly struct StepDecider(StepCommand command, StepCase step)
{
    private readonly Petition _petition = step.Petition;

    private PetitionRules Rules => _petition.Rules;

    internal PetitionEvent? Decide(ref List<Reason>? reasons)
    {
        PetitionEvent? happened = Decided(ref reasons);
        if (reasons is not null && Withheld(reasons) is { } instead)
        {
            reasons = [instead];
        }

        return happened;
    }

    /// <summary>
    /// What somebody is told in place of the reasons, who may not know them: whoever no role of whom covers the petition, and who has the command for other petitions only; and
    /// who reads nothing or a part of it and may never give the command. Null for everybody else.
    /// </summary>
    private Reason? Withheld(List<Reason> reasons)
    {
        bool begins = _petition.Version == 0 && command.Beginning is not null;
        FrozenSet<Role> may = Rules.Tables.RolesOf.GetValueOrDefault(command.Name) ?? FrozenSet<Role>.Empty;
        if (_petition.Version == 0 && !begins && Rules.Tables.Starts.Contains(command.Name))
        {
            return null; // it lacks the form, by which alone it could be told whose it is
        }

        StepContent content = default;
        command.Tell(step, ref content);
        FrozenSet<Role> roles = Scopes.Covering(_petition, _petition.Form ?? command.Beginning, step.Actor, begins ? content.Lead : _petition.Lead);
        bool elsewhere = !roles.Overlaps(may) && step.Actor.Roles.Overlaps(may);
        if (begins)
        {
            return elsewhere ? Reasons.NotYours : null;
        }

        if (!roles.Any(Rules.Tables.RolesById.ContainsKey) || (elsewhere && StandIns.For(_petition, command.Name, roles) is null))
        {
            return Reasons.NotYours;
        }

        bool whole = _petition.Version == 0 || roles.Overlaps(Rules.Tables.Runners) || Readings.Of(_petition, step.Actor) == Reading.Whole;
        return whole ? null
            : may.Count == 0 ? reasons.Find(r => r.Code == "unknown-command")
            : content.Part is { } part && !step.Actor.Units.Contains(part) ? Reasons.NotYours
            : !roles.Overlaps(may) ? Reasons.RoleNotAllowed(Rules.Tables.Definition.Roles.Where(r => may.Contains(r.Id)).Select(r => r.Text))
            : null;
    }

    private StepEvent? Decided(ref List<Reason>? reasons)
    {
        bool back = _petition.LastAt > step.At;
        Reasons.AddIf(ref reasons, back, Reasons.BackInTime);
        Reasons.AddIf(ref reasons, command.HasReason && command.Data.IsEmpty, Reasons.ReasonWithoutText);
        if (!command.Attachments.IsEmpty)
        {
            Forms.Check(_petition.Rules, command.Attachments, ref reasons);
        }

        command.Check(step, ref reasons);
        Feedbacks.CheckAttempts(_petition, command, ref reasons);
        RegistrationForm? begins = command.Beginning;
        if (_petition.Version == 0 && begins is null && Rules.Tables.Starts.Contains(command.Name))
        {
            // Without a form nobody knows whose petition it will be: there is nothing more to judge by.
            Reasons.Add(ref reasons, Reasons.FormMissing);
            return null;
        }

        StepContent content = default;
        command.Tell(step, ref content);
        RegistrationForm? form = _petition.Form ?? begins;
        FrozenSet<Role> roles = Scopes.Covering(_petition, form, step.Actor, _petition.Version == 0 ? content.Lead : _petition.Lead);
        Configuration before = _petition.Version == 0 && Rules.Start(begins?.Kind) is { } start ? start : _petition.Configuration;
        FrozenSet<Role> approvals = Approvals.Of(_petition, command.Name, command.Approvals, step.Actor, content.Extension, ref reasons);
        Decision decision = Rules.Workflow.Decide(before, Attempt(content, form, roles, approvals));
        Role? inPlaceOf = null;
        if (!decision.IsAllowed && StandIns.For(_petition, command.Name, roles) is { } places)
        {
            foreach (Role late in places)
            {
                if (Rules.Workflow.Decide(before, Attempt(content, form, roles.Append(late).ToFrozenSet(), approvals)) is { IsAllowed: true } taken)
                {
                    (decision, inPlaceOf) = (taken, late);
                    Reasons.AddIf(ref reasons, !command.HasReason, Reasons.StandInReason);
                    Reasons.AddIf(ref reasons, Scopes.IsOfUnitConcerned(_petition, step.Actor), Reasons.OwnUnit);
                    break;
                }
            }
        }

        if (!decision.IsAllowed)
        {
            Refuse(decision.Refusal, roles, ref reasons);
            return null;
        }

        if (back)
        {
            return null; // no clock runs backwards
        }

        TransitionDefinition transition = decision.Transition;
        command.Check(step, transition, ref reasons);
        TwoParties.Check(step, transition, roles, inPlaceOf, ref reasons);
        ToldByOthers.Check(step, transition, roles, inPlaceOf is not null, ref reasons);
        if (content.Expiry is null && !Scopes.SomebodyGoesOn(Rules, form, Rules.Workflow.State(decision.Next)))
        {
            Reasons.Add(ref reasons, Reasons.NobodyGoesOn);
            return null;
        }

        StepPlan plan = Rules.Tables.PlanOf(transition);
        ValueList<ClockChange>? clocks = new ClockWork(_petition, content.Extension, step.At).Changes(plan, before, decision.Next, ref reasons);
        return reasons is null ? command.Event(step, Facts(content, transition, plan, before, decision.Next, clocks, (Approved(transition), ForUnit(transition, roles, content.Lead), inPlaceOf))) : null;
    }

    /// <summary>The roles whose approvals a transition uses up.</summary>
    private static ValueList<Role>? Approved(TransitionDefinition transition) => transition.Find(RequirementKind.Approval) is null ? null
        : transition.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.FromRecord(r.Of!)).ToValueList();

    private UnitId? ForUnit(TransitionDefinition transition, FrozenSet<Role> roles, UnitId? begins) =>
        TwoParties.UnitOf(_petition, transition, roles, step.Actor, _petition.Version == 0 ? begins : _petition.Lead);

    private Attempt Attempt(in StepContent content, RegistrationForm? form, FrozenSet<Role> roles, FrozenSet<Role> approvals)
    {
        bool? completes = content.Part is { } part && _petition.Parts is { } parts && parts.Members.Contains(part.Value, StringComparer.Ordinal)
            ? parts.CompletesWith(part.Value)
            : null;
        return new Attempt
        {
            Command = command.Name,
            Roles = roles,
            OfUnitConcerned = Scopes.IsOfUnitConcerned(_petition, step.Actor),
            HasReason = command.HasReason,
            Documents = Documents(content.Document),
            Approvals = approvals,
            Recipient = content.Recipient,
            Completes = completes ?? !content.CallsUp,
            Absent = Rules.Tables.Absent.By(form),
            Appraisal = content.Appraisal,
            Result = content.Result,
            Outcome = content.Outcome,
            Expiry = content.Expiry,
        };
    }

    /// <summary>The kinds of document attached, and what the command itself is: minutes with a hearing, attempts that the policy finds enough.</summary>
    private FrozenSet<string> Documents(string? own)
    {
        string? implied = own ?? (Rules.Tables.AttemptsFor.ContainsKey(command.Name) ? WorkflowTables.Attempts : null);
        return implied is null && command.Attachments.IsEmpty
            ? FrozenSet<string>.Empty
            : command.Attachments.Select(a => a.Kind).Concat(implied is null ? [] : [implied]).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The workflow's reasons.</summary>
    private void Refuse(Refusal refusal, FrozenSet<Role> roles, ref List<Reason>? reasons)
    {
        bool withheld = GradedSide.Depends(_petition, command.Name) && GradedSide.Holds(_petition, step.Actor);
        foreach (Reason reason in withheld ? GradedSide.Told(_petition, command.Name, step.Actor, roles, refusal) : refusal.Reasons)
        {
            Reasons.Add(ref reasons, reason);
        }

        if (!withheld && refusal.Reasons.Any(r => r.Code == "obligation") && _petition.OwingParts.Any())
        {
            Reasons.Add(ref reasons, Reasons.PartsOpen(_petition.OwingParts));
        }
    }

    private StepFacts Facts(in StepContent content, TransitionDefinition transition, StepPlan plan, Configuration before, Configuration next, ValueList<ClockChange>? clocks,
        (ValueList<Role>? Approvals, UnitId? ForUnit, Role? InPlaceOf) parties)
    {
        ChangeReader changes = new(Rules.Tables, before, next);
        return new(
            command.Name,
            transition.Id,
            transition.To ?? Rules.Workflow.State(before).Id,
            changes.Outcome(plan),
            changes.Published(plan),
            changes.Obligations(plan, content.Part?.Value),
            clocks,
            changes.Appraisals(plan),
            changes.Counters(plan),
            command.Attachments.OrNull(),
            parties.Approvals,
            parties.ForUnit,
            parties.InPlaceOf,
            command.Data);
    }
}
