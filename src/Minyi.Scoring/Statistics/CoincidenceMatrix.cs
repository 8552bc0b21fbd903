namespace Minyi.Scoring.Statistics;

/// <summary>How often two values met in one unit: all that Krippendorff's alpha needs to know of any number of ratings.</summary>
/// <remarks>
/// It holds whole counts for pairs of values, apart for each number of ratings in a unit, so it does not grow with the ratings, does not depend on their order, and merges exactly.
/// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); "Content Analysis" (2004), chapter 11.
/// </remarks>
/// <example><code>
/// CoincidenceMatrix matrix = new(2);  // the values 0: no, 1: yes
/// matrix.Add([0, 0, 1]);              // one unit, three raters
/// matrix.Add([1, 1]);
/// double? alpha = matrix.Alpha(MeasurementLevel.Nominal, [0, 1]).Alpha;
/// </code></example>
public sealed class CoincidenceMatrix
{
    private readonly long[] _values;
    private readonly Dictionary<(int Ratings, int Low, int High), long> _pairs = [];
    private long _units;

    /// <summary>An empty matrix.</summary>
    /// <param name="values">How many distinct values there are; they are numbered from 0 in ascending order.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is not positive.</exception>
    public CoincidenceMatrix(int values) => _values = new long[Guard.Against.NegativeOrZero(values)];

    /// <summary>How many distinct values there may be.</summary>
    public int Values => _values.Length;

    /// <summary>How many counts are held: at most the square of the values for each number of ratings that a unit had.</summary>
    public int Cells => _pairs.Count;

    /// <summary>Adds a unit.</summary>
    /// <param name="ratings">The numbers of the values that its raters gave, in any order; fewer than two cannot be paired and add nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not one of a value.</exception>
    public void Add(ReadOnlySpan<int> ratings)
    {
        foreach (int rating in ratings)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(rating, nameof(ratings));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rating, _values.Length, nameof(ratings));
        }

        if (ratings.Length < 2)
        {
            return;
        }

        int[] sorted = ratings.ToArray();
        Array.Sort(sorted);
        List<(int Value, int Count)> runs = [];
        foreach (int value in sorted)
        {
            if (runs.Count > 0 && runs[^1].Value == value)
            {
                runs[^1] = (value, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((value, 1));
            }
        }

        _units++;
        for (int i = 0; i < runs.Count; i++)
        {
            (int low, int count) = runs[i];
            _values[low] += count;
            for (int j = i + 1; j < runs.Count; j++)
            {
                Count((sorted.Length, low, runs[j].Value), (long)count * runs[j].Count);
            }
        }
    }

    /// <summary>Adds all that another matrix of the same values holds.</summary>
    /// <param name="other">The other matrix; unchanged.</param>
    /// <exception cref="ArgumentException">The other has another number of values.</exception>
    public void Merge(CoincidenceMatrix other)
    {
        Guard.Against.Null(other);
        Guard.Against.InvalidInput(other, nameof(other), o => o.Values == Values, "Matrices of different values do not merge.");
        _units += other._units;
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] += other._values[i];
        }

        foreach (KeyValuePair<(int Ratings, int Low, int High), long> pair in other._pairs.ToArray())
        {
            Count(pair.Key, pair.Value);
        }
    }

    /// <summary>Krippendorff's alpha.</summary>
    /// <param name="level">What the difference of two values means.</param>
    /// <param name="values">What each value is as a number, ascending; only interval and ratio look at the numbers, nominal and ordinal at their places.</param>
    /// <exception cref="ArgumentException">Not as many values as the matrix has, a value that is not finite, values not ascending (interval, ratio), or a negative one (ratio).</exception>
    public AlphaReliability Alpha(MeasurementLevel level, ReadOnlySpan<double> values)
    {
        Check(level, values);
        long pairable = _values.Sum();
        if (_values.Count(v => v > 0) < 2)
        {
            return new(null, _units, pairable);
        }

        double[] scale = Scale(level, values);
        double expected = Expected(level, scale) / (pairable - 1);
        double observed = 0;
        foreach (((int ratings, int low, int high), long count) in _pairs.OrderBy(p => p.Key))
        {
            observed += (double)count / (ratings - 1) * Difference(level, scale[low], scale[high]);
        }

        return new(1 - (observed / expected), _units, pairable);
    }

    private void Count((int Ratings, int Low, int High) pair, long count)
    {
        ref long cell = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_pairs, pair, out _);
        cell += count;
    }

    private void Check(MeasurementLevel level, ReadOnlySpan<double> values)
    {
        if (values.Length != _values.Length)
        {
            throw new ArgumentException($"The matrix has {_values.Length} values, and {values.Length} numbers were given.", nameof(values));
        }

        if (level is not (MeasurementLevel.Interval or MeasurementLevel.Ratio))
        {
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || (i > 0 && values[i] <= values[i - 1]) || (level == MeasurementLevel.Ratio && values[i] < 0))
            {
                throw new ArgumentException("Values are finite and ascending, and none is negative on a ratio scale.", nameof(values));
            }
        }
    }

    /// <summary>The number that stands for each value: ordinal values stand at the middle of their ranks, so that a difference counts the values between.</summary>
    private double[] Scale(MeasurementLevel level, ReadOnlySpan<double> values)
    {
        if (level == MeasurementLevel.Interval)
        {
            return Spread(values);
        }

        if (level != MeasurementLevel.Ordinal)
        {
            return values.ToArray();
        }

        double[] ranks = new double[_values.Length];
        long below = 0;
        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = below + (_values[i] / 2.0);
            below += _values[i];
        }

        return ranks;
    }

    /// <summary>The values that were given, moved and stretched to lie between 0 and 1: alpha does not change by it, and no square leaves the range of doubles.</summary>
    private double[] Spread(ReadOnlySpan<double> values)
    {
        double least = values[Array.FindIndex(_values, v => v > 0)];
        double most = values[Array.FindLastIndex(_values, v => v > 0)];
        double scale = double.IsFinite(most - least) ? 1 : 0.5;
        double range = (scale * most) - (scale * least);
        double[] spread = new double[values.Length];
        for (int i = 0; i < spread.Length; i++)
        {
            spread[i] = _values[i] > 0 ? ((scale * values[i]) - (scale * least)) / range : 0;
        }

        return spread;
    }

    /// <summary>Σ n_c n_k δ² over the pairs of different values.</summary>
    private double Expected(MeasurementLevel level, double[] scale)
    {
        double n = _values.Sum();
        switch (level)
        {
            case MeasurementLevel.Nominal:
                return ((n * n) - _values.Sum(v => (double)v * v)) / 2;
            case MeasurementLevel.Ordinal:
            case MeasurementLevel.Interval:
                double mean = scale.Zip(_values, (v, count) => v * (count / n)).Sum();
                return n * scale.Zip(_values, (v, count) => count * (v - mean) * (v - mean)).Sum();
            case MeasurementLevel.Ratio:
                double sum = 0;
                for (int c = 0; c < scale.Length; c++)
                {
                    for (int k = c + 1; k < scale.Length; k++)
                    {
                        sum += (double)_values[c] * _values[k] * Difference(level, scale[c], scale[k]);
                    }
                }

                return sum;
            default:
                throw new ArgumentOutOfRangeException(nameof(level), level, "Nominal, ordinal, interval or ratio.");
        }
    }

    private static double Difference(MeasurementLevel level, double low, double high)
    {
        double gap = level switch
        {
            MeasurementLevel.Nominal => 1,
            MeasurementLevel.Ratio when high > double.MaxValue / 2 => ((high / 2) - (low / 2)) / ((high / 2) + (low / 2)),
            MeasurementLevel.Ratio => (high - low) / (high + low),
            _ => high - low,
        };
        return gap * gap;
    }
}
