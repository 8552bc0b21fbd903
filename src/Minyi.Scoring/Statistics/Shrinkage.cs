using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>Pulls the rates of small units towards the district's: a unit with few cases is judged mostly by what is usual, one with many by its own.</summary>
/// <remarks>
/// A beta prior with the district's mean, worth as many cases as <see cref="Strength"/> says. The strength is the district's choice, or estimated from how far the units differ beyond chance
/// (J. C. Kleinman, "Proportions with extraneous variance", JASA 68 (1973) 46-54: moments of the beta-binomial distribution).
/// </remarks>
public sealed class Shrinkage
{
    private Shrinkage(Rational mean, Rational? strength)
    {
        Mean = mean;
        Strength = strength;
    }

    /// <summary>The district's rate, from 0 to 1.</summary>
    public Rational Mean { get; }

    /// <summary>How many cases the prior is worth; null where units differ no more than chance lets them, so that each is taken to have the district's rate.</summary>
    public Rational? Strength { get; }

    /// <summary>A prior of one's own choice.</summary>
    /// <param name="mean">The district's rate, from 0 to 1.</param>
    /// <param name="strength">How many cases it is worth; not negative. 0 shrinks nothing.</param>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public static Shrinkage Towards(Rational mean, Rational strength) => new(
        Guard.Against.InvalidInput(mean, nameof(mean), static m => m.Sign >= 0 && m <= 1, "A rate lies between 0 and 1."),
        Guard.Against.InvalidInput(strength, nameof(strength), static s => s.Sign >= 0, "A strength is not negative."));

    /// <summary>The district's mean, and the strength that its units' differences call for.</summary>
    /// <param name="units">The units, in any order; those without trials say nothing.</param>
    /// <returns>The prior; null when nobody has a trial.</returns>
    /// <exception cref="ArgumentException">A unit has more successes than trials, or a negative number.</exception>
    public static Shrinkage? Estimate(IEnumerable<Proportion> units)
    {
        ImmutableArray<Proportion> known = [.. Guard.Against.Null(units).Select(Proportion.Checked).Where(u => u.Trials > 0)];
        if (known.IsEmpty)
        {
            return null;
        }

        Rational trials = known.Aggregate(Rational.Zero, (sum, u) => sum + u.Trials);
        Rational mean = known.Aggregate(Rational.Zero, (sum, u) => sum + u.Successes) / trials;
        Rational chance = mean * (1 - mean);
        Rational spread = known.Aggregate(Rational.Zero, (sum, u) => sum + ((u.Rate!.Value - mean) * (u.Rate!.Value - mean) * u.Trials));
        Rational squares = known.Aggregate(Rational.Zero, (sum, u) => sum + ((Rational)u.Trials * u.Trials));
        Rational excess = spread - (chance * (known.Length - 1));
        Rational scale = chance * (trials - (squares / trials) - (known.Length - 1));
        if (excess.Sign <= 0 || scale.Sign <= 0)
        {
            return new(mean, null);
        }

        Rational correlation = excess / scale;
        return correlation >= 1 ? new(mean, 0) : new(mean, (1 - correlation) / correlation);
    }

    /// <summary>A unit's rate after shrinkage, exactly; the district's for a unit without trials (null where the prior is worth nothing either).</summary>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">More successes than trials, or a negative number.</exception>
    public Rational? Rate(Proportion unit)
    {
        Proportion.Checked(unit);
        return Strength is not { } strength ? Mean
            : unit.Trials + strength == 0 ? null
            : (unit.Successes + (strength * Mean)) / (unit.Trials + strength);
    }

    /// <summary>The credible interval of a unit's rate: equal tails of the posterior beta distribution; the mean alone where the units do not differ.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="confidence">The probability that the interval holds, between 0 and 1.</param>
    /// <exception cref="ArgumentException">More successes than trials, a negative number, or the confidence out of range.</exception>
    public ConfidenceInterval Interval(Proportion unit, double confidence = 0.95)
    {
        Proportion.Checked(unit);
        ProportionInterval.Check(0, 0, confidence);
        if (Strength is not { } strength)
        {
            return new((double)Mean, (double)Mean);
        }

        double a = (double)(unit.Successes + (strength * Mean));
        double b = (double)(unit.Trials - unit.Successes + (strength * (1 - Mean)));
        if (a == 0 || b == 0)
        {
            return a == b ? ConfidenceInterval.Unknown : a == 0 ? new(0, 0) : new(1, 1);
        }

        double tail = Normal.Tail(confidence);
        Guard.Against.InvalidInput(unit, nameof(unit), _ => a + b <= ProportionInterval.MostTrials, "The trials and the prior's strength are at most 10^12 together.");
        ConfidenceInterval guess = ProportionInterval.Wilson(a, a + b, confidence);
        return new(BetaDistribution.Quantile(tail, upper: false, a, b, guess.Low), BetaDistribution.Quantile(tail, upper: true, a, b, guess.High));
    }
}
