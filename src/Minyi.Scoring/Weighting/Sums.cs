namespace Minyi.Scoring.Weighting;

/// <summary>Sums that do not depend on the order of their terms.</summary>
internal static class Sums
{
    /// <summary>The sum in ascending order of the terms, compensated (Neumaier). The span is sorted.</summary>
    internal static double Of(Span<double> terms)
    {
        terms.Sort();
        double sum = 0;
        double lost = 0;
        foreach (double term in terms)
        {
            double next = sum + term;
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }

        return sum + lost;
    }
}
