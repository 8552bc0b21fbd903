using System.Globalization;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores.Explanation;

/// <summary>How explanations write numbers: exactly, and with a decimal beside a fraction that has no short one.</summary>
internal static class Figures
{
    private static readonly Rounding SixDecimals = new(RoundingRule.HalfUp, new(1, 1_000_000));

    internal static string Of(Rational value)
    {
        int decimals = Rounding.DecimalsOf(value);
        return decimals is >= 0 and <= 6
            ? new Rounding(RoundingRule.HalfUp, new(1, System.Numerics.BigInteger.Pow(10, decimals))).Format(value)
            : $"{value.ToString(null, CultureInfo.InvariantCulture)} ≈ {SixDecimals.Format(SixDecimals.Round(value))}";
    }

    internal static string Of(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    internal static string Percent(Rational weight) => Of(weight * 100) + "%";
}
