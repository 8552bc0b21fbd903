using Minyi.Districts;

namespace Minyi.Grid.Assignment;

/// <summary>What it costs that a representative is the named one of somebody; a pair without one is not allowed.</summary>
/// <param name="Who">The id of the household, enterprise, branch or person.</param>
/// <param name="Representative">The representative.</param>
/// <param name="Cost">The cost in any unit, such as metres; integer, any sign.</param>
public readonly record struct ContactCost(string Who, RepresentativeId Representative, long Cost);
