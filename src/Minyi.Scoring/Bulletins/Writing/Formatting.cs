using System.Globalization;
using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>How figures look in a bulletin: percent with one decimal, rounded once from the exact fraction.</summary>
internal static class Formatting
{
    internal const string Nothing = "–";
    internal const string Hidden = "*";

    internal static string Percent(Share? share) => share is not { } known ? Hidden : known.Rate is { } rate ? Tenths(rate * 100) + "%" : Nothing;

    internal static string Counts(Share? share) => share is not { } known ? Hidden
        : known.Whole == 0 ? Nothing
        : string.Create(CultureInfo.InvariantCulture, $"{Number(known.Part)}/{Number(known.Whole)}");

    internal static string Range(Share? share, double confidence)
    {
        if (share is not { Whole: > 0 } known)
        {
            return share is null ? Hidden : Nothing;
        }

        Statistics.ConfidenceInterval interval = known.Interval(confidence);
        return string.Create(CultureInfo.InvariantCulture, $"{interval.Low * 100:0.0}–{interval.High * 100:0.0}%");
    }

    internal static string Points(Rational? change) => change is not { } known ? Nothing : Signed(Tenths(known * 100));

    internal static string Difference(long? change) => change is not { } known ? Nothing : Signed(Number(known));

    internal static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string Day(LocalDate day, Language language) => language == Language.Chinese
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
        : NodaTime.Text.LocalDatePattern.Iso.Format(day);

    /// <summary>Rounded to one decimal, halves to even (GB/T 8170).</summary>
    internal static string Tenths(Rational value)
    {
        Rational scaled = value * 10;
        BigInteger floor = scaled.Floor();
        int half = (scaled - floor).CompareTo(new Rational(1, 2));
        BigInteger rounded = half > 0 || (half == 0 && !floor.IsEven) ? floor + 1 : floor;
        BigInteger whole = BigInteger.DivRem(BigInteger.Abs(rounded), 10, out BigInteger tenth);
        return string.Create(CultureInfo.InvariantCulture, $"{(rounded.Sign < 0 ? "-" : "")}{whole}.{tenth}");
    }

    private static string Signed(string number) => number.StartsWith('-') ? "−" + number[1..] : number is "0" or "0.0" ? number : "+" + number;
}
