using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Numerics;

namespace Minyi.Scoring.Weighting;

/// <summary>The analytic hierarchy process: weights from comparisons in pairs, and how consistent the comparisons are.</summary>
/// <remarks>T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of Mathematical Psychology 15 (1977) 234-281: the principal right eigenvector, here from powers of the matrix by repeated squaring, where nothing cancels and nothing is left unconverged.</remarks>
public static class AnalyticHierarchy
{
    private const int Named = 3;

    /// <summary>Weighs the items of a matrix.</summary>
    /// <param name="matrix">The comparisons.</param>
    /// <param name="randomIndex">The table of random indices.</param>
    /// <param name="result">The weights, when the table goes so far.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>Whether the table goes as far as the matrix is large.</returns>
    public static bool TryWeigh(PairwiseMatrix matrix, RandomIndex randomIndex, [NotNullWhen(true)] out AhpResult? result, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(matrix);
        Guard.Against.Null(randomIndex);
        if (matrix.Size > randomIndex.Largest)
        {
            result = null;
            refusal = new([new("matrix-too-large", new(
                $"矩阵有 {matrix.Size} 项，随机指标表“{randomIndex.Name}”只到 {randomIndex.Largest} 项",
                $"the matrix has {matrix.Size} items, and the random-index table '{randomIndex.Name}' goes to {randomIndex.Largest}"))]);
            return false;
        }

        refusal = null;
        result = Solve(matrix, randomIndex);
        result = result with { Reconsider = matrix.IsConsistent ? [] : Worst(result) };
        return true;
    }

    private static AhpResult Solve(PairwiseMatrix matrix, RandomIndex randomIndex)
    {
        int n = matrix.Size;
        double[,] entries = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                entries[i, j] = (double)matrix[i, j];
            }
        }

        if (matrix.IsConsistent)
        {
            Rational whole = Enumerable.Range(0, n).Aggregate(Rational.Zero, (sum, i) => sum + matrix[i, 0]);
            return new(matrix, [.. Enumerable.Range(0, n).Select(i => (double)(matrix[i, 0] / whole))], n, randomIndex, []);
        }

        double[] weights = PrincipalVector.Of(entries);
        double lambda = Sums.Of(Times(entries, weights));
        return new(matrix, [.. weights], lambda, randomIndex, []);
    }

    private static double[] Times(double[,] entries, double[] weights)
    {
        int n = weights.Length;
        double[] product = new double[n];
        double[] terms = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                terms[j] = entries[i, j] * weights[j];
            }

            product[i] = Sums.Of(terms);
        }

        return product;
    }

    private static ImmutableArray<Reconsideration> Worst(AhpResult result)
    {
        PairwiseMatrix matrix = result.Matrix;
        if (matrix.Size < 3)
        {
            return [];
        }

        List<Reconsideration> all = [];
        for (int i = 0; i < matrix.Size; i++)
        {
            for (int j = i + 1; j < matrix.Size; j++)
            {
                // The implied comparison as a short fraction, so that the matrix stays exactly reciprocal.
                double implied = result.Weights[i] / result.Weights[j];
                Rational value = implied >= 1 ? Nearby(implied) : 1 / Nearby(1 / implied);
                all.Add(new(i, j, matrix[i, j], implied, Solve(matrix.With(i, j, value), result.RandomIndex).ConsistencyRatio));
            }
        }

        return [.. all.OrderBy(r => r.ConsistencyRatioThen).ThenBy(r => matrix.Items[r.Row], StringComparer.Ordinal).ThenBy(r => matrix.Items[r.Column], StringComparer.Ordinal).Take(Named)];
    }

    private static Rational Nearby(double value) => new((System.Numerics.BigInteger)Math.Round(value * 1_000_000), 1_000_000);
}
