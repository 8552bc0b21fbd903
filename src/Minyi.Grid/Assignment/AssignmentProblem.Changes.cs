using Minyi.Grid.Assignment.Changes;
using Minyi.Grid.Assignment.Costs;
using Minyi.Numerics;

namespace Minyi.Grid.Assignment;

/// <content>A price per change.</content>
public sealed partial class AssignmentProblem
{
    internal ChangePrice? Change { get; private init; }

    /// <summary>The problem with a price on every item that leaves its former bin. Costs are multiplied by the price's denominator, so that all stay whole.</summary>
    /// <param name="former">By item, its former bin; -1 where it had none, which is no change.</param>
    /// <param name="price">What a change costs; not negative.</param>
    /// <exception cref="ArgumentException">There are more or fewer former bins than items, or one does not exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative, or its terms are so large that sums would leave 64 bits.</exception>
    public AssignmentProblem WithChangePrice(ReadOnlySpan<int> former, Rational price)
    {
        int[] checkedFormer = CheckedFormer(this, former);
        long largest = Costs is MetricTable ? LargestDistance(Items, Bins.Length) : LargestCost(Items, Bins.Length);
        return price.Sign < 0 || (Costs.LargestMagnitude * price.Denominator) + price.Numerator > largest
            ? throw new ArgumentOutOfRangeException(nameof(price), price, $"A price from 0 is needed whose terms keep costs within {largest}.")
            : new(Costs, Bins) { Change = new(checkedFormer, (long)price.Denominator, (long)price.Numerator) };
    }

    internal static int[] CheckedFormer(AssignmentProblem problem, ReadOnlySpan<int> former)
    {
        if (former.Length != problem.Items)
        {
            throw new ArgumentException($"There are {former.Length} former bins for {problem.Items} items.", nameof(former));
        }

        foreach (int bin in former)
        {
            _ = Guard.Against.OutOfRange(bin, nameof(former), -1, problem.Bins.Length - 1);
        }

        return former.ToArray();
    }

    internal UnitCosts UnitCosts(int[]? weights, long scale = 1) =>
        Change is { } change ? new(weights, change.Scale * scale, new(change.Former, change.Price)) : new(weights, scale, null);
}
