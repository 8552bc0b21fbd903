namespace Minyi.Grid.Cells.Partitioning;

/// <summary>How an annealing cools.</summary>
/// <param name="Hot">The first temperature, in cut edges.</param>
/// <param name="Cold">The last temperature.</param>
/// <param name="FirstRate">What the weight of an average node outside the bounds costs at first, in cut edges.</param>
/// <param name="LastRate">The same at last.</param>
internal sealed record Cooling(double Hot, double Cold, double FirstRate, double LastRate)
{
    /// <summary>One for a coarse graph, whose edges stand for several each.</summary>
    public static Cooling Of(WeightedGraph graph)
    {
        double edge = Math.Max(1, graph.EdgeWeights.Sum(w => (double)w) / Math.Max(1, graph.EdgeWeights.Length));
        return new(1.2 * edge, 0.15 * edge, edge, 50 * edge);
    }
}
