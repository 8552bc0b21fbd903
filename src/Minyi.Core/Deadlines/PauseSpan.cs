using System.Text.Json.Serialization;

namespace Minyi.Deadlines;

/// <summary>A pause that is over.</summary>
/// <param name="From">When the clock was paused.</param>
/// <param name="Until">When it was resumed.</param>
[method: JsonConstructor] // without it a member that is missing in JSON would be left empty
public readonly record struct PauseSpan(Instant From, Instant Until);
