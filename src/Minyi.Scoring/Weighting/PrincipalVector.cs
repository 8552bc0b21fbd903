namespace Minyi.Scoring.Weighting;

/// <summary>The principal right eigenvector of a positive matrix.</summary>
/// <remarks>
/// Power iteration needs as many steps as the largest two eigenvalues are near each other, and for comparisons that run in a circle they nearly are: then tens of thousands of steps change the
/// vector by less than its digits and are still far from the end. Squaring the matrix doubles the steps each time, and in a positive matrix nothing cancels.
/// </remarks>
internal static class PrincipalVector
{
    /// <summary>More doublings than any gap between doubles needs.</summary>
    private const int Doublings = 200;

    /// <summary>The vector, its sum one.</summary>
    /// <param name="matrix">Square, every entry positive.</param>
    internal static double[] Of(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[] vector = Column(matrix);
        double[,] power = Scaled(matrix);
        for (int doubling = 0; doubling < Doublings; doubling++)
        {
            power = Scaled(Squared(power));
            double[] next = Column(power);
            bool still = Enumerable.Range(0, n).All(i => Math.Abs(next[i] - vector[i]) <= 4e-16 * next[i]);
            vector = next;
            if (still && doubling >= 3)
            {
                break;
            }
        }

        return vector;
    }

    private static double[,] Squared(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[,] square = new double[n, n];
        double[] terms = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    terms[k] = matrix[i, k] * matrix[k, j];
                }

                square[i, j] = Sums.Of(terms);
            }
        }

        return square;
    }

    /// <summary>By a power of two, which changes no digit, so that the largest entry is near one.</summary>
    private static double[,] Scaled(double[,] matrix)
    {
        int exponent = Math.ILogB(matrix.Cast<double>().Max());
        int n = matrix.GetLength(0);
        double[,] scaled = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                scaled[i, j] = Math.ScaleB(matrix[i, j], -exponent);
            }
        }

        return scaled;
    }

    /// <summary>The column with the largest entries, its sum one: each column of a high power is the vector.</summary>
    private static double[] Column(double[,] power)
    {
        int n = power.GetLength(0);
        int largest = Enumerable.Range(0, n).MaxBy(j => Enumerable.Range(0, n).Max(i => power[i, j]));
        double[] column = [.. Enumerable.Range(0, n).Select(i => power[i, largest])];
        double sum = Sums.Of([.. column]);
        return [.. column.Select(x => x / sum)];
    }
}
