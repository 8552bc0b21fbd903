using Minyi.Grid.Apportionment;
using Minyi.Grid.Apportionment.Biproportional;

namespace Minyi.Benchmarks.Grid;

/// <summary>Biproportional apportionment with its proof, at the size of a district (22 × 3) and growing.</summary>
public class BiproportionalBenchmarks
{
    private BiproportionalProblem? _problem;

    [Params("22x3", "220x3", "1000x50")]
    public string Size { get; set; } = "";

    [Params("webster", "hill")]
    public string Method { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        string[] parts = Size.Split('x');
        (int rows, int columns) = (int.Parse(parts[0]), int.Parse(parts[1]));
        Random random = new(3);
        long[] votes = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextInt64(100, 20_000))];
        int[] seats = [.. Enumerable.Range(0, rows * columns).Select(_ => random.Next(1, 9))];
        _problem = BiproportionalProblem.Create(
            [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Sum(j => seats[(i * columns) + j]))],
            [.. Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, rows).Sum(i => seats[(i * columns) + j]))],
            votes);
    }

    [Benchmark]
    public int Solve()
    {
        ApportionmentMethod.TryNamed(Method, out ApportionmentMethod? method);
        _problem!.TrySolve((DivisorMethod)method!, TieRule.Ordinal, out BiproportionalAllocation? allocation, out _);
        return allocation!.Seats[0];
    }
}
