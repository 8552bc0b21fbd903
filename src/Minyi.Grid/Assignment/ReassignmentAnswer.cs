using Minyi.Numerics;

namespace Minyi.Grid.Assignment;

/// <summary>A re-allocation with at most so many changes, and how much cheaper any other could be.</summary>
/// <param name="MaxChanges">The most changes asked for.</param>
/// <param name="Point">The hull's point with at most so many changes; where even the fewest possible are more, the one with the fewest.</param>
/// <param name="Beyond">The hull's next point, with more changes than asked for; null where the cheapest of all has no more.</param>
public sealed record ReassignmentAnswer(int MaxChanges, ReassignmentPoint Point, ReassignmentPoint? Beyond)
{
    /// <summary>Whether the point has at most as many changes as asked for; if not, no assignment has.</summary>
    public bool IsWithin => Point.Changes <= MaxChanges;

    /// <summary>What every assignment with at most so many changes costs at least: the line between the two points there.</summary>
    public Rational Bound => Beyond is null || !IsWithin || Beyond.Changes == Point.Changes
        ? Point.Cost
        : Point.Cost - (new Rational(Point.Cost - Beyond.Cost, Beyond.Changes - Point.Changes) * (MaxChanges - Point.Changes));

    /// <summary>The most by which the point's cost is over the least possible.</summary>
    public Rational Gap => Point.Cost - Bound;
}
