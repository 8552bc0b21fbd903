using Minyi.Districts;

namespace Minyi.Petitions.Events;

/// <summary>
/// The petition is handled together with another from now on. Its petitioner keeps every right to feedback and appraisal. Merged late it comes to where the matter
/// stands, with the matter's clocks: the event tells what changed.
/// </summary>
public sealed record PetitionMerged : StepEvent
{
    /// <summary>The petition that leads the matter.</summary>
    public required PetitionId Head { get; init; }

    /// <summary>The unit in charge of the matter; null when there is none yet.</summary>
    public UnitId? Lead { get; init; }

    /// <summary>The units that assist; null when there are none.</summary>
    public ValueList<UnitId>? Assisting { get; init; }

    /// <summary>Who gave the matter's answer; null where there is none yet.</summary>
    public ActorId? AnsweredBy { get; init; }
}
