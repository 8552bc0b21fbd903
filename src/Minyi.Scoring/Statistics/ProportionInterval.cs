namespace Minyi.Scoring.Statistics;

/// <summary>Confidence intervals for a rate: how far the true rate may be from the one that was counted.</summary>
/// <remarks>
/// Every method answers for every count: none of n, all of n, and nothing asked at all (n = 0 gives [0, 1], <see cref="ConfidenceInterval.Unknown"/>). Bounds never leave [0, 1].
/// The methods are compared in L. D. Brown, T. T. Cai, A. DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16 (2001) 101-133.
/// </remarks>
public static class ProportionInterval
{
    /// <summary>Wilson's score interval, the default of rankings and bulletins.</summary>
    /// <param name="successes">How many of the trials counted as a success, from 0 to <paramref name="trials"/>; may be a fraction, as the mean of grades scaled to 0–1 times their number is.</param>
    /// <param name="trials">How many trials; 0 or more.</param>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    /// <returns>The interval: its lower bound is exactly 0 for no successes, its upper bound exactly 1 when all succeeded.</returns>
    /// <exception cref="ArgumentException">A count or the confidence is out of its range.</exception>
    /// <remarks>
    /// E. B. Wilson, JASA 22 (1927) 209-212. The bounds are the roots of (n + z²)p² − (2x + z²)p + x²/n; the lower one is taken from the product of the roots, so nothing cancels at small rates.
    /// </remarks>
    /// <example><code>
    /// ConfidenceInterval rate = ProportionInterval.Wilson(81, 263); // 0.2553 to 0.3662
    /// </code></example>
    public static ConfidenceInterval Wilson(double successes, double trials, double confidence = 0.95)
    {
        Check(successes, trials, confidence);
        if (trials == 0)
        {
            return ConfidenceInterval.Unknown;
        }

        double z = Normal.TwoSided(confidence);
        double half = z * z / 2;
        double failures = trials - successes;
        double root = z * Math.Sqrt((successes * (failures / trials)) + (half / 2));
        double upper = successes + half + root;
        double low = successes * (successes / trials) / upper;
        double high = failures == 0 ? 1 : upper / (trials + (z * z));
        return Clamped(low, high);
    }

    internal static void Check(double successes, double trials, double confidence)
    {
        Guard.Against.InvalidInput(trials, nameof(trials), static n => n >= 0 && double.IsFinite(n), "The number of trials is finite and not negative.");
        Guard.Against.InvalidInput(successes, nameof(successes), x => x >= 0 && x <= trials, "Successes lie between 0 and the number of trials.");
        Guard.Against.InvalidInput(confidence, nameof(confidence), static c => c > 0 && c < 1, "A confidence lies between 0 and 1, both excluded.");
    }

    private static ConfidenceInterval Clamped(double low, double high) => new(Math.Clamp(low, 0, 1), Math.Clamp(high, 0, 1));
}
