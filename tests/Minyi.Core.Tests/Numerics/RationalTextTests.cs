using System.Globalization;
using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Core.Tests.Numerics;

/// <summary>One rule for what is a number: a sign, digits, a point with digits after it, an exponent; or a fraction of two integers.</summary>
public sealed class RationalTextTests
{
    [Theory]
    [InlineData("1e3", "1000")]
    [InlineData("2.5E-3", "1/400")]
    [InlineData("+12", "12")]
    [InlineData("-0.50", "-1/2")]
    [InlineData("-7/21", "-1/3")]
    [InlineData("1e+2", "100")]
    public void Is_a_number(string text, string value) => Assert.Equal(value, Rational.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("15\0")]
    [InlineData("15\0x")]
    [InlineData("1/2\0")]
    [InlineData("1.5\0")]
    [InlineData("1e5\0")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e")]
    [InlineData("e1")]
    [InlineData("1e1.5")]
    [InlineData("1/0")]
    [InlineData("1/2e1")]
    [InlineData("--1")]
    [InlineData("1,000")]
    [InlineData("1e99999")]
    [InlineData("\u0661")]
    public void Is_none(string text) => Assert.False(Rational.TryParse(text, out _));

    [Fact]
    public void Digits_without_end_are_no_number() => Assert.False(Rational.TryParse(new string('7', 400_000), out _));

    /// <summary>The platform's own reader is the oracle: it rounds to the nearest double, the subnormal ones included.</summary>
    [Property(MaxTest = 1_000)]
    public void Reads_back_the_double_that_was_written(long bits)
    {
        double value = BitConverter.Int64BitsToDouble(bits);
        if (double.IsFinite(value))
        {
            Assert.Equal(value, (double)Rational.Parse(value.ToString("R", CultureInfo.InvariantCulture)));
        }
    }

    [Property(MaxTest = 300)]
    public void Subnormal_numbers_are_rounded_once(ulong digits, byte places)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{digits}e-{310 + (places % 40)}");

        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), (double)Rational.Parse(text));
    }

    [Theory]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("-1e10000", double.NegativeInfinity)]
    [InlineData("1e-10000", 0)]
    [InlineData("5e-324", 5e-324)]
    public void Beyond_the_doubles(string text, double value) => Assert.Equal(value, (double)Rational.Parse(text));

    [Property(MaxTest = 200)]
    public void An_integer_reads_back(BigInteger value) => Assert.Equal((Rational)value, Rational.Parse(value.ToString(CultureInfo.InvariantCulture)));
}
