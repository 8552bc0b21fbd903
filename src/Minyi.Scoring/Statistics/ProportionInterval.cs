namespace Minyi.Scoring.Statistics;

/// <summary>Confidence intervals for a rate: how far the true rate may be from the one that was counted.</summary>
/// <remarks>
/// Every method answers for every count: none of n, all of n, and nothing asked at all (n = 0 gives [0, 1], <see cref="ConfidenceInterval.Unknown"/>). Bounds never leave [0, 1].
/// The methods are compared in L. D. Brown, T. T. Cai, A. DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16 (2001) 101-133.
/// </remarks>
public static class ProportionInterval
{
    /// <summary>As many trials as Clopper and Pearson's and Jeffreys' intervals take, 10^12: the time that they need grows with the root of the number. Wilson's and Agresti's take any number.</summary>
    public const double MostTrials = 1e12;

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

    /// <summary>The exact interval of Clopper and Pearson: never below the confidence asked for, and wide for it.</summary>
    /// <param name="successes">How many of the trials counted as a success, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials; from 0 to <see cref="MostTrials"/>.</param>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    /// <returns>The interval: exactly 0 below for no successes, exactly 1 above when all succeeded.</returns>
    /// <exception cref="ArgumentException">A count or the confidence is out of its range.</exception>
    /// <remarks>C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413: quantiles of Beta(x, n − x + 1) and Beta(x + 1, n − x).</remarks>
    public static ConfidenceInterval ClopperPearson(double successes, double trials, double confidence = 0.95) =>
        Tails(successes, trials, confidence, 0, 1);

    /// <summary>Jeffreys' interval: the equal-tailed posterior of the prior Beta(½, ½), with 0 and 1 as bounds at none and all of n.</summary>
    /// <param name="successes">How many of the trials counted as a success, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials; from 0 to <see cref="MostTrials"/>.</param>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentException">A count or the confidence is out of its range.</exception>
    /// <remarks>Brown, Cai, DasGupta (2001), section 3.1.2: quantiles of Beta(x + ½, n − x + ½).</remarks>
    public static ConfidenceInterval Jeffreys(double successes, double trials, double confidence = 0.95) =>
        Tails(successes, trials, confidence, 0.5, 0.5);

    /// <summary>The interval of Agresti and Coull: the textbook's, after half of z² successes and half of z² failures are added.</summary>
    /// <param name="successes">How many of the trials counted as a success, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials; 0 or more.</param>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    /// <returns>The interval, cut to [0, 1].</returns>
    /// <exception cref="ArgumentException">A count or the confidence is out of its range.</exception>
    /// <remarks>A. Agresti, B. A. Coull, The American Statistician 52 (1998) 119-126; with z², not rounded to 4.</remarks>
    public static ConfidenceInterval AgrestiCoull(double successes, double trials, double confidence = 0.95)
    {
        Check(successes, trials, confidence);
        if (trials == 0)
        {
            return ConfidenceInterval.Unknown;
        }

        double z = Normal.TwoSided(confidence);
        double half = z * z / 2;
        double failures = trials - successes;
        double n = trials + (2 * half);
        double root = z * Math.Sqrt((successes + half) / n * ((failures + half) / n) / n);
        return Clamped(Below(successes), 1 - Below(failures));

        // The centre less the root, as the difference of their squares by their sum: for small rates the two nearly cancel.
        double Below(double x)
        {
            double centre = (x + half) / n;
            return centre * ((x / n * ((trials + (4 * half)) / n)) - (half / n * (trials / n))) / (centre + root);
        }
    }

    private static ConfidenceInterval Tails(double successes, double trials, double confidence, double inner, double outer)
    {
        Check(successes, trials, confidence);
        if (trials == 0)
        {
            return ConfidenceInterval.Unknown;
        }

        Guard.Against.InvalidInput(trials, nameof(trials), static n => n <= MostTrials, "The quantiles of the beta distribution are computed for at most 10^12 trials.");
        double failures = trials - successes;
        double tail = Normal.Tail(confidence);
        ConfidenceInterval guess = Wilson(successes, trials, confidence);
        double low = successes == 0 ? 0 : BetaDistribution.Quantile(tail, upper: false, successes + inner, failures + outer, guess.Low);
        double high = failures == 0 ? 1 : BetaDistribution.Quantile(tail, upper: true, successes + outer, failures + inner, guess.High);
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
