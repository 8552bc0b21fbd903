namespace Minyi.Deadlines;

/// <summary>When a warning stage of a clock is reached.</summary>
/// <param name="Stage">The stage's place in the rule.</param>
/// <param name="Action">What falls due.</param>
/// <param name="At">The instant.</param>
public readonly record struct StageMoment(int Stage, StageAction Action, Instant At);
