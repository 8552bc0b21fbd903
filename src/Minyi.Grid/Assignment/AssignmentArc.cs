namespace Minyi.Grid.Assignment;

/// <summary>An allowed pair of item and bin with its cost; a pair that is not listed is forbidden.</summary>
/// <param name="Item">The item's position.</param>
/// <param name="Bin">The bin's position.</param>
/// <param name="Cost">The cost of putting the item there; any sign.</param>
public readonly record struct AssignmentArc(int Item, int Bin, long Cost);
