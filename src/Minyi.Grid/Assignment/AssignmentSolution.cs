using System.Collections.Immutable;

namespace Minyi.Grid.Assignment;

/// <summary>A cheapest assignment with the dual prices that prove it.</summary>
/// <param name="Bins">For each item, the bin it goes to.</param>
/// <param name="Objective">The total cost.</param>
/// <param name="Prices">For each bin, its price: positive only where the maximum binds, negative only where the minimum does.</param>
/// <param name="Values">For each item, the least cost + price over its allowed bins; its own bin attains it.</param>
/// <remarks>Proof: objective = Σ values − Σ price × (maximum if the price is positive, else minimum), and no assignment costs less than the right side.</remarks>
public sealed record AssignmentSolution(ImmutableArray<int> Bins, long Objective, ImmutableArray<long> Prices, ImmutableArray<long> Values);
