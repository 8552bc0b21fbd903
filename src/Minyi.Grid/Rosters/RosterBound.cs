using System.Collections.Immutable;

namespace Minyi.Grid.Rosters;

/// <summary>The proof that somebody has at least so many duties in every roster.</summary>
/// <param name="People">A group of people, ascending.</param>
/// <param name="Slots">Slots that hardly anybody outside the group can cover, ascending.</param>
/// <param name="Forced">
/// How many duties fall on the group in any roster: the demand of the slots, less the places that people outside the group have there, plus the minima of the group's members that
/// no duty at the slots can meet.
/// </param>
/// <param name="Most">Somebody of the group has at least so many: <paramref name="Forced"/> is more than <paramref name="Most"/> − 1 for each of them.</param>
public sealed record RosterBound(ImmutableArray<int> People, ImmutableArray<int> Slots, long Forced, int Most);
