using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Grid;

/// <summary>Who goes to which studio, on a seat of which kind.</summary>
/// <param name="People">Everyone, in the ordinal order of ids.</param>
/// <param name="Moved">How many are in another studio than before; no placement has fewer.</param>
/// <param name="Cost">The sum of costs; no placement with as few moved has less.</param>
public sealed record Placement(ImmutableArray<PlacedPerson> People, int Moved, long Cost);

/// <summary>Where one person is placed.</summary>
/// <param name="Person">The representative.</param>
/// <param name="Studio">The studio.</param>
/// <param name="Kind">The single kind whose seat the person fills.</param>
/// <param name="Moved">Whether the person was in another studio before.</param>
public sealed record PlacedPerson(RepresentativeId Person, StudioId Studio, RepresentativeKinds Kind, bool Moved);
