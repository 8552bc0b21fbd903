namespace Minyi.Deadlines;

/// <summary>A pause that is over.</summary>
/// <param name="From">When the clock was paused.</param>
/// <param name="Until">When it was resumed.</param>
public readonly record struct PauseSpan(Instant From, Instant Until);
