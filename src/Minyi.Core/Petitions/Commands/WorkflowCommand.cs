using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Commands;

/// <summary>Any step of a workflow by its name, for commands that have no record of their own and for a district's own workflows.</summary>
/// <param name="Name">The command's name, as the workflow has it.</param>
public sealed record WorkflowCommand(string Name) : PetitionCommand(Name)
{
    /// <summary>The registration form, when the step begins a petition; null for every other.</summary>
    public RegistrationForm? Form { get; init; }

    /// <summary>The recipient whom the step feeds back to; null when to none.</summary>
    public string? Recipient { get; init; }

    /// <summary>The channel of the feedback; null when there is none.</summary>
    public FeedbackChannel? Channel { get; init; }

    /// <summary>The unit that the petition goes to; null when to none.</summary>
    public UnitId? Lead { get; init; }

    /// <summary>The units that assist.</summary>
    public ImmutableArray<UnitId> Assisting { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The assisting unit whose part the step gives; null when it gives none. A part needs a content and no channel.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The appraisal that is graded; null when none is.</summary>
    public string? Appraisal { get; init; }

    /// <summary>The grade; null when none is given.</summary>
    public Grade? Grade { get; init; }

    /// <summary>The outcome that is proposed; null when none is.</summary>
    public string? Outcome { get; init; }

    /// <summary>By how much a clock is extended, in its rule's unit; null for as much as the rule allows.</summary>
    public int? Extension { get; init; }

    internal override RegistrationForm? FormOrNull => Form;

    internal override string? RecipientOrNull => Recipient;

    internal override UnitId? MemberOrNull => Unit;

    internal override FeedbackChannel? ChannelOrNull => Channel;

    internal override UnitId? LeadOrNull => Lead;

    internal override ImmutableArray<UnitId> AssistingOrEmpty => Assisting;

    internal override string? AppraisalOrNull => Appraisal;

    internal override Grade? GradeOrNull => Grade;

    internal override string? OutcomeOrNull => Outcome;

    internal override int? ExtensionOrNull => Extension;
}
