using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Tests.Statistics;

public sealed class WilsonTests
{
    // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857-872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Newcombe_table_I(int successes, int trials, double low, double high)
    {
        ConfidenceInterval interval = ProportionInterval.Wilson(successes, trials);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    // Documentation of the R package lumen (binomCI); the last two: stats::prop.test in the snapshots of the R package cicalc.
    [Theory]
    [InlineData(42, 43, 0.95, 0.8794101, 0.9958829)]
    [InlineData(35, 43, 0.95, 0.6738300, 0.9025825)]
    [InlineData(4, 19, 0.95, 0.0850767663, 0.4333428)]
    [InlineData(32, 32, 0.95, 0.8928208, 1)]
    [InlineData(5, 10, 0.9, 0.2692718, 0.7307282)]
    public void Published_by_R(int successes, int trials, double confidence, double low, double high)
    {
        ConfidenceInterval interval = ProportionInterval.Wilson(successes, trials, confidence);

        Assert.Equal(low, interval.Low, 6e-8);
        Assert.Equal(high, interval.High, 6e-8);
    }

    [Fact]
    public void Bounds_are_exact_at_the_ends_for_every_number_of_trials()
    {
        for (int trials = 1; trials <= 5000; trials++)
        {
            Assert.Equal(1.0, ProportionInterval.Wilson(trials, trials).High);
            Assert.Equal(0.0, ProportionInterval.Wilson(0, trials).Low);
        }
    }

    [Fact]
    public void Twenty_two_of_twenty_two_does_not_pass_one() =>
        Assert.Equal(1.0, ProportionInterval.Wilson(22, 22).High);

    [Fact]
    public void Nothing_asked_is_nothing_known() =>
        Assert.Equal(new ConfidenceInterval(0, 1), ProportionInterval.Wilson(0, 0));

    [Fact]
    public void A_small_perfect_unit_has_a_lower_bound_below_a_large_nearly_perfect_one() =>
        Assert.True(ProportionInterval.Wilson(22, 22).Low < ProportionInterval.Wilson(4226 * 0.993, 4226).Low);

    // Oracle: the bound p solves n(x/n − p)² = z² p(1 − p); the residual is evaluated exactly in rationals at p and just beside it.
    [Property(MaxTest = 300)]
    public void A_bound_is_where_the_score_test_turns(NonNegativeInt successes, NonNegativeInt failures, PositiveInt scale)
    {
        long x = (long)successes.Get * (1 + (scale.Get % 1000));
        long n = x + failures.Get;
        if (n == 0 || x == 0 || x == n)
        {
            return;
        }

        ConfidenceInterval interval = ProportionInterval.Wilson(x, n);
        foreach (double bound in new[] { interval.Low, interval.High })
        {
            int inner = bound == interval.Low ? 1 : -1;
            Assert.True(Excess(x, n, bound * (1 - (inner * 1e-13))).Sign > 0, $"{x} of {n}: {bound:R}");
            Assert.True(Excess(x, n, bound * (1 + (inner * 1e-13))).Sign < 0 || bound * (1 + (inner * 1e-13)) >= 1, $"{x} of {n}: {bound:R}");
        }
    }

    [Property]
    public void Mirrored(NonNegativeInt successes, NonNegativeInt failures)
    {
        ConfidenceInterval interval = ProportionInterval.Wilson(successes.Get, successes.Get + failures.Get);
        ConfidenceInterval mirror = ProportionInterval.Wilson(failures.Get, successes.Get + failures.Get);

        Assert.Equal(interval.Low, 1 - mirror.High, 1e-15);
        Assert.Equal(interval.High, 1 - mirror.Low, 1e-15);
    }

    [Theory]
    [InlineData(-1, 3, 0.95)]
    [InlineData(4, 3, 0.95)]
    [InlineData(0, -1, 0.95)]
    [InlineData(double.NaN, 3, 0.95)]
    [InlineData(1, double.NaN, 0.95)]
    [InlineData(1, double.PositiveInfinity, 0.95)]
    [InlineData(1, 3, 0)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 3, double.NaN)]
    public void What_is_no_count_is_an_argument_exception(double successes, double trials, double confidence) =>
        Assert.ThrowsAny<ArgumentException>(() => ProportionInterval.Wilson(successes, trials, confidence));

    private static Rational Excess(long x, long n, double p)
    {
        Rational at = Exact(p);
        Rational z = Exact(1.959963984540054);
        Rational gap = new Rational(x, n) - at;
        return (gap * gap * n) - (z * z * at * (1 - at));
    }

    private static Rational Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        System.Numerics.BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        return exponent >= 0 ? mantissa << exponent : new Rational(mantissa, System.Numerics.BigInteger.One << -exponent);
    }
}
