using Minyi.Feedback;

namespace Minyi.Petitions;

/// <summary>A feedback that was given.</summary>
/// <param name="Recipient">Who was told.</param>
/// <param name="Channel">By which way.</param>
/// <param name="At">When.</param>
/// <param name="Content">What was told, in the personal data store; null when the answer itself was the feedback. Its digest stands in the event.</param>
public readonly record struct Told(string Recipient, FeedbackChannel? Channel, Instant At, PersonalDataId? Content)
{
    // Default where there is none: a nullable id takes twice as much, and every open petition holds these.
    private readonly PersonalDataId _content = Content.GetValueOrDefault();

    /// <summary>What was told, in the personal data store; null when the answer itself was the feedback. Its digest stands in the event.</summary>
    public PersonalDataId? Content
    {
        get => _content.OrNull();
        init => _content = value.GetValueOrDefault();
    }
}

/// <summary>An attempt to reach a recipient that failed.</summary>
/// <param name="Recipient">Whom.</param>
/// <param name="Attempt">By which way and when.</param>
public readonly record struct RecipientAttempt(string Recipient, ContactAttempt Attempt);
