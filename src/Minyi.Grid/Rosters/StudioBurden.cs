using Minyi.Districts;

namespace Minyi.Grid.Rosters;

/// <summary>How the duties of a studio are shared.</summary>
/// <param name="Studio">The studio.</param>
/// <param name="Members">How many representatives share them.</param>
/// <param name="Duties">How many duties there are.</param>
/// <param name="Least">The fewest of a representative.</param>
/// <param name="Most">The most.</param>
/// <param name="Extra">How many of the duties neither cover nor a reception needs: they are there only to keep the difference within 1.</param>
/// <param name="Proof">Where a planned roster's difference is more than 1, why it cannot be less; else null.</param>
public sealed record StudioBurden(StudioId Studio, int Members, int Duties, int Least, int Most, int Extra, BurdenProof? Proof);
