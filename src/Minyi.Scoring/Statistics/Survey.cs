using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>Who was asked, who answered, and how many were satisfied: what a satisfaction rate may hide.</summary>
/// <param name="Asked">How many were asked.</param>
/// <param name="Answered">How many of them answered.</param>
/// <param name="Satisfied">How many of those were satisfied.</param>
public readonly record struct Survey(long Asked, long Answered, long Satisfied)
{
    /// <summary>The share that answered; null when nobody was asked.</summary>
    public Rational? ResponseRate => Asked == 0 ? null : new Rational(Answered, Asked);

    /// <summary>The satisfaction of those who answered; null when nobody did.</summary>
    public Rational? Satisfaction => Answered == 0 ? null : new Rational(Satisfied, Answered);

    /// <summary>The satisfaction of all who were asked, if nobody and if everybody who did not answer were satisfied: no assumption can lead outside (Manski's bounds).</summary>
    /// <exception cref="InvalidOperationException">More answered than were asked, or more satisfied than answered.</exception>
    public (Rational Low, Rational High)? WhateverTheOthersThink
    {
        get
        {
            if (Satisfied < 0 || Satisfied > Answered || Answered > Asked)
            {
                throw new InvalidOperationException($"{Satisfied} satisfied of {Answered} answers of {Asked} asked is no survey.");
            }

            return Asked == 0 ? null : (new Rational(Satisfied, Asked), new Rational(Satisfied + Asked - Answered, Asked));
        }
    }

    /// <summary>The least number of answers for a margin of error, whatever the rate turns out to be.</summary>
    /// <param name="margin">Half the width of the interval, between 0 and 1, such as 0.05.</param>
    /// <param name="population">How many people there are; null for so many that it does not matter.</param>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    /// <remarks>z² / 4e² with the correction for a finite population, as in R. V. Krejcie, D. W. Morgan, Educational and Psychological Measurement 30 (1970) 607-610; rounded up.</remarks>
    public static long AnswersNeeded(double margin, long? population = null, double confidence = 0.95)
    {
        Guard.Against.InvalidInput(margin, nameof(margin), static m => m > 0 && m < 1, "A margin lies between 0 and 1, both excluded.");
        Guard.Against.InvalidInput(population, nameof(population), static p => p is null or > 0, "A population is positive.");
        ProportionInterval.Check(0, 0, confidence);
        double z = Normal.TwoSided(confidence);
        double many = z * z / (4 * margin * margin);
        double needed = population is { } all ? 1 / ((1 / many) + ((1 - (1 / many)) / all)) : many;
        return needed >= long.MaxValue
            ? throw new ArgumentOutOfRangeException(nameof(margin), margin, "So small a margin needs more answers than can be counted.")
            : Math.Min((long)Math.Ceiling(needed - 1e-9), population ?? long.MaxValue);
    }
}
