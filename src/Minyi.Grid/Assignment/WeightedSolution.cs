using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Assignment;

/// <summary>
/// An assignment of items that count several units and stay together, beside the bound that it is measured by. Whether such an assignment exists at all is a
/// hard problem; the bound is the least cost if items could be split, each part paying its share.
/// </summary>
/// <param name="Bins">By item, its bin; empty where no whole assignment within the capacities was found.</param>
/// <param name="Objective">The total cost; null where none was found.</param>
/// <param name="Bound">What every assignment costs at least: Σ values − Σ price × (maximum if the price is positive, else minimum).</param>
/// <param name="IsSplitOptimum">Whether the bound is exactly the least cost of a split; else it lies a little below, since exact prices would not fit 64 bits.</param>
/// <param name="Prices">By bin, its price for one unit.</param>
/// <param name="Values">By item, the least cost + weight × price over its allowed bins.</param>
/// <param name="Split">How many items the split optimum that was rounded had in several bins.</param>
public sealed record WeightedSolution(
    ImmutableArray<int> Bins, long? Objective, Rational Bound, bool IsSplitOptimum, ImmutableArray<Rational> Prices, ImmutableArray<Rational> Values, int Split)
{
    /// <summary>Whether a whole assignment was found.</summary>
    public bool IsFound => Objective is not null;

    /// <summary>The most by which the objective is over the least possible; null where none was found.</summary>
    public Rational? Gap => Objective - Bound;

    /// <summary>Whether the assignment is proved the cheapest: its cost is the bound.</summary>
    public bool IsOptimal => Objective is { } objective && objective == Bound;
}
