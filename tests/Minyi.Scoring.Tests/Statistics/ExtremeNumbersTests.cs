using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Statistics;
using Minyi.Scoring.Weighting;

namespace Minyi.Scoring.Tests.Statistics;

/// <summary>No answer is NaN, whatever finite numbers go in; what does not depend on the unit of measurement does not change with it.</summary>
public sealed class ExtremeNumbersTests
{
    private static CoincidenceMatrix Ratings(int values, int units, int seed)
    {
        Random random = new(seed);
        CoincidenceMatrix matrix = new(values);
        for (int u = 0; u < units; u++)
        {
            matrix.Add([random.Next(values), random.Next(values), random.Next(values)]);
        }

        return matrix;
    }

    [Property(MaxTest = 200)]
    public void Alpha_is_a_number_for_any_finite_values(int seed, NormalFloat a, NormalFloat b, NormalFloat c)
    {
        double[] values = [.. new[] { a.Get, b.Get, c.Get, double.MaxValue, -double.MaxValue, 5e-324, 0, 1e185, -1e200, 1e200, 1e-320 }.Distinct().Order()];
        CoincidenceMatrix matrix = Ratings(values.Length, 30, seed);

        Assert.True(double.IsFinite(matrix.Alpha(MeasurementLevel.Interval, values).Alpha!.Value));
        double[] positive = [.. values.Select(Math.Abs).Distinct().Order()];
        CoincidenceMatrix ratio = Ratings(positive.Length, 30, seed);
        Assert.True(double.IsFinite(ratio.Alpha(MeasurementLevel.Ratio, positive).Alpha!.Value));
    }

    [Theory]
    [InlineData(1e185)]
    [InlineData(1e-320)]
    [InlineData(1e300)]
    public void Alpha_does_not_change_with_the_unit(double unit)
    {
        CoincidenceMatrix matrix = Ratings(4, 40, 11);

        Assert.Equal(
            matrix.Alpha(MeasurementLevel.Interval, [0, 1, 2, 5]).Alpha!.Value,
            matrix.Alpha(MeasurementLevel.Interval, [0, unit, 2 * unit, 5 * unit]).Alpha!.Value,
            1e-3);
    }

    [Fact]
    public void Alpha_keeps_its_digits_far_from_zero()
    {
        CoincidenceMatrix matrix = Ratings(4, 40, 12);
        const double Far = 4_503_599_627_370_496; // 2^52: neighbours are 1 apart

        Assert.Equal(
            matrix.Alpha(MeasurementLevel.Interval, [0, 1, 2, 5]).Alpha!.Value,
            matrix.Alpha(MeasurementLevel.Interval, [Far, Far + 1, Far + 2, Far + 5]).Alpha!.Value,
            1e-14);
    }

    [Property(MaxTest = 200)]
    public void Closeness_is_a_number_for_any_finite_values(NormalFloat a, NormalFloat b, NormalFloat w, bool minMax)
    {
        double weight = Math.Min(Math.Abs(w.Get) + double.Epsilon, double.MaxValue);
        ImmutableArray<TopsisPlace> places = Topsis.Rank(
            new double[,] { { 1e308, a.Get, 5e-324 }, { -1e308, b.Get, 0 }, { 0, 1e-310, 1e200 } },
            [weight, double.MaxValue, 5e-324],
            [CriterionDirection.Benefit, CriterionDirection.Cost, CriterionDirection.Benefit],
            minMax ? TopsisNormalization.MinMax : TopsisNormalization.Vector);

        Assert.All(places, p => Assert.InRange(p.Closeness, 0, 1));
    }

    [Theory]
    [InlineData(TopsisNormalization.MinMax)]
    [InlineData(TopsisNormalization.Vector)]
    public void A_light_criterion_decides_where_the_heavy_one_is_equal(TopsisNormalization normalization)
    {
        ImmutableArray<TopsisPlace> places = Topsis.Rank(
            new double[,] { { 7, 1 }, { 7, 2 } }, [1, 1e-300], [CriterionDirection.Benefit, CriterionDirection.Benefit], normalization);

        Assert.Equal([0.0, 1.0], places.Select(p => p.Closeness));
    }

    [Property(MaxTest = 200)]
    public void Entropy_weights_are_numbers_for_any_values(NormalFloat a, NormalFloat b)
    {
        ImmutableArray<double> weights = EntropyWeights.Of(new double[,] { { Math.Abs(a.Get), 5e-324, 1e308 }, { Math.Abs(b.Get), 1, 1e-308 }, { 0, 1, 5e-324 } });

        Assert.All(weights, w => Assert.InRange(w, 0, 1));
        Assert.Equal(1, weights.Sum(), 1e-12);
    }

    // 1 - (alpha / 2)^(1/n), with mpmath's digits for 0 of 1000 at 0.9999999.
    [Theory]
    [InlineData(0.9999999, 0.01667072243152071)]
    public void Clopper_Pearson_of_none_at_high_confidence(double confidence, double high) =>
        Assert.Equal(1, ProportionInterval.ClopperPearson(0, 1000, confidence).High / high, 2e-15);

    // z of 1 - alpha / 2 for the alpha that was written, with mpmath at 40 digits.
    [Theory]
    [InlineData(0.999999, 4.89163847569859)]
    [InlineData(0.9999999, 5.326723886384496)]
    [InlineData(0.999999999999, 7.130506848171325)]
    [InlineData(0.999999999999999, 8.02685888253454)]
    [InlineData(1e-10, 1.2533141373155003e-10)]
    [InlineData(1e-150, 1.2533141373155003e-150)]
    [InlineData(0.6826894921370859, 1)]
    public void Wilson_of_none_of_one_shows_z(double confidence, double z)
    {
        // The upper bound of none of n: z² / (n + z²).
        ConfidenceInterval interval = ProportionInterval.Wilson(0, 1, confidence);

        Assert.Equal(1, interval.High / (z * z / (1 + (z * z))), 4e-15);
    }

    [Property(MaxTest = 300)]
    public void Bounds_hold_the_rate_for_any_count_and_confidence(double share, byte digits, byte nines, byte method)
    {
        double part = double.IsFinite(share) ? Math.Abs(share - Math.Floor(share)) : 0.5;
        double trials = Math.Floor(Math.Pow(10, digits % 10));
        double successes = Math.Floor(trials * part);
        double confidence = double.Parse("0." + new string('9', 1 + (nines % 16)), System.Globalization.CultureInfo.InvariantCulture);
        Func<double, double, double, ConfidenceInterval>[] methods =
            [ProportionInterval.Wilson, ProportionInterval.AgrestiCoull, ProportionInterval.ClopperPearson, ProportionInterval.Jeffreys];

        ConfidenceInterval interval = methods[method % 4](successes, trials, confidence);

        double rate = successes / trials;
        Assert.True(0 <= interval.Low && interval.Low <= rate * (1 + 1e-14) && rate * (1 - 1e-14) <= interval.High && interval.High <= 1, $"{successes} of {trials} at {confidence}: {interval}");
    }

    [Fact]
    public void As_many_trials_as_the_tails_take_and_no_more()
    {
        ConfidenceInterval most = ProportionInterval.ClopperPearson(3e11, 1e12);

        Assert.InRange(0.3, most.Low, most.High);
        Assert.Equal(ProportionInterval.Wilson(3e11, 1e12).Width, most.Width, 1e-11);
        Assert.ThrowsAny<ArgumentException>(() => ProportionInterval.ClopperPearson(5e299, 1e300));
        Assert.ThrowsAny<ArgumentException>(() => ProportionInterval.Jeffreys(5e299, 1e300));
        Assert.InRange(0.5, ProportionInterval.Wilson(5e299, 1e300).Low, ProportionInterval.Wilson(5e299, 1e300).High);
        Assert.InRange(0.5, ProportionInterval.AgrestiCoull(5e299, 1e300).Low, ProportionInterval.AgrestiCoull(5e299, 1e300).High);
    }

    /// <summary>Comparisons d(i)/d(j) · c((j − i) mod n) with c(k) c(n − k) = 1 have the eigenvector d and the eigenvalue Σ c, exactly.</summary>
    [Property(MaxTest = 150)]
    public void Comparisons_in_a_circle_have_their_eigenvector(PositiveInt size, uint seed)
    {
        int n = 3 + (size.Get % 7);
        Random random = new((int)(seed & int.MaxValue));
        Rational[] circle = new Rational[n];
        circle[0] = 1;
        for (int k = 1; k < n; k++)
        {
            circle[k] = 2 * k == n ? 1 : 2 * k < n ? new Rational(random.Next(1, 100_000), random.Next(1, 50)) : 1 / circle[n - k];
        }

        Rational[] d = [.. Enumerable.Range(0, n).Select(_ => new Rational(random.Next(1, 1000), random.Next(1, 1000)))];
        Rational[,] entries = new Rational[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                entries[i, j] = d[i] / d[j] * circle[(j - i + n) % n];
            }
        }

        Assert.True(PairwiseMatrix.TryCreate([.. Enumerable.Range(0, n).Select(i => $"i{i}")], entries, out PairwiseMatrix? matrix, out _));
        Assert.True(AnalyticHierarchy.TryWeigh(matrix, RandomIndex.Saaty, out AhpResult? result, out _));

        double lambda = (double)circle.Aggregate(Rational.Zero, (sum, c) => sum + c);
        Rational whole = d.Aggregate(Rational.Zero, (sum, x) => sum + x);
        Assert.Equal(1, result.LambdaMax / lambda, 1e-9);
        Assert.All(Enumerable.Range(0, n), i => Assert.Equal(1, result.Weights[i] / (double)(d[i] / whole), 1e-9));
    }

    [Fact]
    public void A_comparison_beyond_measure_is_refused_with_its_place()
    {
        Rational large = System.Numerics.BigInteger.Pow(10, 400);

        Assert.False(PairwiseMatrix.TryCreate(["a", "b"], new Rational[,] { { 1, large }, { 1 / large, 1 } }, out _, out Refusal? refusal));
        Assert.Equal("comparison-too-large", refusal.Reasons[0].Code);
        Assert.Contains("(a, b)", refusal.Reasons[0].Text.English, StringComparison.Ordinal);
        Assert.Contains("10^400", refusal.Reasons[0].Text.English, StringComparison.Ordinal);
    }
}
