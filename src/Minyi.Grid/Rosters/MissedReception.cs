using Minyi.Districts;

namespace Minyi.Grid.Rosters;

/// <summary>A month's reception that a representative cannot hold, for want of days on which he or she is there.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Studio">The studio.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Missing">How many half-days lack.</param>
public sealed record MissedReception(RepresentativeId Representative, StudioId Studio, LocalDate Month, int Missing);
