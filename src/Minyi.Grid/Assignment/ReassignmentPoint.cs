using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Assignment;

/// <summary>A cheapest re-allocation at a price per change: a point on the lower convex hull of changes against cost.</summary>
/// <param name="Bins">By item, its bin.</param>
/// <param name="Cost">The total cost, without the price.</param>
/// <param name="Changes">How many items are in another bin than before; an item that had none has not changed.</param>
/// <param name="Price">The price per change at which this is the cheapest.</param>
/// <param name="Proof">The solution of the priced problem, <see cref="AssignmentProblem.WithChangePrice"/>, whose prices prove that.</param>
public sealed record ReassignmentPoint(ImmutableArray<int> Bins, long Cost, int Changes, Rational Price, AssignmentSolution Proof);
