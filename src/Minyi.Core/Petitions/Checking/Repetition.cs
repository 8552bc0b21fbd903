using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;

namespace Minyi.Petitions.Checking;

/// <summary>Whether an event tells what a command would do: an id that stands for something else is no repetition, and what it stands for is nobody else's to read.</summary>
internal static class Repetition
{
    internal static bool Is(PetitionCommand command, PetitionEvent recorded) => recorded switch
    {
        WorkflowMigrated => false,
        // Who only calls others up names no unit in charge: it stays the one that is.
        PetitionReferred referred => command.Name == referred.Command && (command.LeadOrNull ?? referred.Lead) == referred.Lead
            && command.AssistingOrEmpty.AsSpan().SequenceEqual(referred.Assisting is { } assisting ? assisting.Items.AsSpan() : []),
        FeedbackGiven given => command.Name == given.Command && command.RecipientOrNull == given.Recipient && command.ChannelOrNull == given.Channel,
        HandlingAppraised appraised => command.Name == appraised.Command && command.AppraisalOrNull == appraised.Appraisal && command.GradeOrNull == appraised.Grade,
        ClockExpired expired => command.Name == expired.Command && command.ExpiryOrNull is { } expiry && (expiry.Clock, expiry.Stage) == (expired.Clock, expired.Stage),
        StepEvent step => command.Name == step.Command,
        ContactAttempted attempted => command is RecordAttempt record && (record.Recipient, record.Channel) == (attempted.Recipient, attempted.Channel),
        DuplicateLinked linked => command is LinkDuplicate link && link.Other == linked.Other,
        PetitionMerged merged => command is MergeInto merge && merge.Head == merged.Head,
        DuplicateUnlinked unlinked => command is UnlinkDuplicate unlink && unlink.Other == unlinked.Other,
        ReferenceAdded added => command is AddReference add && add.Reference == added.Reference,
        SelectedForDigest selected => command is SelectForDigest select && select.Issue == selected.Issue,
        DeadlineRecomputed recomputed => command is RecomputeDeadline recompute && (recompute.Clock, recompute.Cause) == (recomputed.Deadline.Clock, recomputed.Cause),
        _ => true,
    };
}
