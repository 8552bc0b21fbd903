using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Tests.Statistics;

public sealed class KappaTests
{
    // Fleiss (1971): thirty patients, six psychiatrists each, five diagnoses; kappa 0.430, observed 0.556, by chance 0.220.
    private static readonly long[][] Psychiatrists =
    [
        [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6],
        [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0], [0, 2, 0, 4, 0], [1, 0, 2, 0, 3],
        [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0], [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
    ];

    // The example of the article "Fleiss' kappa" in Wikipedia: ten subjects, fourteen raters, five categories.
    private static readonly long[][] Encyclopaedia =
    [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ];

    [Fact]
    public void Fleiss_1971()
    {
        FleissKappa kappa = Fleiss(Psychiatrists);

        Assert.Equal(0.430, (double)kappa.Kappa!.Value, 3);
        Assert.Equal(0.556, (double)kappa.Observed!.Value, 3);
        Assert.Equal(0.220, (double)kappa.Expected!.Value, 3);
    }

    [Fact]
    public void Fleiss_encyclopaedia()
    {
        Assert.Equal(0.210, (double)Fleiss(Encyclopaedia).Kappa!.Value, 3);
        Assert.Equal(0.378, (double)Fleiss(Encyclopaedia).Observed!.Value, 3);
        Assert.Equal(0.213, (double)Fleiss(Encyclopaedia).Expected!.Value, 3);
    }

    // Two raters and Scott's pi, of which Fleiss' kappa is the extension: Krippendorff (2011), example A, alpha 0.095 = 1 − (1 − pi)(1 − 1/(2N)).
    [Fact]
    public void Fleiss_of_two_raters_is_Scotts_pi()
    {
        FleissKappa pi = Fleiss([[1, 1], [0, 2], [1, 1], [2, 0], [2, 0], [1, 1], [2, 0], [2, 0], [1, 1], [2, 0]]);

        Assert.Equal(0.095, 1 - ((1 - (double)pi.Kappa!.Value) * (1 - (1 / 20.0))), 3);
        Assert.Equal(new Rational(1, 21), pi.Kappa);
    }

    // The three examples of the article "Cohen's kappa" in Wikipedia, and Cohen (1960), table 2.
    [Fact]
    public void Cohen_published()
    {
        Assert.Equal(0.40, (double)CohenKappa.Of(new long[,] { { 20, 5 }, { 10, 15 } })!.Value, 4);
        Assert.Equal(0.1304, (double)CohenKappa.Of(new long[,] { { 45, 15 }, { 25, 15 } })!.Value, 4);
        Assert.Equal(0.2593, (double)CohenKappa.Of(new long[,] { { 25, 35 }, { 5, 35 } })!.Value, 4);
        Assert.Equal(0.492, (double)CohenKappa.Of(new long[,] { { 88, 14, 18 }, { 10, 40, 10 }, { 2, 6, 12 } })!.Value, 3);
    }

    // Oracle: kappa from shares, in doubles.
    [Property(MaxTest = 200)]
    public void Cohen_equals_the_definition(byte[] counts)
    {
        int size = (int)Math.Sqrt(counts.Length);
        long[,] table = new long[size, size];
        double n = 0;
        for (int i = 0; i < size * size; i++)
        {
            table[i / size, i % size] = counts[i];
            n += counts[i];
        }

        foreach (KappaWeights weights in Enum.GetValues<KappaWeights>())
        {
            double observed = 0;
            double expected = 0;
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    double weight = weights == KappaWeights.None ? (i == j ? 0 : 1) : Math.Pow(Math.Abs(i - j), weights == KappaWeights.Linear ? 1 : 2);
                    double row = Enumerable.Range(0, size).Sum(k => table[i, k]) / n;
                    double column = Enumerable.Range(0, size).Sum(k => table[k, j]) / n;
                    observed += weight * table[i, j] / n;
                    expected += weight * row * column;
                }
            }

            Rational? kappa = CohenKappa.Of(table, weights);
            Assert.Equal(n == 0 || expected == 0, kappa is null);
            Assert.True(kappa is null || Math.Abs((double)kappa.Value - (1 - (observed / expected))) < 1e-9);
        }
    }

    [Property(MaxTest = 100)]
    public void Fleiss_equals_the_share_of_agreeing_pairs(int seed)
    {
        Random random = new(seed);
        int raters = 2 + random.Next(5);
        int[][] units = [.. Enumerable.Range(0, 1 + random.Next(9)).Select(_ => Enumerable.Range(0, raters).Select(_ => random.Next(3)).ToArray())];
        FleissKappa kappa = Fleiss([.. units.Select(u => Enumerable.Range(0, 3).Select(c => (long)u.Count(v => v == c)).ToArray())]);
        double agreeing = units.Average(u => (u.Sum(a => u.Count(b => b == a)) - raters) / (double)(raters * (raters - 1)));

        Assert.Equal(agreeing, (double)kappa.Observed!.Value, 1e-12);
    }

    [Fact]
    public void What_cannot_disagree_is_undefined_and_never_NaN()
    {
        Assert.Null(CohenKappa.Of(new long[,] { { 9, 0 }, { 0, 0 } }));
        Assert.Null(CohenKappa.Of(new long[,] { { 0, 0 }, { 0, 0 } }));
        Assert.Null(new FleissKappa(2, 3).Kappa);
        Assert.Null(Fleiss([[3, 0], [3, 0]]).Kappa);
        Assert.Equal(1, Fleiss([[3, 0], [0, 3]]).Kappa);
        Assert.Equal(1, CohenKappa.Of(new long[,] { { 9, 0 }, { 0, 4 } }));
    }

    [Fact]
    public void Wrong_tables_are_argument_exceptions()
    {
        Assert.ThrowsAny<ArgumentException>(() => CohenKappa.Of(new long[2, 3]));
        Assert.ThrowsAny<ArgumentException>(() => CohenKappa.Of(new long[,] { { -1 } }));
        Assert.ThrowsAny<ArgumentException>(() => new FleissKappa(0, 2));
        Assert.ThrowsAny<ArgumentException>(() => new FleissKappa(2, 1));
        Assert.ThrowsAny<ArgumentException>(() => new FleissKappa(2, 3).Add([1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => new FleissKappa(2, 3).Add([3]));
        Assert.ThrowsAny<ArgumentException>(() => new FleissKappa(2, 3).Add([4, -1]));
    }

    private static FleissKappa Fleiss(long[][] units)
    {
        FleissKappa kappa = new(units[0].Length, units[0].Sum());
        foreach (long[] unit in units)
        {
            kappa.Add(unit);
        }

        return kappa;
    }
}
