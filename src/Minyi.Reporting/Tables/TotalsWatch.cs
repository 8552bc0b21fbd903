using System.Collections.Frozen;
using Minyi.Numerics;

namespace Minyi.Reporting.Tables;

/// <summary>Looks for rows that sum up others: by their name, or by their figures where these are the sums of all rows above.</summary>
/// <remarks>
/// By its figures alone only the last of at least five rows is a totals row, and only when every column of numbers fits; two equal rows are none, nor is 1, 2, 3. What fits less is <see cref="Doubt"/>.
/// </remarks>
public sealed class TotalsWatch
{
    /// <summary>From so many rows on, figures alone say that the last one is a total.</summary>
    public const int LeastRows = 5;

    private static readonly FrozenSet<string> Names = new[] { "合计", "总计", "小计", "total", "subtotal", "grandtotal" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly decimal?[] _sums;
    private readonly decimal[] _last;
    private long _rows;

    /// <summary>Begins.</summary>
    /// <param name="columns">How many columns may hold numbers.</param>
    public TotalsWatch(int columns)
    {
        _sums = new decimal?[Guard.Against.Negative(columns)];
        _last = new decimal[columns];
        Array.Fill(_sums, 0);
    }

    /// <summary>Whether the last row has the sums of all others in every column of numbers, after at least four of them.</summary>
    public bool IsTotal => _rows >= LeastRows && Fitting() is var (fit, all) && fit > 0 && fit == all;

    /// <summary>Whether the last row has the sums of all others in some column, or after three rows only.</summary>
    public bool Doubt => _rows >= LeastRows - 1 && !IsTotal && Fitting().Fit > 0;

    /// <summary>Whether a row with this name sums up others, such as <c>合计</c> or <c>Total</c>; blanks within do not matter.</summary>
    /// <param name="name">What the row is called.</param>
    public static bool IsName(string name)
    {
        string key = string.Concat(IdKey.Of(Guard.Against.Null(name)).Where(c => !char.IsWhiteSpace(c))).TrimEnd(':').ToLowerInvariant();
        return Names.Contains(key);
    }

    /// <summary>Takes a row.</summary>
    /// <param name="fields">Its fields, those that may hold numbers.</param>
    public void Add(ReadOnlySpan<string> fields)
    {
        _rows++;
        for (int i = 0; i < _sums.Length; i++)
        {
            if (_sums[i] is not { } sum)
            {
                continue;
            }

            decimal? value = Value(fields[i]);
            _sums[i] = value is { } number && Math.Abs(sum) < 1e18m ? sum + number : null;
            _last[i] = value ?? 0;
        }
    }

    private (int Fit, int All) Fitting()
    {
        int fit = 0, all = 0;
        for (int i = 0; i < _sums.Length; i++)
        {
            if (_sums[i] is { } sum)
            {
                all++;
                fit += _last[i] != 0 && sum == 2 * _last[i] ? 1 : 0;
            }
        }

        return (fit, all);
    }

    /// <summary>The number, where it has at most nine places; fractions such as 1/3 and longer ones are no figures to be summed up.</summary>
    private static decimal? Value(string text)
    {
        if (!TypedText.TryNumber(text, out Rational number) || number.Abs() > 1_000_000_000_000_000_000)
        {
            return null;
        }

        Rational scaled = number * 1_000_000_000;
        return scaled.IsInteger ? (decimal)scaled.Numerator / 1_000_000_000m : null;
    }
}
