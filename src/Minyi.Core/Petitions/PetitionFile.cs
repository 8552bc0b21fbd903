using Minyi.Districts;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions;

/// <summary>What is kept on a petition's file beside its way through the workflow. Most petitions have little of it.</summary>
public sealed record PetitionFile
{
    internal static readonly PetitionFile Empty = new();

    /// <summary>The feedbacks given, in their order.</summary>
    public ValueList<Told> Told { get; init; } = [];

    /// <summary>The attempts to reach a recipient, in their order.</summary>
    public ValueList<RecipientAttempt> Attempts { get; init; } = [];

    /// <summary>The grades given, in their order; those before a rework among them.</summary>
    public ValueList<GradeGiven> Grades { get; init; } = [];

    /// <summary>The matter's numbers in other systems, in the order in which they became known.</summary>
    public ValueList<ExternalReference> References { get; init; } = [];

    /// <summary>The system that the petition was adopted from, and its number there; null when it was registered here.</summary>
    public ExternalReference? ImportedFrom { get; init; }

    /// <summary>The petitions linked as being about the same matter.</summary>
    public ValueList<PetitionId> Links { get; init; } = [];

    /// <summary>The petition that this one is handled together with; null when it goes its own way.</summary>
    public PetitionId? Head { get; init; }

    /// <summary>The hearings held.</summary>
    public ValueList<Hearing> Hearings { get; init; } = [];

    /// <summary>The collective agencies, in their order.</summary>
    public ValueList<CollectiveAgency> Agencies { get; init; } = [];

    /// <summary>The units of earlier referrals, in the order in which they came to it. What they did is theirs still: they judge neither it nor what came after.</summary>
    public ValueList<UnitId> FormerUnits { get; init; } = [];

    /// <summary>The issues of the digest that it was selected for.</summary>
    public ValueList<string> DigestIssues { get; init; } = [];
}
