using System.Numerics;
using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Tests.Statistics;

/// <summary>Clopper-Pearson and Jeffreys, which need the beta distribution's quantiles.</summary>
public sealed class TailIntervalTests
{
    // Newcombe (1998), table I, method 5.
    [Theory]
    [InlineData(81, 263, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0009, 0.1776)]
    public void Clopper_Pearson_of_Newcombe_table_I(int successes, int trials, double low, double high) =>
        Near(new(low, high), ProportionInterval.ClopperPearson(successes, trials), 5.1e-5);

    // The same method as printed in the documentation of the R package lumen (binomCI; R's qbeta).
    [Theory]
    [InlineData(37, 43, 0.7206752, 0.9470234)]
    [InlineData(42, 43, 0.8771095, 0.9994114)]
    [InlineData(4, 19, 0.0605245377, 0.4556531)]
    public void Clopper_Pearson_of_R(int successes, int trials, double low, double high) =>
        Near(new(low, high), ProportionInterval.ClopperPearson(successes, trials), 6e-8);

    // lumen (binomCI) as above; 5 of 10 and 32 of 32: the snapshots of the R package cicalc (ci_prop_jeffreys).
    [Theory]
    [InlineData(37, 43, 0.7348110, 0.9395927)]
    [InlineData(42, 50, 0.7206737, 0.9213325)]
    [InlineData(35, 60, 0.4571040, 0.7017365)]
    [InlineData(4, 19, 0.0755318529, 0.4262059)]
    [InlineData(5, 10, 0.2235287, 0.7764713)]
    [InlineData(32, 32, 0.9250722, 1)]
    public void Jeffreys_published(int successes, int trials, double low, double high) =>
        Near(new(low, high), ProportionInterval.Jeffreys(successes, trials), 6e-8);

    // Roots of the regularized incomplete beta function, found with mpmath 1.3 at 40 digits.
    [Theory]
    [InlineData(0, 10, false, 0, 0.30849710781876082)]
    [InlineData(1, 10, false, 0.0025285785444617845, 0.44501611702819542)]
    [InlineData(33, 100, false, 0.2391985346226018, 0.43117275077756324)]
    [InlineData(1000, 1000000, false, 0.00093900120795007217, 0.0010639181073152278)]
    [InlineData(0, 1000000000, false, 0, 3.6888794473100205e-9)]
    [InlineData(1, 1000000000, false, 2.531780798396938e-11, 5.5716433782031153e-9)]
    [InlineData(33, 100, true, 0.24370529174132229, 0.42597554073922818)]
    [InlineData(10, 10000, true, 0.00051425698245081677, 0.0017732130214533289)]
    [InlineData(1, 1000000000, true, 1.0789764133310239e-10, 4.6742017924925431e-9)]
    [InlineData(0, 1000000000, true, 0, 2.5119430898745297e-9)]
    public void Fourteen_digits_up_to_a_thousand_million_trials(double successes, double trials, bool jeffreys, double low, double high)
    {
        ConfidenceInterval interval = jeffreys ? ProportionInterval.Jeffreys(successes, trials) : ProportionInterval.ClopperPearson(successes, trials);

        Assert.Equal(1, low == 0 ? 1 + interval.Low : interval.Low / low, 1e-14);
        Assert.Equal(1, interval.High / high, 1e-14);
    }

    // Oracle: the binomial tail summed exactly in integers, just inside and just outside the bound.
    [Property(MaxTest = 60)]
    public void A_Clopper_Pearson_bound_is_where_the_exact_binomial_tail_is_a_fortieth(byte successes, byte failures)
    {
        int n = (successes % 60) + (failures % 60);
        int x = successes % 60;
        if (n == 0)
        {
            return;
        }

        ConfidenceInterval interval = ProportionInterval.ClopperPearson(x, n);
        Rational tail = new(1, 40);
        if (x == 0)
        {
            Assert.Equal(0.0, interval.Low);
        }
        else
        {
            Assert.True(AtLeast(x, n, interval.Low * (1 - 1e-14)) < tail);
            Assert.True(AtLeast(x, n, interval.Low * (1 + 1e-14)) > tail);
        }

        if (x == n)
        {
            Assert.Equal(1.0, interval.High);
        }
        else
        {
            Assert.True(1 - AtLeast(x + 1, n, interval.High * (1 - 1e-14)) > tail);
            Assert.True(1 - AtLeast(x + 1, n, Math.Min(1, interval.High * (1 + 1e-14))) < tail);
        }
    }

    // Oracle: Simpson's rule on the density, scaled by its value at the mode: another algorithm than the continued fraction.
    [Fact]
    public void The_tails_have_the_probability_that_integration_gives_over_a_grid_of_extremes()
    {
        foreach (double n in new double[] { 4, 17, 400, 12345, 1e6, 3e7, 1e9 })
        {
            foreach (double share in new[] { 0.003, 0.25, 0.5, 0.9, 0.999 })
            {
                double x = Math.Clamp(Math.Round(n * share), 2, Math.Max(2, n - 2));
                foreach (double confidence in new[] { 0.5, 0.95, 0.9999 })
                {
                    ConfidenceInterval jeffreys = ProportionInterval.Jeffreys(x, n, confidence);
                    ConfidenceInterval exact = ProportionInterval.ClopperPearson(x, n, confidence);
                    double tail = (1 - confidence) / 2;
                    Assert.Equal(tail, Below(jeffreys.Low, x + 0.5, n - x + 0.5), tail * 1e-6);
                    Assert.Equal(1 - tail, Below(jeffreys.High, x + 0.5, n - x + 0.5), tail * 1e-6);
                    Assert.Equal(tail, Below(exact.Low, x, n - x + 1), tail * 1e-6);
                    Assert.Equal(1 - tail, Below(exact.High, x + 1, n - x), tail * 1e-6);
                }
            }
        }
    }

    [Property(MaxTest = 300)]
    public void Jeffreys_lies_inside_Clopper_Pearson_and_both_around_the_rate(NonNegativeInt successes, NonNegativeInt failures)
    {
        double n = (double)successes.Get + failures.Get;
        ConfidenceInterval jeffreys = ProportionInterval.Jeffreys(successes.Get, n);
        ConfidenceInterval exact = ProportionInterval.ClopperPearson(successes.Get, n);

        Assert.True(exact.Low <= jeffreys.Low && jeffreys.High <= exact.High);
        Assert.True(n == 0 || jeffreys.Contains(successes.Get / n));
    }

    [Property(MaxTest = 200)]
    public void More_successes_move_both_bounds_up(NonNegativeInt successes, NonNegativeInt failures)
    {
        double n = (double)successes.Get + failures.Get + 1;
        foreach (Func<double, double, double, ConfidenceInterval> method in new Func<double, double, double, ConfidenceInterval>[] { ProportionInterval.Wilson, ProportionInterval.ClopperPearson, ProportionInterval.Jeffreys, ProportionInterval.AgrestiCoull })
        {
            ConfidenceInterval less = method(successes.Get, n, 0.95);
            ConfidenceInterval more = method(successes.Get + 1.0, n, 0.95);

            Assert.True(less.Low <= more.Low && less.High <= more.High && less.Low <= less.High);
            Assert.True(less.Low >= 0 && more.High <= 1);
        }
    }

    [Fact]
    public void Nothing_asked_is_nothing_known()
    {
        Assert.Equal(ConfidenceInterval.Unknown, ProportionInterval.ClopperPearson(0, 0));
        Assert.Equal(ConfidenceInterval.Unknown, ProportionInterval.Jeffreys(0, 0));
        Assert.Equal(ConfidenceInterval.Unknown, ProportionInterval.AgrestiCoull(0, 0));
    }

    [Fact]
    public void One_of_one_is_the_tail_itself() =>
        Assert.Equal(0.025, ProportionInterval.ClopperPearson(1, 1).Low, 1e-16);

    private static void Near(ConfidenceInterval expected, ConfidenceInterval actual, double tolerance)
    {
        Assert.Equal(expected.Low, actual.Low, tolerance);
        Assert.Equal(expected.High, actual.High, tolerance);
    }

    private static Rational AtLeast(int x, int n, double rate)
    {
        (BigInteger p, int shift) = Fraction(rate);
        BigInteger q = (BigInteger.One << shift) - p;
        BigInteger sum = 0;
        BigInteger choose = 1;
        for (int k = 0; k <= n; k++)
        {
            sum += k >= x ? choose * BigInteger.Pow(p, k) * BigInteger.Pow(q, n - k) : 0;
            choose = choose * (n - k) / (k + 1);
        }

        return new Rational(sum, BigInteger.One << (shift * n));
    }

    private static (BigInteger Numerator, int Shift) Fraction(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return ((bits & 0xFFFFFFFFFFFFF) | 0x10000000000000, 1075 - (int)((bits >> 52) & 0x7FF));
    }

    private static double Below(double x, double a, double b)
    {
        double mode = a <= 1 ? 1e-300 : (a - 1) / (a + b - 2);
        double width = Math.Sqrt(a * b / (a + b) / (a + b) / (a + b + 1));
        double from = Math.Max(0, mode - (40 * width));
        double to = Math.Min(1, mode + (40 * width));
        double Density(double t) => t is <= 0 or >= 1 ? 0 : Math.Exp(((a - 1) * Log1(t - mode, mode)) + ((b - 1) * Log1(mode - t, 1 - mode)));
        double below = Integral(Density, from, x);
        return below / (below + Integral(Density, x, to));
    }

    private static double Log1(double gap, double at)
    {
        double r = gap / at;
        double u = 1 + r;
        return u == 1 ? r : Math.Log(u) * (r / (u - 1));
    }

    private static double Integral(Func<double, double> density, double from, double to)
    {
        const int Steps = 20_000;
        double h = (to - from) / Steps;
        double sum = density(from) + density(to);
        for (int i = 1; i < Steps; i++)
        {
            sum += density(from + (i * h)) * (i % 2 == 1 ? 4 : 2);
        }

        return sum * h / 3;
    }
}
