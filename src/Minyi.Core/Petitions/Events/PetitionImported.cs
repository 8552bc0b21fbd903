using Minyi.Districts;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Events;

/// <summary>A case that was open in another system was adopted where it stood. Its data holds the petitioner, title and text.</summary>
/// <remarks>It tells the whole configuration, and the deadlines as they were worked out from when the clocks started.</remarks>
public sealed record PetitionImported : StepEvent
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The workflow's version.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>The registration form.</summary>
    public required RegistrationForm Form { get; init; }

    /// <summary>The system that it comes from, and its number there.</summary>
    public required ExternalReference From { get; init; }

    /// <summary>When it was registered there; null when that is not known.</summary>
    public Instant? RegisteredAt { get; init; }

    /// <summary>The unit in charge; null when there is none yet.</summary>
    public UnitId? Lead { get; init; }

    /// <summary>The units that assist; null when there are none.</summary>
    public ValueList<UnitId>? Assisting { get; init; }
}
