using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Scoring.Weighting;

/// <summary>What the analytic hierarchy process makes of a matrix.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Weights">The weight of each item, in the order of the items; they sum to one up to rounding.</param>
/// <param name="LambdaMax">The principal eigenvalue; at least the number of items.</param>
/// <param name="RandomIndex">The table that the ratio uses.</param>
/// <param name="Reconsider">The comparisons that disagree most with the rest, the one whose change helps most first; empty for a consistent matrix.</param>
public sealed record AhpResult(PairwiseMatrix Matrix, ImmutableArray<double> Weights, double LambdaMax, RandomIndex RandomIndex, ImmutableArray<Reconsideration> Reconsider)
{
    /// <summary>(λmax − n) / (n − 1); 0 for one item and for a consistent matrix.</summary>
    public double ConsistencyIndex => Matrix.Size == 1 ? 0 : Math.Max(0, (LambdaMax - Matrix.Size) / (Matrix.Size - 1));

    /// <summary>The consistency index by the random index; 0 for one or two items.</summary>
    public double ConsistencyRatio => Matrix.Size <= 2 ? 0 : ConsistencyIndex / RandomIndex[Matrix.Size];

    /// <summary>Whether the ratio is below 0.1, Saaty's rule of thumb.</summary>
    public bool IsAcceptable => ConsistencyRatio < 0.1;
}

/// <summary>A comparison to reconsider.</summary>
/// <param name="Row">The item of the row, from 0.</param>
/// <param name="Column">The item of the column, from 0.</param>
/// <param name="Given">The comparison that was given.</param>
/// <param name="Implied">The comparison that the weights imply.</param>
/// <param name="ConsistencyRatioThen">The consistency ratio if the comparison were the implied one.</param>
public readonly record struct Reconsideration(int Row, int Column, Rational Given, double Implied, double ConsistencyRatioThen);
