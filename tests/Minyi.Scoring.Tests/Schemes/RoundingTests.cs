using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Tests.Schemes;

public sealed class RoundingTests
{
    // The examples of GB/T 8170-2008, 3.2 to 3.4 (and of its predecessor GB 8170-87), as printed there.
    [Theory]
    [InlineData("12.1498", "0.1", "12.1")] // 3.2.1
    [InlineData("12.1498", "1", "12")]
    [InlineData("1268", "100", "1300")] // 3.2.2
    [InlineData("10.5002", "1", "11")] // 3.2.3
    [InlineData("1.050", "0.1", "1.0")] // 3.2.4
    [InlineData("0.35", "0.1", "0.4")]
    [InlineData("2500", "1000", "2000")]
    [InlineData("3500", "1000", "4000")]
    [InlineData("0.0325", "0.001", "0.032")]
    [InlineData("32500", "1000", "32000")]
    [InlineData("-355", "10", "-360")] // 3.2.5
    [InlineData("-325", "10", "-320")]
    [InlineData("-365", "10", "-360")]
    [InlineData("-0.0365", "0.001", "-0.036")]
    [InlineData("97.46", "1", "97")] // 3.3.1: not 97.46, 97.5, 98
    [InlineData("15.4546", "1", "15")] // 3.3.1: not 15.455, 15.46, 15.5, 16
    [InlineData("60.25", "0.5", "60.0")] // 3.4.1
    [InlineData("60.38", "0.5", "60.5")]
    [InlineData("60.28", "0.5", "60.5")]
    [InlineData("-60.75", "0.5", "-61.0")]
    [InlineData("830", "20", "840")] // 3.4.2
    [InlineData("842", "20", "840")]
    [InlineData("832", "20", "840")]
    [InlineData("-930", "20", "-920")]
    public void The_standards_own_examples(string value, string interval, string rounded) =>
        Assert.Equal(rounded, Rounded(RoundingRule.GbT8170, value, interval));

    [Theory]
    [InlineData("1.050", "0.1", "1.1")]
    [InlineData("2500", "1000", "3000")]
    [InlineData("60.25", "0.5", "60.5")]
    [InlineData("-60.75", "0.5", "-61.0")]
    [InlineData("-0.05", "0.1", "-0.1")]
    [InlineData("-0.04", "0.1", "0.0")]
    [InlineData("0.3", "0.25", "0.25")]
    public void Half_up_goes_away_from_zero(string value, string interval, string rounded) =>
        Assert.Equal(rounded, Rounded(RoundingRule.HalfUp, value, interval));

    [Property]
    public bool Rounding_is_idempotent_and_to_the_nearest(int numerator, PositiveInt denominator, bool gb, byte which)
    {
        Rounding rounding = Any(gb, which);
        Rational value = new(numerator, denominator.Get);
        Rational once = rounding.Round(value);
        return rounding.Round(once) == once && (once / rounding.Interval).IsInteger && (once - value).Abs() * 2 <= rounding.Interval
            && rounding.Round(-value) == -once && Rational.Parse(rounding.Format(once)) == once;
    }

    [Property]
    public bool Rounding_keeps_order(int left, int right, PositiveInt denominator, bool gb, byte which)
    {
        Rounding rounding = Any(gb, which);
        Rational a = new(Math.Min(left, right), denominator.Get), b = new(Math.Max(left, right), denominator.Get);
        return rounding.Round(a) <= rounding.Round(b);
    }

    /// <summary>The standard's own procedure: twice (five times) the value to the unit, then halved (divided by five), on decimals.</summary>
    [Property(MaxTest = 300)]
    public bool Half_and_fifth_units_agree_with_the_procedure_of_the_standard(int hundredths)
    {
        decimal value = hundredths / 100m;
        decimal half = Math.Round(value * 2, 0, MidpointRounding.ToEven) / 2;
        decimal fifth = Math.Round(value * 5, 0, MidpointRounding.ToEven) / 5;
        return new Rounding(RoundingRule.GbT8170, 0.5m).Round(value) == half && new Rounding(RoundingRule.GbT8170, 0.2m).Round(value) == fifth;
    }

    [Theory]
    [InlineData(RoundingRule.GbT8170, "0.3")]
    [InlineData(RoundingRule.GbT8170, "0.25")]
    [InlineData(RoundingRule.GbT8170, "0")]
    [InlineData(RoundingRule.HalfUp, "-1")]
    [InlineData(RoundingRule.HalfUp, "1/3")]
    public void An_interval_that_the_rule_does_not_know_is_refused(RoundingRule rule, string interval)
    {
        Assert.False(Rounding.Admits(rule, Rational.Parse(interval)));
        Assert.Throws<ArgumentException>(() => new Rounding(rule, Rational.Parse(interval)));
    }

    [Fact]
    public void A_value_that_was_not_rounded_is_not_formatted() =>
        Assert.Throws<ArgumentException>(() => Rounding.OneDecimal.Format(new(1, 3)));

    private static Rounding Any(bool gb, byte which) => gb
        ? new(RoundingRule.GbT8170, new Rational[] { 0.1m, 0.2m, 0.5m, 1, 20, 0.01m }[which % 6])
        : new(RoundingRule.HalfUp, new Rational[] { 0.1m, 0.25m, 3, 1, 100, 0.05m }[which % 6]);

    private static string Rounded(RoundingRule rule, string value, string interval)
    {
        Rounding rounding = new(rule, Rational.Parse(interval));
        return rounding.Format(rounding.Round(Rational.Parse(value)));
    }
}
