using Minyi.Districts;

namespace Minyi.Grid.Assignment;

/// <summary>How many contacts a representative must and may have.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Minimum">At least this many; not negative.</param>
/// <param name="Maximum">At most this many; not below the minimum.</param>
public readonly record struct RepresentativeCapacity(RepresentativeId Representative, int Minimum, int Maximum);
