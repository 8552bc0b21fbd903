using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>How a disagreement of two raters counts.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts the same: Cohen's kappa of 1960.</summary>
    None,

    /// <summary>By how many steps the categories are apart.</summary>
    Linear,

    /// <summary>By the square of the steps.</summary>
    Quadratic,
}

/// <summary>Cohen's kappa: agreement beyond chance of two raters who rated the same units.</summary>
/// <remarks>J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960) 37-46; weighted: Psychological Bulletin 70 (1968) 213-220.</remarks>
public static class CohenKappa
{
    /// <summary>Kappa, exactly.</summary>
    /// <param name="table">How many units the first rater put in the row's category and the second in the column's; square, no negative count.</param>
    /// <param name="weights">How a disagreement counts; other than none only for categories in their order.</param>
    /// <returns>Kappa; null where it is not defined: without units, or when chance alone would never disagree.</returns>
    /// <exception cref="ArgumentException">The table is not square, or has a negative count.</exception>
    public static Rational? Of(long[,] table, KappaWeights weights = KappaWeights.None)
    {
        Guard.Against.Null(table);
        int size = table.GetLength(0);
        if (table.GetLength(1) != size)
        {
            throw new ArgumentException($"The table has {size} rows and {table.GetLength(1)} columns.", nameof(table));
        }

        BigInteger[] rows = new BigInteger[size];
        BigInteger[] columns = new BigInteger[size];
        BigInteger all = 0;
        BigInteger observed = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                long count = table[i, j];
                ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(table));
                rows[i] += count;
                columns[j] += count;
                all += count;
                observed += count * Weight(i, j, weights);
            }
        }

        BigInteger expected = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                expected += rows[i] * columns[j] * Weight(i, j, weights);
            }
        }

        return expected.IsZero ? null : 1 - new Rational(observed * all, expected);
    }

    private static BigInteger Weight(int i, int j, KappaWeights weights) => weights switch
    {
        KappaWeights.None => i == j ? 0 : 1,
        KappaWeights.Linear => Math.Abs(i - j),
        KappaWeights.Quadratic => (BigInteger)(i - j) * (i - j),
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "None, linear or quadratic."),
    };
}
