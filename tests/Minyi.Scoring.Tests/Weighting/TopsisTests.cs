using System.Collections.Immutable;
using Minyi.Scoring.Weighting;

namespace Minyi.Scoring.Tests.Weighting;

public sealed class TopsisTests
{
    private const CriterionDirection Benefit = CriterionDirection.Benefit;
    private const CriterionDirection Cost = CriterionDirection.Cost;

    // Hwang and Yoon (1981), section 3.3: the choice of a fighter aircraft.
    [Fact]
    public void Hwang_and_Yoon_fighter_aircraft()
    {
        ImmutableArray<TopsisPlace> places = Topsis.Rank(EntropyTests.Aircraft, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], [Benefit, Benefit, Benefit, Cost, Benefit, Benefit]);

        EntropyTests.Near([0.643, 0.268, 0.613, 0.312], [.. places.Select(p => p.Closeness)], 0.0011);
        Assert.Equal([1, 4, 2, 3], places.Select(p => p.Rank));
    }

    // The choice of a car, a lecture example printed in many textbooks: Civic, Saturn, Ford, Mazda by style, reliability, fuel economy and cost.
    [Fact]
    public void The_choice_of_a_car()
    {
        ImmutableArray<TopsisPlace> places = Topsis.Rank(new double[,] { { 7, 9, 9, 8 }, { 8, 7, 8, 7 }, { 9, 6, 8, 9 }, { 6, 7, 8, 6 } }, [0.1, 0.4, 0.3, 0.2], [Benefit, Benefit, Benefit, Cost]);

        EntropyTests.Near([0.74, 0.41, 0.17, 0.45], [.. places.Select(p => p.Closeness)], 0.06);
        Assert.Equal(1, places[0].Rank);
        Assert.Equal(4, places[2].Rank);
    }

    // Oracle: the definition step by step, weights scaled to one.
    [Property(MaxTest = 200)]
    public void Equals_the_definition(int seed)
    {
        (double[,] values, int m, int n) = EntropyTests.Random(seed);
        Random random = new(seed);
        double[] weights = [.. Enumerable.Range(0, n).Select(_ => 0.05 + random.NextDouble())];
        CriterionDirection[] directions = [.. Enumerable.Range(0, n).Select(_ => random.Next(2) == 0 ? Benefit : Cost)];
        foreach (TopsisNormalization normalization in Enum.GetValues<TopsisNormalization>())
        {
            double[] plain = Plain(values, m, n, weights, directions, normalization);
            ImmutableArray<TopsisPlace> places = Topsis.Rank(values, weights, directions, normalization);
            EntropyTests.Near(plain, [.. places.Select(p => p.Closeness)], 1e-9);
            Assert.All(places, p => Assert.Equal(1 + places.Count(o => o.Closeness > p.Closeness), p.Rank));
        }
    }

    [Property(MaxTest = 100)]
    public void Neither_the_order_nor_the_sum_of_the_weights_matters(int seed)
    {
        (double[,] values, int m, int n) = EntropyTests.Random(seed);
        double[] weights = [.. Enumerable.Range(0, n).Select(j => 1.0 + j)];
        CriterionDirection[] directions = [.. Enumerable.Range(0, n).Select(j => j % 2 == 0 ? Benefit : Cost)];
        int[] rows = [.. Enumerable.Range(0, m)];
        new Random(seed).Shuffle(rows);
        double[,] other = new double[m, n];
        for (int i = 0; i < m * n; i++)
        {
            other[i / n, i % n] = values[rows[i / n], n - 1 - (i % n)];
        }

        ImmutableArray<TopsisPlace> one = Topsis.Rank(values, weights, directions);
        ImmutableArray<TopsisPlace> two = Topsis.Rank(other, [.. weights.Reverse().Select(w => w * 4)], [.. directions.Reverse()]);

        Assert.Equal(rows.Select(i => one[i]), two);
    }

    [Fact]
    public void Equal_alternatives_share_a_place_and_are_never_NaN()
    {
        Assert.Equal([new(0.5, 1), new(0.5, 1)], Topsis.Rank(new double[,] { { 3, 0 }, { 3, 0 } }, [1, 1], [Benefit, Cost]));
        Assert.Equal([1, 1, 3], Topsis.Rank(new double[,] { { 3, 9 }, { 3, 9 }, { 1, 9 } }, [1, 1], [Benefit, Cost]).Select(p => p.Rank));
        Assert.Equal([1.0, 0.0], Topsis.Rank(new double[,] { { 0 }, { 3 } }, [1], [Cost], TopsisNormalization.MinMax).Select(p => p.Closeness));
        Assert.Equal(0.5, Topsis.Rank(new double[,] { { 3 } }, [1], [Cost]).Single().Closeness);
    }

    [Fact]
    public void Wrong_input_is_an_argument_exception()
    {
        double[,] values = { { 1, 2 }, { 2, 1 } };

        Assert.ThrowsAny<ArgumentException>(() => Topsis.Rank(values, [1], [Benefit, Benefit]));
        Assert.ThrowsAny<ArgumentException>(() => Topsis.Rank(values, [1, 1], [Benefit]));
        Assert.ThrowsAny<ArgumentException>(() => Topsis.Rank(values, [1, -1], [Benefit, Benefit]));
        Assert.ThrowsAny<ArgumentException>(() => Topsis.Rank(values, [0, 0], [Benefit, Benefit]));
        Assert.ThrowsAny<ArgumentException>(() => Topsis.Rank(new[,] { { double.NaN } }, [1], [Benefit]));
        Assert.ThrowsAny<ArgumentException>(() => Topsis.Rank(new double[0, 0], [], []));
    }

    private static double[] Plain(double[,] values, int m, int n, double[] weights, CriterionDirection[] directions, TopsisNormalization normalization)
    {
        double[,] v = new double[m, n];
        for (int j = 0; j < n; j++)
        {
            double[] column = [.. Enumerable.Range(0, m).Select(i => values[i, j])];
            for (int i = 0; i < m; i++)
            {
                double scaled = normalization == TopsisNormalization.Vector ? column[i] / Math.Sqrt(column.Sum(x => x * x))
                    : column.Max() == column.Min() ? 0 : (column[i] - column.Min()) / (column.Max() - column.Min());
                v[i, j] = scaled * weights[j] / weights.Sum() * (directions[j] == Benefit ? 1 : -1);
            }
        }

        return [.. Enumerable.Range(0, m).Select(i =>
        {
            double best = Math.Sqrt(Enumerable.Range(0, n).Sum(j => Math.Pow(v[i, j] - Enumerable.Range(0, m).Max(k => v[k, j]), 2)));
            double worst = Math.Sqrt(Enumerable.Range(0, n).Sum(j => Math.Pow(v[i, j] - Enumerable.Range(0, m).Min(k => v[k, j]), 2)));
            return best + worst == 0 ? 0.5 : worst / (best + worst);
        })];
    }
}
