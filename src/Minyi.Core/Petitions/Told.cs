using Minyi.Feedback;

namespace Minyi.Petitions;

/// <summary>A feedback that was given.</summary>
/// <param name="Recipient">Who was told.</param>
/// <param name="Channel">By which way.</param>
/// <param name="At">When.</param>
/// <param name="Content">What was told, in the personal data store; null when the answer itself was the feedback. Its digest stands in the event.</param>
public readonly record struct Told(string Recipient, FeedbackChannel? Channel, Instant At, PersonalDataId? Content);

/// <summary>An attempt to reach a recipient that failed.</summary>
/// <param name="Recipient">Whom.</param>
/// <param name="Attempt">By which way and when.</param>
public readonly record struct RecipientAttempt(string Recipient, ContactAttempt Attempt);
