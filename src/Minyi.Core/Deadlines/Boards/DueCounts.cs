namespace Minyi.Deadlines.Boards;

/// <summary>How many clocks stand in each column of a board.</summary>
/// <param name="Later">Due later than soon.</param>
/// <param name="Soon">About to be due.</param>
/// <param name="Today">Due today.</param>
/// <param name="Late">Late.</param>
/// <param name="Paused">Paused.</param>
public readonly record struct DueCounts(int Later, int Soon, int Today, int Late, int Paused)
{
    /// <summary>All of them.</summary>
    public int All => Later + Soon + Today + Late + Paused;
}
