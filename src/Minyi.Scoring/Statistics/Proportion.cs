using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>How many of how many.</summary>
/// <param name="Successes">From 0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">0 or more.</param>
public readonly record struct Proportion(long Successes, long Trials)
{
    /// <summary>The rate, exactly; null without trials.</summary>
    public Rational? Rate => Trials == 0 ? null : new Rational(Successes, Trials);

    internal static Proportion Checked(Proportion unit) => unit.Successes >= 0 && unit.Successes <= unit.Trials
        ? unit
        : throw new ArgumentException($"{unit.Successes} of {unit.Trials} is no proportion.", nameof(unit));
}
