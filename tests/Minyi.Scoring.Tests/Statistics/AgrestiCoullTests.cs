using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Tests.Statistics;

public sealed class AgrestiCoullTests
{
    // binom.confint of the R package binom, 0 of 5, as printed at stats.stackexchange.com/questions/59733 (lower bound -0.0546, cut to 0 here);
    // the others in the documentation of the R package lumen (binomCI) and the snapshots of the R package cicalc (ci_prop_agresti_coull).
    [Theory]
    [InlineData(0, 5, 0, 0.4890549)]
    [InlineData(37, 43, 0.7235600, 0.9382469)]
    [InlineData(81, 263, 0.2552207, 0.3662774)]
    [InlineData(4, 19, 0.0795050565, 0.4389145)]
    [InlineData(5, 10, 0.2365931, 0.7634069)]
    [InlineData(32, 32, 0.8726819, 1)]
    public void Published(int successes, int trials, double low, double high)
    {
        ConfidenceInterval interval = ProportionInterval.AgrestiCoull(successes, trials);

        Assert.Equal(low, interval.Low, 6e-8);
        Assert.Equal(high, interval.High, 6e-8);
    }

    [Property]
    public void Its_centre_is_Wilsons_and_it_is_wider(NonNegativeInt successes, NonNegativeInt failures)
    {
        double n = (double)successes.Get + failures.Get;
        ConfidenceInterval wilson = ProportionInterval.Wilson(successes.Get, n);
        ConfidenceInterval interval = ProportionInterval.AgrestiCoull(successes.Get, n);

        Assert.True(interval.Low <= wilson.Low + 1e-15 && wilson.High <= interval.High + 1e-15);
        if (interval.Low > 0 && interval.High < 1)
        {
            Assert.Equal(wilson.Low + wilson.High, interval.Low + interval.High, 1e-14);
        }
    }
}
