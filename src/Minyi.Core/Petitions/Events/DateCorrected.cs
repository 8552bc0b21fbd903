namespace Minyi.Petitions.Events;

/// <summary>An instant on file was wrong and is corrected. The event's data holds the reason; the events before it stay as they were written.</summary>
public sealed record DateCorrected : PetitionEvent
{
    /// <summary>The instant as it was on file.</summary>
    public required Instant Wrong { get; init; }

    /// <summary>The instant that it should have been.</summary>
    public required Instant Right { get; init; }

    /// <summary>The clocks whose deadlines depend on it, worked out again; null when none do.</summary>
    public ValueList<ClockChange>? Clocks { get; init; }
}
