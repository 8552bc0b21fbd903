using System.Text.Json.Serialization.Metadata;

namespace Minyi.Petitions.Json;

/// <summary>A type of event: its class, its name and schema version, its members.</summary>
internal sealed record EventShape(Type Type, EventType Name, JsonTypeInfo Info);

/// <summary>Every type of event under its name. A name once written is never used for anything else.</summary>
internal static class EventShapes
{
    internal static EventShape[] All()
    {
        PetitionJsonContext context = PetitionJsonContext.Default;
        return
        [
            Of(context.PetitionRegistered, 1),
            Of(context.PetitionReferred, 1),
            Of(context.FeedbackGiven, 1),
            Of(context.HandlingAppraised, 1),
            Of(context.ClockExpired, 1),
            Of(context.HearingHeld, 1),
            Of(context.AgencyTaken, 1),
            Of(context.AgencyConcluded, 1),
            Of(context.PetitionHandedOver, 1),
            Of(context.StepTaken, 1),
            Of(context.ContactAttempted, 1),
            Of(context.DuplicateLinked, 1),
            Of(context.PetitionMerged, 1),
            Of(context.DuplicateUnlinked, 1),
            Of(context.ReferenceAdded, 1),
            Of(context.SelectedForDigest, 1),
            Of(context.DeadlineRecomputed, 1),
            Of(context.ApprovalGiven, 1),
            Of(context.DateCorrected, 1),
            Of(context.WorkflowMigrated, 1),
            Of(context.PetitionImported, 1),
        ];
    }

    private static EventShape Of<T>(JsonTypeInfo<T> info, int version)
        where T : PetitionEvent => new(typeof(T), new(typeof(T).Name, version), info);
}
