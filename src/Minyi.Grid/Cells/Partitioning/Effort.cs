namespace Minyi.Grid.Cells.Partitioning;

/// <summary>How hard to search; nothing here depends on a clock.</summary>
/// <param name="Tries">Divisions of the coarsest graph to choose from.</param>
/// <param name="Rounds">Rounds of local search on a level.</param>
/// <param name="Patience">Moves that a local search goes on without a new best.</param>
internal sealed record Effort(int Tries, int Rounds, int Patience);
