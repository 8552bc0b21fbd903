using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Core.Tests.Numerics;

public sealed class RationalToDoubleTests
{
    // Oracle: IEEE division of two integers that doubles hold is itself correctly rounded.
    [Property(MaxTest = 2000)]
    public void The_nearest_double(int numerator, int denominator)
    {
        if (denominator != 0)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits((numerator == 0 ? 0 : (double)numerator) / denominator is var d && d == 0 ? 0.0 : d), BitConverter.DoubleToInt64Bits((double)new Rational(numerator, denominator)));
        }
    }

    [Theory]
    [InlineData(2, 5, 0.4)]
    [InlineData(-2, 5, -0.4)]
    [InlineData(1, 10, 0.1)]
    [InlineData(1883, 1945, 0.96812339331619537)]
    public void Decimals_come_back_as_they_were_written(int numerator, int denominator, double value) =>
        Assert.Equal(value, (double)new Rational(numerator, denominator));

    [Fact]
    public void Integers_beyond_53_bits_are_rounded_to_the_nearest_and_halves_to_even()
    {
        BigInteger half = (BigInteger.One << 70) + (BigInteger.One << 17);

        Assert.Equal(Math.ScaleB(1, 70), (double)new Rational(half, 1));
        Assert.Equal(Math.BitIncrement(Math.ScaleB(1, 70)), (double)new Rational(half + 1, 1));
        Assert.Equal(Math.ScaleB(1, 70), (double)new Rational(half - 1, 1));
        Assert.Equal(Math.ScaleB(1, -300), (double)new Rational(1, BigInteger.One << 300));
    }
}
