using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Tests.Statistics;

public sealed class ShrinkageTests
{
    // D. Robinson, Introduction to Empirical Bayes (2017), chapter 3: batting averages with the prior Beta(101.4, 287.3).
    [Theory]
    [InlineData(4, 10, 0.264)]
    [InlineData(300, 1000, 0.289)]
    [InlineData(3771, 12364, 0.304)] // Hank Aaron
    public void Batting_averages(int hits, int atBats, double rate)
    {
        Shrinkage prior = Shrinkage.Towards(new Rational(1014, 3887), 388.7m);

        Assert.Equal(rate, (double)prior.Rate(new(hits, atBats))!.Value, 3);
    }

    [Fact]
    public void A_unit_with_one_case_stays_near_the_district_and_one_with_many_near_itself()
    {
        Shrinkage prior = Shrinkage.Towards(new Rational(9, 10), 20);

        Assert.Equal(new Rational(19, 21), prior.Rate(new(1, 1)));
        Assert.True(prior.Rate(new(1, 1)) < prior.Rate(new(4196, 4226)));
        Assert.Equal(new Rational(9, 10), prior.Rate(new(0, 0)));
        Assert.Null(Shrinkage.Towards(new Rational(1, 2), 0).Rate(new(0, 0)));
        Assert.Equal(new Rational(1, 3), Shrinkage.Towards(new Rational(1, 2), 0).Rate(new(1, 3)));
    }

    [Property(MaxTest = 100)]
    public void The_shrunk_rate_lies_between_the_unit_and_the_district_and_inside_its_interval(byte successes, byte failures, byte mean, PositiveInt strength)
    {
        Shrinkage prior = Shrinkage.Towards(new Rational(1 + (mean % 98), 100), 1 + (strength.Get % 500));
        Proportion unit = new(successes, successes + failures);
        Rational rate = prior.Rate(unit)!.Value;
        Rational own = unit.Rate ?? prior.Mean;

        Assert.True((own <= rate && rate <= prior.Mean) || (prior.Mean <= rate && rate <= own));
        Assert.True(prior.Interval(unit, 0.9999).Contains((double)rate));
    }

    // Units drawn from a beta distribution: the estimate finds the strength that they were made with.
    [Fact]
    public void The_strength_is_estimated_from_how_far_units_differ()
    {
        Random random = new(5);
        List<Proportion> units = [];
        for (int i = 0; i < 4000; i++)
        {
            double rate = Beta(random, 16, 4);
            int n = 20 + random.Next(80);
            units.Add(new(Enumerable.Range(0, n).Count(_ => random.NextDouble() < rate), n));
        }

        Shrinkage prior = Shrinkage.Estimate(units)!;

        Assert.Equal(0.8, (double)prior.Mean, 0.01);
        Assert.Equal(20, (double)prior.Strength!.Value, 2.0);
        units.Reverse();
        Assert.Equal(prior.Strength, Shrinkage.Estimate(units)!.Strength);
    }

    // By hand: mean 1/2, spread 2 · 10 · 0.09 = 1.8, excess 1.8 − 0.25, scale 0.25 · (20 − 200/20 − 1), so correlation 31/45.
    [Fact]
    public void Two_units_by_hand() =>
        Assert.Equal(new Rational(14, 31), Shrinkage.Estimate([new(8, 10), new(2, 10)])!.Strength);

    [Fact]
    public void Units_that_differ_no_more_than_chance_all_get_the_districts_rate()
    {
        Shrinkage prior = Shrinkage.Estimate([new(5, 10), new(5, 10), new(6, 12)])!;

        Assert.Null(prior.Strength);
        Assert.Equal(new Rational(1, 2), prior.Rate(new(9, 9)));
        Assert.Equal(new ConfidenceInterval(0.5, 0.5), prior.Interval(new(9, 9)));
        Assert.Null(Shrinkage.Estimate([new(5, 5), new(3, 3)])!.Strength);
        Assert.Null(Shrinkage.Estimate([new(0, 0)]));
        Assert.Equal(Rational.Zero, Shrinkage.Estimate([new(9, 9), new(0, 9)])!.Strength);
    }

    [Fact]
    public void Without_a_prior_the_interval_is_that_of_the_beta_distribution_alone()
    {
        ConfidenceInterval interval = Shrinkage.Towards(new Rational(1, 2), 1).Interval(new(33, 100));
        Assert.Equal(ProportionInterval.Jeffreys(33, 100).Low, interval.Low, 1e-15);
        Assert.Equal(ProportionInterval.Jeffreys(33, 100).High, interval.High, 1e-15);
        Assert.Equal(ConfidenceInterval.Unknown, Shrinkage.Towards(new Rational(1, 2), 0).Interval(new(0, 0)));
        Assert.Equal(new ConfidenceInterval(0, 0), Shrinkage.Towards(0, 0).Interval(new(0, 4)));
        Assert.Equal(new ConfidenceInterval(1, 1), Shrinkage.Towards(1, 5).Interval(new(4, 4)));
    }

    [Fact]
    public void What_is_no_proportion_is_an_argument_exception()
    {
        Assert.ThrowsAny<ArgumentException>(() => Shrinkage.Towards(2, 1));
        Assert.ThrowsAny<ArgumentException>(() => Shrinkage.Towards(1, -1));
        Assert.ThrowsAny<ArgumentException>(() => Shrinkage.Towards(1, 1).Rate(new(3, 2)));
        Assert.ThrowsAny<ArgumentException>(() => Shrinkage.Estimate([new(-1, 2)]));
    }

    private static double Beta(Random random, int a, int b)
    {
        double x = -Enumerable.Range(0, a).Sum(_ => Math.Log(1 - random.NextDouble()));
        double y = -Enumerable.Range(0, b).Sum(_ => Math.Log(1 - random.NextDouble()));
        return x / (x + y);
    }
}
