using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Grid;

/// <summary>A representative who is to be placed in a studio.</summary>
/// <param name="Person">The representative.</param>
/// <param name="Kinds">Of which kinds; one of them is the seat that the person fills.</param>
/// <param name="Unit">The unit that employs the person, if it handles petitions: the person is not placed in a studio that watches over it.</param>
/// <param name="Previous">The studio of the last allotment, if there was one.</param>
/// <param name="Fixed">The only studio that is allowed, if it is settled.</param>
/// <param name="Excluded">Studios that are not allowed.</param>
/// <param name="Costs">What a studio costs this person, such as metres from home or distance from their own sector; 0 where not given. From 0 to a thousand million.</param>
public sealed record PersonToPlace(
    RepresentativeId Person, RepresentativeKinds Kinds, UnitId? Unit = null, StudioId? Previous = null, StudioId? Fixed = null,
    ImmutableArray<StudioId> Excluded = default, ImmutableArray<StudioCost> Costs = default);

/// <summary>What a studio costs a person.</summary>
/// <param name="Studio">The studio.</param>
/// <param name="Cost">The cost, in any unit that is the same for all.</param>
public readonly record struct StudioCost(StudioId Studio, long Cost);
