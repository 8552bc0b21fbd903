namespace Minyi.Scoring.Statistics;

/// <summary>The beta distribution's tails and quantiles, for parameters from about 0.5 to 1e9 and beyond.</summary>
/// <remarks>
/// The factor before the continued fraction is written as a deviance and Stirling errors (C. Loader, "Fast and accurate computation of binomial probabilities", 2000), where nothing
/// large cancels; the continued fraction is that of A. R. DiDonato, A. H. Morris, "Algorithm 708", ACM TOMS 18 (1992) 360-373, equation 9, by Lentz's method. Quantiles are found by Newton's method on the logarithm of the tail, kept inside a bracket.
/// </remarks>
internal static class BetaDistribution
{
    private const int Patience = 4_000_000;

    /// <summary>The probability of a value up to <paramref name="x"/>, and of one above it; the smaller of the two is the accurate one.</summary>
    internal static (double Lower, double Upper) Tails(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? (0, 1) : (1, 0);
        }

        double gap = Gap(x, a, b);
        double weight = Weight(x, a, b);
        if (x < (a + 1) / (a + b + 2))
        {
            double lower = Math.Min(1, weight / Fraction(x, gap, a, b));
            return (lower, 1 - lower);
        }

        double upper = Math.Min(1, weight / Fraction(1 - x, -gap, b, a));
        return (1 - upper, upper);
    }

    /// <summary>The value that the lower (or upper) tail up to (or from) which has the given probability, at most one half.</summary>
    internal static double Quantile(double tail, bool upper, double a, double b, double guess)
    {
        double low = 0;
        double high = 1;
        double x = Math.Clamp(guess, 1e-300, 1 - 1e-16);
        for (int step = 0; step < 400; step++)
        {
            (double below, double above) = Tails(x, a, b);
            double probability = upper ? above : below;
            bool right = (probability > tail) == upper;
            (low, high) = right ? (x, high) : (low, x);
            double density = Weight(x, a, b) / (x * (1 - x));
            double move = probability * Math.Log(probability / tail) / density;
            double next = upper ? x + move : x - move;
            if (!(next > low && next < high))
            {
                next = low > 0 && high > 4 * low ? Math.Sqrt(low * high) : low > 0 ? (low + high) / 2 : high / 16;
            }

            if (Math.Abs(next - x) <= 1e-16 * x || next == low || next == high)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    /// <summary>a − (a + b)x = (a + b)(1 − x) − b, from the smaller of x and 1 − x, so that it keeps its digits when the other is nearly 1.</summary>
    private static double Gap(double x, double a, double b) =>
        x <= 0.5 ? Math.FusedMultiplyAdd(-(a + b), x, a) : Math.FusedMultiplyAdd(a + b, 1 - x, -b);

    /// <summary>x^a · (1 − x)^b / B(a, b).</summary>
    private static double Weight(double x, double a, double b)
    {
        double n = a + b;
        double gap = Gap(x, a, b);
        double exponent = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x, gap) - Deviance(b, n * (1 - x), -gap);
        return Math.Sqrt(a / n * b / (2 * Math.PI)) * Math.Exp(exponent);
    }

    /// <summary>ln Γ(a + 1) less Stirling's ½ ln(2πa) + a ln a − a.</summary>
    private static double StirlingError(double a)
    {
        double shifted = 0;
        while (a < 16)
        {
            shifted += ((a + 0.5) * LogOnePlus(1 / a)) - 1;
            a++;
        }

        double r = 1 / (a * a);
        return shifted + (((1.0 / 12) - (r * ((1.0 / 360) - (r * ((1.0 / 1260) - (r * ((1.0 / 1680) - (r * ((1.0 / 1188) - (r * 691.0 / 360360)))))))))) / a);
    }

    /// <summary>x ln(x / mean) + mean − x, given the gap x − mean, without cancellation where the two are near.</summary>
    private static double Deviance(double x, double mean, double gap)
    {
        if (Math.Abs(gap) >= 0.1 * (x + mean))
        {
            return (x * Math.Log(x / mean)) - gap;
        }

        double v = gap / (x + mean);
        double sum = gap * v;
        double term = 2 * x * v;
        for (int j = 1; j < 1000; j++)
        {
            term *= v * v;
            double next = sum + (term / ((2 * j) + 1));
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>The denominator of the lower tail, of which the weight is the numerator; <paramref name="gap"/> is a − (a + b)x.</summary>
    private static double Fraction(double x, double gap, double a, double b)
    {
        const double Tiny = 1e-300;
        double result = a * (gap + 1) / (a + 1);
        double c = result;
        double d = 0;
        for (double m = 1; m < Patience; m++)
        {
            double at = a + (2 * m);
            double above = m * (a + m - 1) / (at - 1) * ((a + b + m - 1) / (at - 1)) * (b - m) * x * x;
            double below = m + (m * (b - m) * x / (at - 1)) + ((a + m) * (gap + 1 + (m * (2 - x))) / (at + 1));
            d = below + (above * d);
            d = 1 / (d == 0 ? Tiny : d);
            c = below + (above / c);
            c = c == 0 ? Tiny : c;
            double factor = c * d;
            result *= factor;
            if (Math.Abs(factor - 1) <= 2.3e-16)
            {
                break;
            }
        }

        return result;
    }
}
