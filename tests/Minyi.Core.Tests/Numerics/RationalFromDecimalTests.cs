using Minyi.Numerics;

namespace Minyi.Core.Tests.Numerics;

public sealed class RationalFromDecimalTests
{
    // Decimals whose 32-bit words have the top bit set overflowed in a checked conversion.
    [Theory]
    [InlineData("0.3333333333", "3333333333/10000000000")]
    [InlineData("-0.6666666666", "-3333333333/5000000000")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("18446744069414584320", "18446744069414584320")]
    public void A_decimal_is_the_rational_that_it_is_exactly(string value, string expected) =>
        Assert.Equal(Rational.Parse(expected), (Rational)decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));

    [Property]
    public bool Every_decimal_is_read_exactly(decimal value) =>
        (Rational)value == Rational.Parse(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
