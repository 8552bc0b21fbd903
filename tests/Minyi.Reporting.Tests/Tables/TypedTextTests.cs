using Minyi.Numerics;
using Minyi.Reporting.Tables;

namespace Minyi.Reporting.Tests.Tables;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("10,000", "10000")]
    [InlineData("10，000", "10000")]
    [InlineData("１０，０００", "10000")]
    [InlineData("1,234,567.5", "2469135/2")]
    [InlineData("45%", "9/20")]
    [InlineData("45 ％", "9/20")]
    [InlineData(" 12 ", "12")]
    [InlineData("\u300012\u3000", "12")]
    [InlineData("\u22125", "-5")]
    [InlineData("1e3", "1000")]
    [InlineData("1／3", "1/3")]
    public void Is_a_figure(string text, string value)
    {
        Assert.True(TypedText.TryNumber(text, out Rational number));
        Assert.Equal(value, number.ToString());
    }

    [Theory]
    [InlineData("1,23")]
    [InlineData("0,123")]
    [InlineData("1234,567")]
    [InlineData("1,2345")]
    [InlineData("1.234,5")]
    [InlineData("1 000")]
    [InlineData("1.2万")]
    [InlineData("12\0")]
    [InlineData("一百")]
    [InlineData("")]
    [InlineData("%")]
    public void Is_none(string text) => Assert.False(TypedText.TryNumber(text, out _));

    [Fact]
    public void A_comma_is_not_read_where_it_may_be_a_point()
    {
        Assert.False(TypedText.TryNumber("1,234", out _, commaMayBePoint: true));
        Assert.True(TypedText.TryNumber("1.234", out _, commaMayBePoint: true));
    }

    [Property(MaxTest = 300)]
    public void Any_integer_reads_back_with_commas_and_in_full_width(long value)
    {
        string grouped = value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
        string wide = string.Concat(grouped.Select(c => (char)(c + 0xFEE0)));

        Assert.True(TypedText.TryNumber(grouped, out Rational narrow));
        Assert.True(TypedText.TryNumber(wide, out Rational full));
        Assert.Equal((Rational)value, narrow);
        Assert.Equal((Rational)value, full);
    }

    [Theory]
    [InlineData("2024-09-29")]
    [InlineData("2024/9/29")]
    [InlineData("2024.9.29")]
    [InlineData("2024年9月29日")]
    [InlineData("２０２４年９月２９日")]
    [InlineData("2024/9/29 0:00")]
    [InlineData("2024-09-29 00:00:00")]
    [InlineData(" 2024-09-29 ")]
    [InlineData("45564")]
    public void Is_the_29th_of_September(string text)
    {
        Assert.True(TypedText.TryDate(text, out LocalDate date));
        Assert.Equal(new(2024, 9, 29), date);
    }

    [Theory]
    [InlineData("9/29/2024")]
    [InlineData("29/9/2024")]
    [InlineData("24/9/29")]
    [InlineData("2024/9/31")]
    [InlineData("2024/9")]
    [InlineData("2024/9/29 9:30")]
    [InlineData("2024-9/29")]
    [InlineData("2024月9年29日")]
    [InlineData("4556")]
    [InlineData("99999999")]
    [InlineData("2024/9/29\0x")]
    public void Is_no_date(string text) => Assert.False(TypedText.TryDate(text, out _));

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("True ", true)]
    [InlineData("是", true)]
    [InlineData("false", false)]
    [InlineData("否", false)]
    public void Is_yes_or_no(string text, bool value)
    {
        Assert.True(TypedText.TryBoolean(text, out bool read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true\0")]
    [InlineData("y")]
    public void Is_neither(string text) => Assert.False(TypedText.TryBoolean(text, out _));
}
