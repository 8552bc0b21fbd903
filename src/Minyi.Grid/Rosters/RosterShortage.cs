using System.Collections.Immutable;

namespace Minyi.Grid.Rosters;

/// <summary>Slots that cannot all be covered: together they need more people than those who can serve there have places.</summary>
/// <param name="Slots">The slots, ascending, all of one period.</param>
/// <param name="People">Everybody who counts and can serve at any of them, ascending.</param>
/// <param name="Needed">The sum of the slots' demands.</param>
/// <param name="Places">
/// The sum over the people of the lesser of the most they may serve in the period, without duties that they hold elsewhere in it, and the number of the slots at which they can; less than <paramref name="Needed"/>,
/// which proves that no roster exists (a violator of Hall's condition).
/// </param>
public sealed record RosterShortage(ImmutableArray<int> Slots, ImmutableArray<int> People, long Needed, long Places);
