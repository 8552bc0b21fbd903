namespace Minyi.Grid.Cells;

/// <summary>How far a search has come.</summary>
/// <param name="Done">Starts done.</param>
/// <param name="Starts">All starts.</param>
/// <param name="CutWeight">The cut of the best so far, in the component that is searched.</param>
/// <param name="IsWithinTolerance">Whether the best so far holds the tolerance there.</param>
public readonly record struct PartitionProgress(int Done, int Starts, long CutWeight, bool IsWithinTolerance);
