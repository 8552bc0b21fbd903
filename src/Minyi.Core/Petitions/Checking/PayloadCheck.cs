using Minyi.Feedback;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Checking;

/// <summary>Whether what comes with a command makes sense by itself and on this petition.</summary>
internal static class PayloadCheck
{
    private static readonly Role Representative = Role.From("Representative");

    internal static void Find(Petition petition, PetitionCommand command, Actor actor, Instant at, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, petition.LastAt > at, Reasons.BackInTime);
        Reasons.AddIf(ref reasons, command.HasReason && command.Data.IsEmpty, Reasons.ReasonWithoutText);
        if (command.FormOrNull is { } form)
        {
            FormCheck.Find(petition, form, at, ref reasons);
        }

        Referral(petition, command, actor, ref reasons);
        Feedback(petition, command, ref reasons);
        Names(petition, command, ref reasons);

        if (command.ExpiryOrNull is { } expiry)
        {
            Expiry(petition, expiry, at, ref reasons);
        }

        if (command.AgentsOrNull is { } agents)
        {
            Reasons.AddIf(ref reasons, agents.IsEmpty && !actor.Roles.Contains(Representative), Reasons.AgentsMissing);
            Reasons.AddIf(ref reasons, agents.Distinct().Count() != agents.Length || agents.Contains(default), Reasons.AgentTwice);
        }

        if (command.HearingOrNull is { } hearing)
        {
            LocalDate today = petition.Rules.Time.DateOf(at);
            Reasons.AddIf(ref reasons, hearing.Held < hearing.NoticeGiven || hearing.Held > today, Reasons.HearingOrder);
            Reasons.AddIf(ref reasons, hearing.Participants.Count == 0 || hearing.Participants.Any(g => g.Count < 1), Reasons.HearingParticipants);
            Reasons.AddIf(ref reasons, hearing.Participants.Any(g => FormCheck.HoldsPersonalData(g.Group)), Reasons.PersonalData);
            Reasons.AddIf(ref reasons, command.Data.IsEmpty, Reasons.MinutesMissing);
        }
    }

    /// <summary>Whether the workflow and the district have what the command names.</summary>
    private static void Names(Petition petition, PetitionCommand command, ref List<Reason>? reasons)
    {
        WorkflowTables tables = petition.Rules.Tables;
        if (command.GradeOrNull is { } grade && petition.Rules.Appraisals.Find(grade) is null)
        {
            Reasons.Add(ref reasons, Reasons.UnknownGrade(petition.Rules.Appraisals.Scales));
        }

        if (command.AppraisalOrNull is { } appraisal && !tables.Appraisals.ContainsKey(appraisal))
        {
            Reasons.Add(ref reasons, Reasons.UnknownAppraisal(tables.Definition.Appraisals));
        }

        if ((command.ResultOrNull ?? command.OutcomeOrNull) is { } outcome && !tables.Outcomes.ContainsKey(outcome))
        {
            Reasons.Add(ref reasons, Reasons.UnknownOutcome(tables.Definition.Outcomes));
        }

        if (command is { RecipientOrNull: { } recipient, MemberOrNull: null } && !tables.Obligations.ContainsKey(recipient))
        {
            Reasons.Add(ref reasons, Reasons.UnknownRecipient(tables.Definition.Obligations));
        }
    }

    private static void Referral(Petition petition, PetitionCommand command, Actor actor, ref List<Reason>? reasons)
    {
        if (command.LeadOrNull is { } lead)
        {
            Reasons.AddIf(ref reasons, string.IsNullOrEmpty(lead.Value), Reasons.LeadMissing);
            Reasons.AddIf(ref reasons, command.AssistingOrEmpty.Contains(lead), Reasons.LeadAssists);
            Reasons.AddIf(ref reasons, command.AssistingOrEmpty.Length > 1 && command.AssistingOrEmpty.Distinct().Count() != command.AssistingOrEmpty.Length, Reasons.UnitTwice);
        }

        if (command.MemberOrNull is { } member)
        {
            bool assists = petition.Parts?.Members.Contains(member.Value, StringComparer.Ordinal) == true;
            Reasons.AddIf(ref reasons, !assists, Reasons.NotAssisting);
            Reasons.AddIf(ref reasons, assists && !petition.Parts!.Open.Contains(member.Value, StringComparer.Ordinal), Reasons.AlreadyContributed);
            Reasons.AddIf(ref reasons, assists && !actor.Units.Contains(member), Reasons.OutOfScope);
            Reasons.AddIf(ref reasons, command.Data.IsEmpty, Reasons.ContentMissing);
        }
    }

    private static void Feedback(Petition petition, PetitionCommand command, ref List<Reason>? reasons)
    {
        if (command.ChannelOrNull is { } channel)
        {
            Reasons.AddIf(ref reasons, command.Data.IsEmpty, Reasons.ContentMissing);
            bool anonymous = petition.Form?.PetitionerKind == PetitionerKind.Anonymous && command.RecipientOrNull == "Petitioner";
            Reasons.AddIf(ref reasons, anonymous && channel is not (FeedbackChannel.Board or FeedbackChannel.Web), Reasons.BoardOnly);
        }
        else
        {
            Reasons.AddIf(ref reasons, command is { RecipientOrNull: not null, MemberOrNull: null }, Reasons.ChannelMissing);
        }

        if (command is { RecipientOrNull: { } to, MemberOrNull: null } && petition.Rules.Tables.Absent.By(petition.Form).Contains(to))
        {
            // One opened before the workflow knew that nobody need be there is owed all the same.
            var state = (ObligationState)petition.Rules.Tables.Layout.Obligations[petition.Rules.Tables.Obligations[to]].Read(petition.Configuration.Words);
            Reasons.AddIf(ref reasons, state is not (ObligationState.Owed or ObligationState.Some), Reasons.NobodyThere);
        }

        if (petition.Rules.Tables.AttemptsFor.TryGetValue(command.Name, out string? recipient))
        {
            ContactAttempt[] attempts = [.. petition.File.Attempts.Where(a => a.Recipient == recipient).Select(a => a.Attempt)];
            foreach (Reason reason in petition.Rules.Feedback.WhyReachable(attempts, petition.Rules.Time.Zone))
            {
                Reasons.Add(ref reasons, reason);
            }
        }
    }

    private static void Expiry(Petition petition, ClockExpiry expiry, Instant at, ref List<Reason>? reasons)
    {
        if (petition.DeadlineOf(expiry.Clock) is { IsPaused: false } deadline && petition.Rules.Tables.Clocks.TryGetValue(expiry.Clock, out int clock))
        {
            ClockDefinition definition = petition.Rules.Tables.Definition.Clocks[clock];
            Reasons.AddIf(ref reasons, petition.Rules.StageAt(definition, expiry.Stage, deadline) > at, Reasons.NotYet);
        }
    }
}
