namespace Minyi.Petitions;

/// <summary>An event with who and when: what a petition's value is folded from.</summary>
/// <param name="Event">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public readonly record struct RecordedEvent(PetitionEvent Event, ActorId By, Instant At);
