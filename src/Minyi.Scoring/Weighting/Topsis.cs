using System.Collections.Immutable;

namespace Minyi.Scoring.Weighting;

/// <summary>Whether more of a criterion is better.</summary>
public enum CriterionDirection
{
    /// <summary>More is better.</summary>
    Benefit,

    /// <summary>Less is better.</summary>
    Cost,
}

/// <summary>How values of different criteria are made comparable.</summary>
public enum TopsisNormalization
{
    /// <summary>By the root of the sum of squares: Hwang and Yoon's own.</summary>
    Vector,

    /// <summary>From 0 for the least to 1 for the greatest.</summary>
    MinMax,
}

/// <summary>An alternative's place.</summary>
/// <param name="Closeness">How near it is to the ideal, from 0 (the anti-ideal) to 1 (the ideal).</param>
/// <param name="Rank">1 for the nearest; equal closeness shares the smaller rank (1224).</param>
public readonly record struct TopsisPlace(double Closeness, int Rank);

/// <summary>TOPSIS: orders alternatives by how near they are to an ideal that has the best value of each criterion, and how far from its opposite.</summary>
/// <remarks>C. L. Hwang, K. Yoon, Multiple Attribute Decision Making (1981), section 3.3. Sums do not depend on the order of rows or columns.</remarks>
public static class Topsis
{
    /// <summary>Places the alternatives.</summary>
    /// <param name="values">A row for each alternative, a column for each criterion; finite.</param>
    /// <param name="weights">A weight for each criterion, not negative, not all zero; their sum does not matter.</param>
    /// <param name="directions">For each criterion whether more is better.</param>
    /// <param name="normalization">How values are made comparable.</param>
    /// <returns>A place for each alternative. A criterion on which all are equal moves nobody; where all are equal on all, each is as near to the ideal as to its opposite: 0.5, all first.</returns>
    /// <exception cref="ArgumentException">No alternative, no criterion, numbers that do not match, or a value or weight that is not as it must be.</exception>
    public static ImmutableArray<TopsisPlace> Rank(double[,] values, IReadOnlyList<double> weights, IReadOnlyList<CriterionDirection> directions, TopsisNormalization normalization = TopsisNormalization.Vector)
    {
        Guard.Against.Null(values);
        Check(values, Guard.Against.Null(weights), Guard.Against.Null(directions));
        int alternatives = values.GetLength(0);
        int criteria = values.GetLength(1);
        double[,] toBest = new double[alternatives, criteria];
        double[,] toWorst = new double[alternatives, criteria];
        double[][] columns = [.. Enumerable.Range(0, criteria).Select(j => Enumerable.Range(0, alternatives).Select(i => values[i, j]).ToArray())];

        // The weight of a criterion that moves nobody must not make the others vanish beside it.
        double heaviest = Enumerable.Range(0, criteria).Where(j => columns[j].Any(x => x != columns[j][0])).Select(j => weights[j]).DefaultIfEmpty(0).Max();
        heaviest = heaviest == 0 ? 1 : heaviest;
        for (int j = 0; j < criteria; j++)
        {
            double[] scaled = Scaled(columns[j], normalization);
            double weight = Math.Min(1, weights[j] / heaviest);
            double best = directions[j] == CriterionDirection.Benefit ? scaled.Max() : scaled.Min();
            double worst = directions[j] == CriterionDirection.Benefit ? scaled.Min() : scaled.Max();
            for (int i = 0; i < alternatives; i++)
            {
                toBest[i, j] = weight * (scaled[i] - best);
                toWorst[i, j] = weight * (scaled[i] - worst);
            }
        }

        double[] closeness = new double[alternatives];
        for (int i = 0; i < alternatives; i++)
        {
            double best = Distance(toBest, i);
            double worst = Distance(toWorst, i);
            closeness[i] = best + worst == 0 ? 0.5 : worst / (best + worst);
        }

        return [.. closeness.Select(c => new TopsisPlace(c, 1 + closeness.Count(other => other > c)))];
    }

    private static void Check(double[,] values, IReadOnlyList<double> weights, IReadOnlyList<CriterionDirection> directions)
    {
        if (values.Length == 0 || weights.Count != values.GetLength(1) || directions.Count != values.GetLength(1))
        {
            throw new ArgumentException("There is at least one alternative and one criterion, and a weight and a direction for each criterion.", nameof(values));
        }

        if (values.Cast<double>().Any(v => !double.IsFinite(v)))
        {
            throw new ArgumentException("Values are finite.", nameof(values));
        }

        if (weights.Any(w => !(w >= 0 && double.IsFinite(w))) || weights.All(w => w == 0))
        {
            throw new ArgumentException("Weights are finite, not negative and not all zero.", nameof(weights));
        }
    }

    private static double[] Scaled(double[] column, TopsisNormalization normalization)
    {
        double least = column.Min();
        double most = column.Max();
        if (least == most)
        {
            return new double[column.Length];
        }

        switch (normalization)
        {
            case TopsisNormalization.MinMax:
                double scale = double.IsFinite(most - least) ? 1 : 0.5;
                double range = (scale * most) - (scale * least);
                return [.. column.Select(x => ((scale * x) - (scale * least)) / range)];
            case TopsisNormalization.Vector:
                double largest = Math.Max(Math.Abs(least), Math.Abs(most));
                double root = Math.Sqrt(Sums.Of([.. column.Select(x => Square(x / largest))]));
                return [.. column.Select(x => x / largest / root)];
            default:
                throw new ArgumentOutOfRangeException(nameof(normalization), normalization, "Vector or min-max.");
        }
    }

    /// <summary>The root of the sum of squares, scaled by the largest part so that no square vanishes.</summary>
    private static double Distance(double[,] parts, int alternative)
    {
        double[] row = [.. Enumerable.Range(0, parts.GetLength(1)).Select(j => Math.Abs(parts[alternative, j]))];
        double largest = row.Max();
        return largest == 0 ? 0 : largest * Math.Sqrt(Sums.Of([.. row.Select(x => Square(x / largest))]));
    }

    private static double Square(double x) => x * x;
}
