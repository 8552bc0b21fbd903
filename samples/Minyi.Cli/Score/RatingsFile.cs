using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Cli.Score;

/// <summary>Ratings from <c>unit,rater,value</c>, counted by unit and value.</summary>
internal sealed class RatingsFile
{
    private readonly MeasurementLevel _level;
    private readonly double[] _values;
    private readonly List<List<(int Rater, int Value)>> _units;
    private readonly int _raters;

    private RatingsFile(MeasurementLevel level, double[] values, List<List<(int Rater, int Value)>> units, int raters)
    {
        _level = level;
        _values = values;
        _units = units;
        _raters = raters;
    }

    /// <summary>How many units the file names.</summary>
    public int Units => _units.Count;

    public static RatingsFile Read(Invocation invocation, string path, MeasurementLevel level)
    {
        CsvFile file = invocation.ReadCsv(path, ["unit", "rater", "value"]);
        Dictionary<string, int> unitIds = [];
        Dictionary<string, int> raterIds = [];
        Dictionary<string, int> texts = [];
        Dictionary<double, int> numbers = [];
        List<List<(int Rater, int Value)>> units = [];
        HashSet<(int Unit, int Rater)> seen = [];
        foreach (CsvRow row in file.Rows())
        {
            int unit = Place(unitIds, row.Id("unit"));
            int rater = Place(raterIds, row.Id("rater"));
            if (unit == units.Count)
            {
                units.Add([]);
            }

            if (!seen.Add((unit, rater)))
            {
                row.Fail("rater", new("同一单位只评一次的评分者", "a rater who rates the unit once"));
            }

            if (row["value"].Length == 0)
            {
                continue;
            }

            units[unit].Add((rater, level == MeasurementLevel.Nominal ? Place(texts, row["value"]) : Place(numbers, Number(row, level))));
        }

        if (level == MeasurementLevel.Nominal)
        {
            return new(level, [.. Enumerable.Range(0, texts.Count).Select(i => (double)i)], units, raterIds.Count);
        }

        // Values get their places in ascending order.
        double[] values = [.. numbers.Keys.Order()];
        int[] places = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            places[numbers[values[i]]] = i;
        }

        return new(level, values, [.. units.Select(u => u.ConvertAll(r => (r.Rater, places[r.Value])))], raterIds.Count);
    }

    public AlphaReliability Alpha()
    {
        CoincidenceMatrix matrix = new(Math.Max(1, _values.Length));
        foreach (List<(int Rater, int Value)> unit in _units)
        {
            matrix.Add([.. unit.Select(r => r.Value)]);
        }

        return matrix.Alpha(_level, _values.Length == 0 ? [0] : _values);
    }

    /// <summary>Fleiss' kappa where every unit has the same number of ratings; Cohen's where two raters rated all units, weighted too where values have an order.</summary>
    public IEnumerable<(string Name, double? Value)> Kappas()
    {
        int ratings = _units.Count == 0 ? 0 : _units[0].Count;
        if (ratings < 2 || _units.Any(u => u.Count != ratings))
        {
            yield break;
        }

        FleissKappa fleiss = new(_values.Length, ratings);
        long[] counts = new long[_values.Length];
        foreach (List<(int Rater, int Value)> unit in _units)
        {
            Array.Clear(counts);
            unit.ForEach(r => counts[r.Value]++);
            fleiss.Add(counts);
        }

        yield return ("fleiss_kappa", Real(fleiss.Kappa));
        if (_raters != 2 || _values.Length > 2000)
        {
            yield break;
        }

        long[,] table = new long[_values.Length, _values.Length];
        foreach (List<(int Rater, int Value)> unit in _units)
        {
            table[unit.Find(r => r.Rater == 0).Value, unit.Find(r => r.Rater == 1).Value]++;
        }

        yield return ("cohen_kappa", Real(CohenKappa.Of(table)));
        if (_level != MeasurementLevel.Nominal)
        {
            yield return ("cohen_kappa_linear", Real(CohenKappa.Of(table, KappaWeights.Linear)));
            yield return ("cohen_kappa_quadratic", Real(CohenKappa.Of(table, KappaWeights.Quadratic)));
        }
    }

    private static double? Real(Rational? value) => value is { } known ? (double)known : null;

    private static double Number(CsvRow row, MeasurementLevel level)
    {
        double value = row.Double("value");
        if (value < 0 && level == MeasurementLevel.Ratio)
        {
            row.Fail("value", new("不小于 0 的数字（ratio）", "a number of at least 0 (ratio)"));
        }

        return value == 0 ? 0 : value;
    }

    private static int Place<T>(Dictionary<T, int> places, T key)
        where T : notnull
    {
        if (!places.TryGetValue(key, out int place))
        {
            places.Add(key, place = places.Count);
        }

        return place;
    }
}
