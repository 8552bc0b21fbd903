using System.Text.Json.Serialization;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Explaining;
using Minyi.Petitions.Notices;
using Minyi.Petitions.Registration;
using Minyi.Workflow;

namespace Minyi.Petitions.Json;

/// <summary>How what leaves or enters the process is written; see <see cref="PetitionJson"/>. Events are told by their own format, and their types are listed by <see cref="PetitionJsonContext"/> alone.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(IdentifierConverter<ActorId>), typeof(IdentifierConverter<PetitionId>), typeof(IdentifierConverter<PersonalDataId>), typeof(IdentifierConverter<Role>),
        typeof(IdentifierConverter<StudioId>), typeof(IdentifierConverter<UnitId>), typeof(IdentifierConverter<RepresentativeId>), typeof(IdentifierConverter<CommandId>),
        typeof(AnyInstantConverter), typeof(LocalDateConverter), typeof(LocalDateTimeConverter), typeof(DigestConverter), typeof(ActorConverter),
        typeof(EnumNameConverter<PetitionChannel>), typeof(EnumNameConverter<PetitionerKind>), typeof(EnumNameConverter<MeetingKind>), typeof(EnumNameConverter<FeedbackChannel>),
        typeof(EnumNameConverter<ObligationState>), typeof(EnumNameConverter<ClockStatus>), typeof(EnumNameConverter<AppraisalState>), typeof(EnumNameConverter<FormFieldKind>), typeof(EnumNameConverter<NoticeKind>),
        typeof(ValueListConverter<UnitId>), typeof(ValueListConverter<RepresentativeId>), typeof(ValueListConverter<Role>), typeof(ValueListConverter<ExternalReference>), typeof(ValueListConverter<Attachment>),
        typeof(ValueListConverter<HearingGroup>), typeof(ValueListConverter<ObligationChange>), typeof(ValueListConverter<ClockChange>),
        typeof(ValueListConverter<NoticeValue>), typeof(ValueListConverter<AppraisalChange>), typeof(ValueListConverter<CounterChange>), typeof(ValueListConverter<Deadlines.PauseSpan>),
        typeof(ValueListConverter<ListedPetition>), typeof(ValueListConverter<PetitionId>), typeof(ValueListConverter<string>), typeof(ValueListConverter<PetitionCount>),
        typeof(CommandConverter), typeof(EventConverter),
    ])]
[JsonSerializable(typeof(PetitionCommand))]
[JsonSerializable(typeof(Submission))]
[JsonSerializable(typeof(Step))]
[JsonSerializable(typeof(ExpireClock))]
[JsonSerializable(typeof(Register))]
[JsonSerializable(typeof(RegisterDirectly))]
[JsonSerializable(typeof(ReceiveFromMeetings))]
[JsonSerializable(typeof(AnswerOnTheSpot))]
[JsonSerializable(typeof(HandOver))]
[JsonSerializable(typeof(Refer))]
[JsonSerializable(typeof(Contribute))]
[JsonSerializable(typeof(Extend))]
[JsonSerializable(typeof(ConcludeHearing))]
[JsonSerializable(typeof(TakeIntoCollectiveAgency))]
[JsonSerializable(typeof(ConcludeAgency))]
[JsonSerializable(typeof(Conclude))]
[JsonSerializable(typeof(FeedBack))]
[JsonSerializable(typeof(Appraise))]
[JsonSerializable(typeof(Approve))]
[JsonSerializable(typeof(CorrectDate))]
[JsonSerializable(typeof(RecordAttempt))]
[JsonSerializable(typeof(LinkDuplicate))]
[JsonSerializable(typeof(MergeInto))]
[JsonSerializable(typeof(UnlinkDuplicate))]
[JsonSerializable(typeof(AddReference))]
[JsonSerializable(typeof(SelectForDigest))]
[JsonSerializable(typeof(RecomputeDeadline))]
[JsonSerializable(typeof(Import))]
[JsonSerializable(typeof(PetitionEvent))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(PetitionExplanation))]
[JsonSerializable(typeof(ShownEvent))]
[JsonSerializable(typeof(NextSteps))]
[JsonSerializable(typeof(Matter))]
[JsonSerializable(typeof(BoardNotice))]
[JsonSerializable(typeof(PetitionPage))]
[JsonSerializable(typeof(PetitionList))]
[JsonSerializable(typeof(ListedPetition))]
[JsonSerializable(typeof(ValueList<PetitionCount>))]
[JsonSerializable(typeof(PetitionSummary))]
[JsonSerializable(typeof(PetitionNotice))]
internal sealed partial class PublicJsonContext : JsonSerializerContext;
