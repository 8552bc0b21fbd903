namespace Minyi.Petitions;

/// <summary>That something was put on file later than it happened, and why.</summary>
/// <param name="At">When it was put on file, by the desk's clock.</param>
/// <param name="Reason">Why only then. It stays in the event, so it holds no personal data.</param>
public sealed record RecordedLater(Instant At, string Reason);
