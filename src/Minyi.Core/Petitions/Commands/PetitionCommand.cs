using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Registration;
using Minyi.Workflow;

namespace Minyi.Petitions.Commands;

/// <summary>Something that somebody wants done with a petition. Who and when comes beside it.</summary>
/// <remarks>
/// A command names a step of the workflow, or keeps something on the file beside it. It holds no personal data: texts are in the
/// personal data store, and <see cref="Data"/> refers to them.
/// </remarks>
public abstract record PetitionCommand
{
    private protected PetitionCommand(string name) => Name = Guard.Against.NullOrWhiteSpace(name);

    /// <summary>The command's name, as the workflow has it.</summary>
    public string Name { get; }

    /// <summary>Whether the data holds a reason in words.</summary>
    public bool HasReason { get; init; }

    /// <summary>The personal data that comes with the command: reason, content of a feedback, minutes.</summary>
    public ImmutableArray<PersonalDataReference> Data { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Documents that come with it.</summary>
    public ImmutableArray<Attachment> Attachments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The roles whose approval the host has seen.</summary>
    public ImmutableArray<Role> Approvals { get; init => field = value.IsDefault ? [] : value; } = [];

    internal virtual RegistrationForm? FormOrNull => null;

    internal virtual UnitId? LeadOrNull => null;

    internal virtual ImmutableArray<UnitId> AssistingOrEmpty => [];

    internal virtual string? RecipientOrNull => null;

    internal virtual FeedbackChannel? ChannelOrNull => null;

    internal virtual string? AppraisalOrNull => null;

    internal virtual Appraisals.Grade? GradeOrNull => null;

    internal virtual string? OutcomeOrNull => null;

    internal virtual int? ExtensionOrNull => null;

    internal virtual ClockExpiry? ExpiryOrNull => null;

    internal virtual Hearing? HearingOrNull => null;

    /// <summary>What came of a hearing or an agency, as the workflow names outcomes.</summary>
    internal virtual string? ResultOrNull => null;

    /// <summary>The representatives who act in collective agency; null when the command takes none up.</summary>
    internal virtual ImmutableArray<RepresentativeId>? AgentsOrNull => null;

    internal virtual ExternalReference? ReferenceOrNull => null;

    /// <summary>The member of a set-valued obligation that is settled.</summary>
    internal virtual UnitId? MemberOrNull => null;

    /// <summary>Whether the matter goes to another body or comes from there.</summary>
    internal virtual bool MovesElsewhere => false;

    /// <summary>Whether it is a step of the workflow; the others only keep something on the file.</summary>
    internal virtual bool IsStep => true;
}
