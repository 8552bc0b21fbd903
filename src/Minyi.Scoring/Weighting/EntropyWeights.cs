using System.Collections.Immutable;

namespace Minyi.Scoring.Weighting;

/// <summary>Weights by entropy: a criterion on which the alternatives differ more weighs more.</summary>
/// <remarks>C. L. Hwang, K. Yoon, Multiple Attribute Decision Making (1981), section 3.2, after Shannon (1948). The values enter as they are, without prior scaling.</remarks>
public static class EntropyWeights
{
    /// <summary>Weighs the criteria.</summary>
    /// <param name="values">A row for each alternative, a column for each criterion; finite and not negative.</param>
    /// <returns>
    /// A weight for each criterion; they sum to one up to rounding. A criterion on which all alternatives are equal (all zero among them) weighs exactly 0; where all are like that,
    /// or there is one alternative, the data say nothing and all criteria weigh the same.
    /// </returns>
    /// <exception cref="ArgumentException">No alternative, no criterion, or a value that is negative or not finite.</exception>
    /// <example><code>
    /// ImmutableArray&lt;double&gt; weights = EntropyWeights.Of(new double[,] { { 30, 29 }, { 19, 29 }, { 68, 29 } }); // 1 and 0
    /// </code></example>
    public static ImmutableArray<double> Of(double[,] values)
    {
        Guard.Against.Null(values);
        int criteria = values.GetLength(1);
        if (values.Length == 0)
        {
            throw new ArgumentException("There is at least one alternative and one criterion.", nameof(values));
        }

        double[] divergence = new double[criteria];
        for (int j = 0; j < criteria; j++)
        {
            divergence[j] = Divergence(values, j);
        }

        double sum = Sums.Of([.. divergence]);
        return sum > 0 ? [.. divergence.Select(d => d / sum)] : [.. Enumerable.Repeat(1.0 / criteria, criteria)];
    }

    /// <summary>One less the entropy of a criterion, as Σ p ln(p m) / ln m, where nothing cancels.</summary>
    private static double Divergence(double[,] values, int j)
    {
        int m = values.GetLength(0);
        double[] column = new double[m];
        for (int i = 0; i < m; i++)
        {
            column[i] = values[i, j];
            if (!(column[i] >= 0 && double.IsFinite(column[i])))
            {
                throw new ArgumentException($"The value {column[i]} of alternative {i} and criterion {j} (from 0) is negative or not finite.", nameof(values));
            }
        }

        if (column.All(x => x == column[0]))
        {
            return 0;
        }

        // Scaled by the largest, so that no sum overflows.
        double largest = column.Max();
        double[] shares = [.. column.Select(x => x / largest)];
        double whole = Sums.Of([.. shares]);
        return Math.Max(0, Sums.Of([.. shares.Select(x => x / whole).Select(p => p == 0 ? 0 : p * Math.Log(p * m))]) / Math.Log(m));
    }
}
