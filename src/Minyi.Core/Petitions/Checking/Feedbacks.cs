using Minyi.Feedback;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Checking;

/// <summary>A recipient who is told, and by which way.</summary>
internal static class Feedbacks
{
    internal static void Check(in StepCase step, string? recipient, FeedbackChannel? by, PetitionCommand command, ref List<Reason>? reasons)
    {
        WorkflowTables tables = step.Tables;
        if (by is { } channel)
        {
            Reasons.AddIf(ref reasons, command.Data.IsEmpty, Reasons.ContentMissing);
            bool anonymous = step.Petition.Form?.PetitionerKind == PetitionerKind.Anonymous && recipient is not null && tables.ToAsking.Contains(recipient);
            Reasons.AddIf(ref reasons, anonymous && channel is not (FeedbackChannel.Board or FeedbackChannel.Web), Reasons.BoardOnly);
        }

        if (recipient is not { } to)
        {
            return;
        }

        Reasons.AddIf(ref reasons, by is null, Reasons.ChannelMissing);
        if (!tables.Obligations.TryGetValue(to, out int obligation))
        {
            Reasons.Add(ref reasons, Reasons.UnknownRecipient(tables.Definition.Obligations));
        }
        else if (tables.Absent.By(step.Petition.Form).Contains(to))
        {
            // One opened before the workflow knew that nobody need be there is owed all the same.
            var state = (ObligationState)tables.Layout.Obligations[obligation].Read(step.Petition.Configuration.Words);
            Reasons.AddIf(ref reasons, state is not (ObligationState.Owed or ObligationState.Some), Reasons.NobodyThere);
        }
    }

    /// <summary>Whether the policy finds the documented attempts enough, where the command stands on them.</summary>
    internal static void CheckAttempts(Petition petition, PetitionCommand command, ref List<Reason>? reasons)
    {
        if (petition.Rules.Tables.AttemptsFor.TryGetValue(command.Name, out string? recipient))
        {
            ContactAttempt[] attempts = [.. petition.File.Attempts.Where(a => a.Recipient == recipient).Select(a => a.Attempt)];
            foreach (Reason reason in petition.Rules.Feedback.WhyReachable(attempts, petition.Rules.Time.Zone))
            {
                Reasons.Add(ref reasons, reason);
            }
        }
    }

    /// <summary>Refuses a feedback that the transition does not use, so that it is not recorded as fact.</summary>
    internal static void Check(TransitionDefinition transition, string? recipient, FeedbackChannel? channel, ref List<Reason>? reasons) =>
        Reasons.AddIf(ref reasons, (recipient ?? (channel is null ? null : "")) is { } to && !Takes(transition, to), Reasons.TakesNoFeedback);

    private static bool Takes(TransitionDefinition transition, string recipient)
    {
        foreach (Requirement requirement in transition.Requires)
        {
            if (requirement.Kind == RequirementKind.Recipient && requirement.Of == recipient)
            {
                return true;
            }
        }

        return transition.Effects.Any(e => e.Kind == EffectKind.Settle && e.Of == recipient);
    }
}
