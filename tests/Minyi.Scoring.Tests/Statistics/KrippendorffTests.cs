using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Tests.Statistics;

public sealed class KrippendorffTests
{
    // Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C/D: four observers, twelve units, values missing.
    private static readonly int?[][] Canonical =
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];

    // The example of the article "Krippendorff's alpha" in Wikipedia: three coders, fifteen units.
    private static readonly int?[][] Encyclopaedia =
    [
        [null, null, null, null, null, 3, 4, 1, 2, 1, 1, 3, 3, null, 3],
        [1, null, 2, 1, 3, 3, 4, 3, null, null, null, null, null, null, null],
        [null, null, 2, 1, 3, 4, 4, null, 2, 1, 1, 3, 3, null, 4],
    ];

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.743)]
    [InlineData(MeasurementLevel.Ordinal, 0.815)]
    [InlineData(MeasurementLevel.Interval, 0.849)]
    [InlineData(MeasurementLevel.Ratio, 0.797)]
    public void Krippendorff_2011_four_observers(MeasurementLevel level, double alpha)
    {
        AlphaReliability reliability = Of(Canonical, level);

        Assert.Equal(alpha, reliability.Alpha!.Value, 3);
        Assert.Equal(40, reliability.Pairable);
        Assert.Equal(11, reliability.Units);
    }

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.691)]
    [InlineData(MeasurementLevel.Interval, 0.811)]
    public void Encyclopaedia_three_coders(MeasurementLevel level, double alpha)
    {
        Assert.Equal(alpha, Of(Encyclopaedia, level).Alpha!.Value, 3);
        Assert.Equal(26, Of(Encyclopaedia, level).Pairable);
    }

    // Krippendorff (2011), examples A (binary data) and B (nominal data) of two observers.
    [Fact]
    public void Krippendorff_2011_two_observers()
    {
        int?[][] binary = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]];
        int?[][] nominal = [[1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1], [2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4]];

        Assert.Equal(0.095, Of(binary, MeasurementLevel.Nominal).Alpha!.Value, 3);
        Assert.Equal(0.692, Of(nominal, MeasurementLevel.Nominal).Alpha!.Value, 3);
    }

    // Oracle: the definition over pairs of single ratings, with no matrix at all.
    [Property(MaxTest = 200)]
    public void Equals_the_definition_over_single_pairs(int seed)
    {
        int?[][] data = Random(seed);
        foreach (MeasurementLevel level in Enum.GetValues<MeasurementLevel>())
        {
            double? plain = Plain(data, level);
            double? alpha = Of(data, level).Alpha;
            Assert.Equal(plain is null, alpha is null);
            Assert.Equal(plain ?? 0, alpha ?? 0, 1e-9);
        }
    }

    [Property(MaxTest = 100)]
    public void The_order_of_units_and_raters_and_any_split_give_the_same_digits(int seed)
    {
        int?[][] data = Random(seed);
        int[][] units = Units(data);
        CoincidenceMatrix whole = Matrix(units);
        Random random = new(seed);
        foreach (int[] unit in units)
        {
            random.Shuffle(unit);
        }

        random.Shuffle(units);
        CoincidenceMatrix first = Matrix(units[..(units.Length / 3)]);
        first.Merge(Matrix(units[(units.Length / 3)..]));
        foreach (MeasurementLevel level in Enum.GetValues<MeasurementLevel>())
        {
            Assert.Equal(whole.Alpha(level, Scale), first.Alpha(level, Scale));
        }
    }

    [Fact]
    public void Its_memory_does_not_grow_with_the_ratings()
    {
        Random random = new(1);
        CoincidenceMatrix matrix = new(4);
        int cells = 0;
        int[] unit = new int[5];
        for (int i = 0; i < 200_000; i++)
        {
            for (int r = 0; r < unit.Length; r++)
            {
                unit[r] = random.Next(4);
            }

            matrix.Add(unit);
            cells = i == 1000 ? matrix.Cells : cells;
        }

        Assert.Equal(6, cells);
        Assert.Equal(6, matrix.Cells);
        Assert.Equal(0, matrix.Alpha(MeasurementLevel.Nominal, [0, 1, 2, 3]).Alpha!.Value, 0.005);
    }

    [Fact]
    public void All_equal_raters_and_nothing_to_pair_are_undefined_and_never_NaN()
    {
        foreach (MeasurementLevel level in Enum.GetValues<MeasurementLevel>())
        {
            Assert.Equal(new AlphaReliability(null, 2, 4), Of([[3, 3], [3, 3]], level));
            Assert.Equal(new AlphaReliability(null, 0, 0), Of([[1, 2]], level));
        }

        Assert.Equal(1, Of([[1, 2], [1, 2]], MeasurementLevel.Ratio).Alpha);
    }

    [Fact]
    public void Interval_does_not_lose_digits_far_from_zero()
    {
        CoincidenceMatrix matrix = new(3);
        matrix.Add([0, 1]);
        matrix.Add([1, 2]);
        matrix.Add([2, 2]);

        Assert.Equal(matrix.Alpha(MeasurementLevel.Interval, [0, 1, 2]).Alpha!.Value, matrix.Alpha(MeasurementLevel.Interval, [1e9, 1e9 + 1, 1e9 + 2]).Alpha!.Value, 1e-12);
    }

    [Fact]
    public void Wrong_values_are_argument_exceptions()
    {
        CoincidenceMatrix matrix = new(2);

        Assert.ThrowsAny<ArgumentException>(() => matrix.Add([0, 2]));
        Assert.ThrowsAny<ArgumentException>(() => matrix.Add([-1, 0]));
        Assert.ThrowsAny<ArgumentException>(() => matrix.Alpha(MeasurementLevel.Interval, [1]));
        Assert.ThrowsAny<ArgumentException>(() => matrix.Alpha(MeasurementLevel.Interval, [2, 1]));
        Assert.ThrowsAny<ArgumentException>(() => matrix.Alpha(MeasurementLevel.Interval, [1, double.NaN]));
        Assert.ThrowsAny<ArgumentException>(() => matrix.Alpha(MeasurementLevel.Ratio, [-1, 2]));
        Assert.ThrowsAny<ArgumentException>(() => matrix.Merge(new(3)));
        Assert.ThrowsAny<ArgumentException>(() => new CoincidenceMatrix(0));
    }

    private static readonly double[] Scale = [0, 1, 2, 3, 4, 5, 6];

    private static int?[][] Random(int seed)
    {
        Random random = new(seed);
        int units = 1 + random.Next(12);
        return [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Enumerable.Range(0, units).Select(u => random.Next(4) == 0 ? (int?)null : random.Next(2) == 0 ? u % 7 : random.Next(7)).ToArray())];
    }

    private static int[][] Units(int?[][] data) =>
        [.. Enumerable.Range(0, data[0].Length).Select(u => data.Where(r => r[u] is not null).Select(r => r[u]!.Value).ToArray())];

    private static CoincidenceMatrix Matrix(int[][] units)
    {
        CoincidenceMatrix matrix = new(7);
        foreach (int[] unit in units)
        {
            matrix.Add(unit);
        }

        return matrix;
    }

    private static AlphaReliability Of(int?[][] data, MeasurementLevel level) => Matrix(Units(data)).Alpha(level, Scale);

    private static double? Plain(int?[][] data, MeasurementLevel level)
    {
        int[][] units = [.. Units(data).Where(u => u.Length >= 2)];
        int[] all = [.. units.SelectMany(u => u)];
        double Delta(int a, int b) => level switch
        {
            MeasurementLevel.Nominal => a == b ? 0 : 1,
            MeasurementLevel.Ordinal => a == b ? 0 : Math.Pow(all.Count(v => v >= Math.Min(a, b) && v <= Math.Max(a, b)) - ((all.Count(v => v == a) + all.Count(v => v == b)) / 2.0), 2),
            MeasurementLevel.Interval => (a - b) * (a - b),
            _ => a == b ? 0 : Math.Pow((a - b) / (double)(a + b), 2),
        };
        double observed = units.Sum(u => u.Sum(a => u.Sum(b => Delta(a, b))) / (u.Length - 1)) / all.Length;
        double expected = all.Sum(a => all.Sum(b => Delta(a, b))) / all.Length / (all.Length - 1);
        return all.Length == 0 || expected == 0 ? null : 1 - (observed / expected);
    }
}
