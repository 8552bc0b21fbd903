using Minyi.Grid.Assignment;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>Distances in whole metres, and cheapest assignments with their proof looked at.</summary>
internal static class Ways
{
    /// <summary>The distance, rounded to whole metres. The square root of an integer below 2^52 is the same on every machine.</summary>
    public static long Metres(PlanePoint a, PlanePoint b) => (long)Math.Round(Math.Sqrt(a.SquaredDistanceTo(b)), MidpointRounding.AwayFromZero);

    /// <summary>Assigns each of <paramref name="items"/> to a bin at the least sum of costs.</summary>
    /// <param name="items">How many.</param>
    /// <param name="bins">The bins' capacities.</param>
    /// <param name="costs">The cost of each pair, item by item.</param>
    /// <exception cref="DemoDataException">The capacities do not suffice, or the prices prove nothing.</exception>
    public static AssignmentSolution Assign(int items, BinCapacity[] bins, long[] costs)
    {
        if (!AssignmentProblem.Dense(items, bins, costs).TrySolve(out AssignmentSolution? solution, out AssignmentConflict? conflict))
        {
            throw new DemoDataException($"{conflict.Kind}: {conflict.Places} places for {conflict.Items.Length} items.");
        }

        return IsProved(solution, bins, costs) ? solution : throw new DemoDataException("The prices do not prove the assignment.");
    }

    /// <summary>
    /// Whether the prices prove the objective: no assignment costs less than the sum of each item's least cost plus price, less what the
    /// prices are worth at the capacities; and this one costs just that.
    /// </summary>
    private static bool IsProved(AssignmentSolution solution, BinCapacity[] bins, long[] costs)
    {
        long bound = 0;
        long cost = 0;
        for (int item = 0; item < solution.Bins.Length; item++)
        {
            ReadOnlySpan<long> row = costs.AsSpan(item * bins.Length, bins.Length);
            long least = long.MaxValue;
            for (int bin = 0; bin < bins.Length; bin++)
            {
                least = Math.Min(least, row[bin] + solution.Prices[bin]);
            }

            bound += least;
            cost += row[solution.Bins[item]];
        }

        for (int bin = 0; bin < bins.Length; bin++)
        {
            bound -= solution.Prices[bin] * (solution.Prices[bin] > 0 ? bins[bin].Maximum : bins[bin].Minimum);
        }

        return bound == cost && cost == solution.Objective;
    }
}
