using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>A positive number m × 2^e with few digits, read off a double.</summary>
internal readonly record struct DyadicNumber(long Mantissa, int Exponent)
{
    /// <summary>The nearest with so many bits; trailing zero bits go to the exponent.</summary>
    public static DyadicNumber Near(double value, int bits)
    {
        int exponent = Math.ILogB(value) + 1 - bits;
        long mantissa = (long)Math.Round(Math.ScaleB(value, -exponent), MidpointRounding.ToEven);
        int zeros = BitOperations.TrailingZeroCount(mantissa);
        return new(mantissa >> zeros, exponent + zeros);
    }

    public Rational Power(int power)
    {
        BigInteger m = BigInteger.Pow(Mantissa, power);
        int e = Exponent * power;
        return e >= 0 ? new Rational(m << e, 1) : new Rational(m, BigInteger.One << -e);
    }
}
