using Minyi.Grid.Assignment;

namespace Minyi.Benchmarks.Grid;

/// <summary>Exact assignment with dual prices of people and representatives on the plane, every pair allowed.</summary>
public class AssignmentBenchmarks
{
    private AssignmentProblem? _problem;

    [Params("100x31", "1000x305", "5000x305")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        string[] parts = Size.Split('x');
        (int people, int representatives) = (int.Parse(parts[0]), int.Parse(parts[1]));
        Random random = new(2);
        (double X, double Y)[] p = [.. Enumerable.Range(0, people).Select(_ => (random.NextDouble() * 10_000, random.NextDouble() * 10_000))];
        (double X, double Y)[] r = [.. Enumerable.Range(0, representatives).Select(_ => (random.NextDouble() * 10_000, random.NextDouble() * 10_000))];
        long[] costs = [.. from a in p from b in r select (long)Math.Round(Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))))];
        int least = people / representatives;
        _problem = AssignmentProblem.Dense(people, [.. r.Select(_ => new BinCapacity(least, least + 1))], costs);
    }

    [Benchmark]
    public long Solve()
    {
        _problem!.TrySolve(out AssignmentSolution? solution, out _);
        return solution!.Objective;
    }
}
