using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Bulletins;

/// <summary>A rate that never loses what it is a rate of.</summary>
/// <param name="Part">The numerator.</param>
/// <param name="Whole">The denominator; 0 when there is nothing to take a rate of.</param>
public readonly record struct Share(long Part, long Whole)
{
    /// <summary>The rate from 0 to 1, exactly; null when <see cref="Whole"/> is 0.</summary>
    public Rational? Rate => Whole == 0 ? null : new Rational(Part, Whole);

    /// <summary>Wilson's interval of the rate; from 0 to 1 when <see cref="Whole"/> is 0.</summary>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    public ConfidenceInterval Interval(double confidence = 0.95) => ProportionInterval.Wilson(Part, Whole, confidence);

    /// <summary>The parts and the wholes of two shares together.</summary>
    public static Share operator +(Share left, Share right) => new(left.Part + right.Part, left.Whole + right.Whole);

    /// <summary>The parts and the wholes of two shares together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static Share Add(Share left, Share right) => left + right;
}
