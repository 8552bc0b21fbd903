namespace Minyi.Grid.Cells.Partitioning;

/// <summary>How an annealing cools.</summary>
/// <param name="Hot">The first temperature, in cut edges.</param>
/// <param name="Cold">The last temperature.</param>
/// <param name="FirstRate">What the weight of an average node outside the bounds costs at first, in cut edges.</param>
/// <param name="LastRate">The same at last.</param>
internal sealed record Cooling(double Hot, double Cold, double FirstRate, double LastRate);
