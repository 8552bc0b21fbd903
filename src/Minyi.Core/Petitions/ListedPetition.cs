using Minyi.Districts;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions;

/// <summary>A petition in a list: what may be shown to whoever may read it. No texts; its title is read from the personal data by <see cref="Texts"/>.</summary>
public sealed record ListedPetition
{
    /// <summary>The petition.</summary>
    public required PetitionId Id { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>The id of its state in the workflow.</summary>
    public required string State { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The id of the workflow that it is in.</summary>
    public required string Workflow { get; init; }

    /// <summary>The version of that workflow.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>The kind as the workflow names it; null in a workflow without kinds.</summary>
    public string? Kind { get; init; }

    /// <summary>The category's code; null when not sorted.</summary>
    public string? Category { get; init; }

    /// <summary>The studio that registered it; null when none did.</summary>
    public StudioId? Studio { get; init; }

    /// <summary>The representative who collected it; null when nobody did.</summary>
    public RepresentativeId? Representative { get; init; }

    /// <summary>The petitioner's account; null when there is none.</summary>
    public ActorId? Petitioner { get; init; }

    /// <summary>The unit in charge; null before the first referral.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The units that assist.</summary>
    public ValueList<UnitId> Assisting { get; init; } = [];

    /// <summary>When it was registered, to the microsecond.</summary>
    public required Instant RegisteredAt { get; init; }

    /// <summary>The month of its registration in the district's zone: the year times 100 and the month, such as 202409.</summary>
    public required int RegisteredMonth { get; init; }

    /// <summary>When something happened to it last, to the microsecond.</summary>
    public required Instant ChangedAt { get; init; }

    /// <summary>The earliest due instant of the clocks that run or have run out, to the microsecond; null when none does or it has ended.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>The last day in time of that clock.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>The petition that this one is handled together with; null when it goes its own way.</summary>
    public PetitionId? Head { get; init; }

    /// <summary>The petitions linked as being about the same matter.</summary>
    public ValueList<PetitionId> Links { get; init; } = [];

    /// <summary>The matter's numbers in other systems.</summary>
    public ValueList<ExternalReference> References { get; init; } = [];

    /// <summary>The meeting that it came from; null when it came from none.</summary>
    public MeetingSource? Meeting { get; init; }

    /// <summary>The record of the texts that came with its registration, its title among them; null when none came.</summary>
    public PersonalDataReference? Texts { get; init; }
}
