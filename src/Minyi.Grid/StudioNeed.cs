using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Numerics;

namespace Minyi.Grid;

/// <summary>What a studio's claim to representatives rests on.</summary>
/// <param name="Studio">The studio.</param>
/// <param name="Weight">Its weight among all studios, such as a composite weight of area, population, enterprises and composition; not negative.</param>
/// <param name="KindWeights">Its weight for each kind: party members for delegates, electors for deputies, sectors and enterprises for CPPCC members; not negative.</param>
/// <param name="Minimum">The least number of representatives.</param>
/// <param name="Maximum">The most representatives; null when there is no maximum.</param>
/// <param name="WatchedUnits">The units that the studio watches over; an official of one of them is not placed here.</param>
public sealed record StudioNeed(
    StudioId Studio, Rational Weight, PerKind<Rational> KindWeights, int Minimum = 0, int? Maximum = null, ImmutableArray<UnitId> WatchedUnits = default);
