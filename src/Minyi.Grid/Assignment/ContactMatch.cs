using Minyi.Districts;

namespace Minyi.Grid.Assignment;

/// <summary>Somebody's named representative.</summary>
/// <param name="Who">The id of the one who is represented.</param>
/// <param name="Representative">The representative.</param>
/// <param name="Cost">What the pair costs.</param>
/// <param name="Value">The least cost + price over all representatives that are allowed here; this one attains it.</param>
public sealed record ContactMatch(string Who, RepresentativeId Representative, long Cost, long Value);
