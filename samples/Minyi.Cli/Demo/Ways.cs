using Minyi.Grid.Assignment;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>Distances in whole metres, and cheapest assignments with their proof looked at.</summary>
internal static class Ways
{
    /// <summary>The distance, rounded to whole metres, half to even. The square root of an integer below 2^52 is the same on every machine.</summary>
    public static long Metres(PlanePoint a, PlanePoint b) => (long)Math.Round(Math.Sqrt(a.SquaredDistanceTo(b)), MidpointRounding.ToEven);

    /// <summary>Assigns each of <paramref name="items"/> to a bin at the least sum of costs.</summary>
    /// <param name="items">How many.</param>
    /// <param name="bins">The bins' capacities.</param>
    /// <param name="costs">The cost of each pair, item by item.</param>
    /// <exception cref="DemoDataException">The capacities do not suffice, or the prices prove nothing.</exception>
    public static AssignmentSolution Assign(int items, BinCapacity[] bins, long[] costs)
    {
        AssignmentProblem problem = AssignmentProblem.Dense(items, bins, costs);
        if (!problem.TrySolve(out AssignmentSolution? solution, out AssignmentConflict? conflict))
        {
            throw new DemoDataException($"{conflict.Kind}: {conflict.Places} places for {conflict.Items.Length} items.");
        }

        return Certificate.Verify(problem, solution.Bins.AsSpan(), solution.Prices.AsSpan(), out string? fault) ? solution : throw new DemoDataException(fault);
    }
}
