using System.Collections.Immutable;

namespace Minyi.Grid.Rosters;

/// <summary>A roster.</summary>
/// <param name="Duties">For each person, the slots, ascending.</param>
/// <param name="Least">The fewest duties that anybody who counts has.</param>
/// <param name="Most">The most.</param>
/// <param name="Extra">Duties that neither cover nor a minimum needs; they only make burdens equal.</param>
/// <param name="OffPreferred">How many units of the periods' minima are not met at preferred slots although the person has some there; 0 unless a maximum stands in the way.</param>
/// <param name="Bound">Where <paramref name="Most"/> − <paramref name="Least"/> is more than 1, why nobody could have less than <paramref name="Most"/> in every roster; else null.</param>
/// <param name="Limited">Where it is more than 1, the people who have as many duties as they can have at all; they are the reason why <paramref name="Least"/> is not more.</param>
public sealed record RosterSolution(
    ImmutableArray<ImmutableArray<int>> Duties, int Least, int Most, int Extra, int OffPreferred, RosterBound? Bound, ImmutableArray<int> Limited);
