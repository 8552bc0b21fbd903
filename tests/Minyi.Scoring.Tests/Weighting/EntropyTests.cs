using System.Collections.Immutable;
using Minyi.Scoring.Weighting;

namespace Minyi.Scoring.Tests.Weighting;

public sealed class EntropyTests
{
    // Hwang and Yoon, Multiple Attribute Decision Making (1981), the choice of a fighter aircraft.
    internal static readonly double[,] Aircraft =
    {
        { 2.0, 1500, 20000, 5.5, 5, 9 }, { 2.5, 2700, 18000, 6.5, 3, 5 }, { 1.8, 2000, 21000, 4.5, 7, 7 }, { 2.2, 1800, 20000, 5.0, 5, 5 },
    };

    [Fact]
    public void Hwang_and_Yoon_fighter_aircraft() =>
        Near([0.0649, 0.2055, 0.0133, 0.0829, 0.3570, 0.2764], EntropyWeights.Of(Aircraft), 0.006);

    // E. A. Elsayed, A. K. Shaik Dawood, R. Karthikeyan, Int. J. Engineering Trends and Technology 46 (2017) 60-66, as used in the tests of pymcdm.
    [Fact]
    public void Elsayed_2017() => Near(
        [0.104991, 0.069124, 0.071373, 0.449937, 0.304575],
        EntropyWeights.Of(new[,]
        {
            { 7, 312, 1891, 6613, 163 }, { 72, 88, 728, 941804, 1078 }, { 10, 252, 2594, 3466, 117471 }, { 10, 145, 980, 2371, 86329 }, { 65, 54, 350, 501, 29897 }, { 29, 48, 380, 912, 34051 },
            { 7, 476, 3300, 78470, 2212 }, { 70, 87, 650, 733, 819000 }, { 4, 86, 591, 3015, 103 }, { 12, 79, 579, 3240, 96098 }, { 21, 45, 261, 1253, 453 }, { 1, 72, 530, 4333, 0.104800 },
        }),
        5.1e-7);

    // X. Xu, "A note on the subjective and objective integrated approach to determine attribute weights", European Journal of Operational Research 156 (2004) 530-532.
    [Fact]
    public void Xu_2004() => Near(
        [0.4630, 0.3992, 0.1378, 0.0000],
        EntropyWeights.Of(new[,] { { 30, 30, 38, 29 }, { 19, 54, 86, 29 }, { 19, 15, 85, 28.9 }, { 68, 70, 60, 29 } }),
        5.1e-5);

    // Oracle: the textbook's formula, one less the normalised entropy.
    [Property(MaxTest = 200)]
    public void Equals_the_textbooks_formula(int seed)
    {
        (double[,] values, int m, int n) = Random(seed);
        double[] divergence = [.. Enumerable.Range(0, n).Select(j =>
        {
            double sum = Enumerable.Range(0, m).Sum(i => values[i, j]);
            return 1 + (Enumerable.Range(0, m).Select(i => values[i, j] / sum).Sum(p => p == 0 ? 0 : p * Math.Log(p)) / Math.Log(m));
        })];
        Near([.. divergence.Select(d => d / divergence.Sum())], EntropyWeights.Of(values), 1e-9);
    }

    [Property(MaxTest = 100)]
    public void Neither_the_unit_nor_the_order_matters(int seed)
    {
        (double[,] values, int m, int n) = Random(seed);
        int[] rows = [.. Enumerable.Range(0, m)];
        new Random(seed).Shuffle(rows);
        double[,] other = new double[m, n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                other[i, j] = values[rows[i], n - 1 - j] * 1024;
            }
        }

        Assert.Equal(EntropyWeights.Of(values).Reverse(), EntropyWeights.Of(other));
    }

    [Fact]
    public void What_says_nothing_weighs_nothing_and_never_NaN()
    {
        Assert.Equal([1.0, 0.0, 0.0], EntropyWeights.Of(new double[,] { { 1, 0.1, 0 }, { 2, 0.1, 0 }, { 3, 0.1, 0 } }));
        Assert.Equal([0.5, 0.5], EntropyWeights.Of(new double[,] { { 3, 0 }, { 3, 0 } }));
        Assert.Equal([0.5, 0.5], EntropyWeights.Of(new double[,] { { 3, 7 } }));
        Assert.Equal([1.0], EntropyWeights.Of(new[,] { { 0.0 }, { 5.0 } }));
        Assert.Equal(1.0, EntropyWeights.Of(new[,] { { 1e308, 1 }, { 1e308, 2 } })[1]);
    }

    [Fact]
    public void Negative_values_and_empty_tables_are_argument_exceptions()
    {
        Assert.ThrowsAny<ArgumentException>(() => EntropyWeights.Of(new double[,] { { 1 }, { -1 } }));
        Assert.ThrowsAny<ArgumentException>(() => EntropyWeights.Of(new[,] { { 1 }, { double.NaN } }));
        Assert.ThrowsAny<ArgumentException>(() => EntropyWeights.Of(new double[0, 2]));
    }

    internal static (double[,] Values, int Alternatives, int Criteria) Random(int seed)
    {
        Random random = new(seed);
        int m = 2 + random.Next(6);
        int n = 1 + random.Next(5);
        double[,] values = new double[m, n];
        for (int i = 0; i < m * n; i++)
        {
            values[i / n, i % n] = random.Next(8) == 0 ? 0 : random.NextDouble() * 100;
        }

        for (int j = 0; j < n; j++)
        {
            values[0, j] = 1 + random.Next(50);
        }

        return (values, m, n);
    }

    internal static void Near(double[] expected, ImmutableArray<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
