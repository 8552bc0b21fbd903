using System.Text.Json.Serialization;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Workflow;

namespace Minyi.Petitions.Json;

/// <summary>How events are written: members in camel case, nothing for what is not there, unknown and repeated members refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(IdentifierConverter<ActorId>), typeof(IdentifierConverter<PetitionId>), typeof(IdentifierConverter<PersonalDataId>), typeof(IdentifierConverter<Role>),
        typeof(IdentifierConverter<StudioId>), typeof(IdentifierConverter<UnitId>), typeof(IdentifierConverter<RepresentativeId>),
        typeof(InstantConverter), typeof(LocalDateConverter), typeof(DigestConverter),
        typeof(EnumNameConverter<PetitionChannel>), typeof(EnumNameConverter<PetitionerKind>), typeof(EnumNameConverter<MeetingKind>), typeof(EnumNameConverter<FeedbackChannel>),
        typeof(EnumNameConverter<ObligationState>), typeof(EnumNameConverter<ClockStatus>), typeof(EnumNameConverter<AppraisalState>),
        typeof(ValueListConverter<UnitId>), typeof(ValueListConverter<RepresentativeId>), typeof(ValueListConverter<Role>), typeof(ValueListConverter<ExternalReference>), typeof(ValueListConverter<Attachment>),
        typeof(ValueListConverter<HearingGroup>), typeof(ValueListConverter<ObligationChange>), typeof(ValueListConverter<ClockChange>),
        typeof(ValueListConverter<AppraisalChange>), typeof(ValueListConverter<CounterChange>), typeof(ImmutableArrayConverter<PersonalDataReference>),
        typeof(ObligationChangeConverter), typeof(ClockChangeConverter), typeof(AppraisalChangeConverter), typeof(DeadlineConverter), typeof(PersonalDataReferenceConverter),
    ])]
[JsonSerializable(typeof(PetitionRegistered))]
[JsonSerializable(typeof(PetitionReferred))]
[JsonSerializable(typeof(FeedbackGiven))]
[JsonSerializable(typeof(HandlingAppraised))]
[JsonSerializable(typeof(ClockExpired))]
[JsonSerializable(typeof(HearingHeld))]
[JsonSerializable(typeof(AgencyTaken))]
[JsonSerializable(typeof(AgencyConcluded))]
[JsonSerializable(typeof(PetitionHandedOver))]
[JsonSerializable(typeof(StepTaken))]
[JsonSerializable(typeof(ContactAttempted))]
[JsonSerializable(typeof(DuplicateLinked))]
[JsonSerializable(typeof(PetitionMerged))]
[JsonSerializable(typeof(DuplicateUnlinked))]
[JsonSerializable(typeof(ReferenceAdded))]
[JsonSerializable(typeof(SelectedForDigest))]
[JsonSerializable(typeof(DeadlineRecomputed))]
[JsonSerializable(typeof(ApprovalGiven))]
[JsonSerializable(typeof(DateCorrected))]
[JsonSerializable(typeof(WorkflowMigrated))]
[JsonSerializable(typeof(PetitionImported))]
[JsonSerializable(typeof(RecordedLater))]
[JsonSerializable(typeof(UnitId))]
[JsonSerializable(typeof(RepresentativeId))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(ExternalReference))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(HearingGroup))]
[JsonSerializable(typeof(ObligationChange))]
[JsonSerializable(typeof(ClockChange))]
[JsonSerializable(typeof(AppraisalChange))]
[JsonSerializable(typeof(CounterChange))]
internal sealed partial class PetitionJsonContext : JsonSerializerContext;
