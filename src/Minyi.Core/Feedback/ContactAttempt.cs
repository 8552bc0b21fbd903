namespace Minyi.Feedback;

/// <summary>A documented attempt to reach a recipient that failed.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="At">When.</param>
public readonly record struct ContactAttempt(FeedbackChannel Channel, Instant At);
