using Minyi.Grid.Assignment;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>Distances in whole metres, and assignments that must exist.</summary>
internal static class Ways
{
    /// <summary>The distance, rounded to whole metres. The square root of an integer below 2^52 is the same on every machine.</summary>
    public static long Metres(PlanePoint a, PlanePoint b) => (long)Math.Round(Math.Sqrt(a.SquaredDistanceTo(b)), MidpointRounding.AwayFromZero);

    public static AssignmentSolution Solve(AssignmentProblem problem) => problem.TrySolve(out AssignmentSolution? solution, out AssignmentConflict? conflict)
        ? solution
        : throw new DemoDataException($"The demo's capacities are too small: {conflict.Kind}, {conflict.Places} places for {conflict.Items.Length} items.");
}
