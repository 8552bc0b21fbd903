using System.Diagnostics.CodeAnalysis;
using Minyi.Appraisals;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Events;

/// <summary>A petition was registered. Its data holds the petitioner, title and text.</summary>
public sealed record PetitionRegistered : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public PetitionRegistered()
    {
    }

    [SetsRequiredMembers]
    internal PetitionRegistered(in StepFacts facts, string workflow, int workflowVersion, RegistrationForm form, UnitId? lead)
        : base(facts)
    {
        Lead = lead;
        Workflow = workflow;
        WorkflowVersion = workflowVersion;
        Form = form;
    }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The workflow's version.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>The registration form.</summary>
    public required RegistrationForm Form { get; init; }

    /// <summary>The unit in charge, where a unit received it directly; null where there is none yet.</summary>
    public UnitId? Lead { get; init; }
}

/// <summary>A petition was referred 转办 to a unit, with or without units that assist.</summary>
public sealed record PetitionReferred : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public PetitionReferred()
    {
    }

    [SetsRequiredMembers]
    internal PetitionReferred(in StepFacts facts, UnitId lead, ValueList<UnitId>? assisting)
        : base(facts)
    {
        Lead = lead;
        Assisting = assisting;
    }

    /// <summary>The unit in charge.</summary>
    public required UnitId Lead { get; init; }

    /// <summary>The units that assist; null when there are none.</summary>
    public ValueList<UnitId>? Assisting { get; init; }
}

/// <summary>A recipient was told. The event's data holds the content.</summary>
public sealed record FeedbackGiven : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public FeedbackGiven()
    {
    }

    [SetsRequiredMembers]
    internal FeedbackGiven(in StepFacts facts, string recipient, FeedbackChannel channel)
        : base(facts)
    {
        Recipient = recipient;
        Channel = channel;
    }

    /// <summary>Who was told.</summary>
    public required string Recipient { get; init; }

    /// <summary>By which way.</summary>
    public required FeedbackChannel Channel { get; init; }
}

/// <summary>A handling was appraised. Who graded stands in the envelope and never reaches the unit graded.</summary>
public sealed record HandlingAppraised : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public HandlingAppraised()
    {
    }

    [SetsRequiredMembers]
    internal HandlingAppraised(in StepFacts facts, string appraisal, Grade grade)
        : base(facts)
    {
        Appraisal = appraisal;
        Grade = grade;
    }

    /// <summary>The appraisal.</summary>
    public required string Appraisal { get; init; }

    /// <summary>The grade.</summary>
    public required Grade Grade { get; init; }
}

/// <summary>A stage of a clock expired.</summary>
public sealed record ClockExpired : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public ClockExpired()
    {
    }

    [SetsRequiredMembers]
    internal ClockExpired(in StepFacts facts, string clock, string stage)
        : base(facts)
    {
        Clock = clock;
        Stage = stage;
    }

    /// <summary>The clock.</summary>
    public required string Clock { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }
}

/// <summary>A hearing 听证会 was held. The event's data holds the minutes.</summary>
public sealed record HearingHeld : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public HearingHeld()
    {
    }

    [SetsRequiredMembers]
    internal HearingHeld(in StepFacts facts, Hearing hearing)
        : base(facts)
    {
        Hearing = hearing;
    }

    /// <summary>The hearing.</summary>
    public required Hearing Hearing { get; init; }
}

/// <summary>A petition was handed over to another body, such as the community's three meetings 三会, or came back from there.</summary>
public sealed record PetitionHandedOver : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public PetitionHandedOver()
    {
    }

    [SetsRequiredMembers]
    internal PetitionHandedOver(in StepFacts facts, ExternalReference? reference)
        : base(facts)
    {
        Reference = reference;
    }

    /// <summary>Its number there, so that one matter has one file; null when there is none yet.</summary>
    public ExternalReference? Reference { get; init; }
}
