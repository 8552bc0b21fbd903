using System.Globalization;
using System.Numerics;

namespace Minyi.Numerics;

/// <summary>An exact fraction of two integers of any size, always in lowest terms with a positive denominator.</summary>
/// <remarks>Weights, quotas, divisors and scores are rationals until they are rounded, once, at the end.</remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>, IFormattable
{
    /// <summary>As many characters as a number may have when it is read, and as large as its exponent may be: far beyond any use, and still read at once.</summary>
    private const int Longest = 10_000;

    /// <summary>The exponent of the smallest double.</summary>
    private const int Smallest = -1074;

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominatorLessOne;

    /// <summary>Makes <paramref name="numerator"/> / <paramref name="denominator"/> and reduces it.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Any integer but zero.</param>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("The denominator of a rational is not zero.");
        }

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            divisor = -divisor;
        }

        _numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>Zero.</summary>
    public static Rational Zero => default;

    /// <summary>One.</summary>
    public static Rational One { get; } = new(1, 1);

    /// <summary>The numerator; carries the sign.</summary>
    public BigInteger Numerator => _numerator;

    /// <summary>The denominator; at least one.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _numerator.Sign;

    /// <summary>Whether the denominator is one.</summary>
    public bool IsInteger => _denominatorLessOne.IsZero;

    /// <summary>An integer as a rational.</summary>
    public static implicit operator Rational(long value) => new(value, 1);

    /// <summary>An integer as a rational.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, 1);

    /// <summary>A decimal as the rational that it is exactly.</summary>
    public static implicit operator Rational(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        BigInteger magnitude = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return new(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>The nearest double; the only inexact conversion.</summary>
    public static explicit operator double(Rational value)
    {
        // Scaled so that the quotient has 62 or 63 bits, and one more that says whether anything is left: an integer of 64 bits, which converts with one rounding to the nearest.
        // The conversion of a BigInteger would cut the bits off instead.
        long shift = value.Denominator.GetBitLength() - BigInteger.Abs(value._numerator).GetBitLength() + 62;
        BigInteger scaled = shift >= 0 ? BigInteger.Abs(value._numerator) << (int)shift : BigInteger.Abs(value._numerator);
        BigInteger divisor = shift >= 0 ? value.Denominator : value.Denominator << (int)-shift;
        ulong quotient = (ulong)BigInteger.DivRem(scaled, divisor, out BigInteger remainder);
        quotient = (quotient << 1) | (remainder.IsZero ? 0UL : 1UL);
        long exponent = -shift - 1;

        // Below the normal numbers there are fewer bits: the others go first, so that it is still rounded once.
        int drop = (int)Math.Clamp(Smallest - 2 - exponent, 0, 63);
        quotient = (quotient >> drop) | ((quotient & ((1UL << drop) - 1)) == 0 ? 0UL : 1UL);
        double magnitude = Math.ScaleB((double)quotient, (int)Math.Clamp(exponent + drop, -100_000, 100_000));
        return value.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        new((left._numerator * right.Denominator) + (right._numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>Negation.</summary>
    public static Rational operator -(Rational value) => new(-value._numerator, value.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational left, Rational right) =>
        new(left._numerator * right._numerator, left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left._numerator * right.Denominator, left.Denominator * right._numerator);

    /// <summary>Whether two rationals are the same number.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Whether two rationals are different numbers.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Less than.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The greatest integer not above the value.</summary>
    public BigInteger Floor()
    {
        BigInteger quotient = BigInteger.DivRem(_numerator, Denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The least integer not below the value.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>The absolute value.</summary>
    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>Reads <c>"3"</c>, <c>"-1/3"</c>, <c>"0.25"</c> or <c>"2.5e-3"</c>.</summary>
    /// <param name="text">The text, in the invariant culture, of at most 10,000 characters; an exponent lies within ±10,000.</param>
    /// <exception cref="FormatException">The text is not one of these.</exception>
    public static Rational Parse(string text) =>
        TryParse(Guard.Against.Null(text), out Rational value) ? value : throw new FormatException("The text is not an integer, a fraction a/b or a decimal.");

    /// <summary>Reads <c>"3"</c>, <c>"-1/3"</c>, <c>"0.25"</c> or <c>"2.5e-3"</c>.</summary>
    /// <param name="text">The text, in the invariant culture, of at most 10,000 characters; an exponent lies within ±10,000.</param>
    /// <param name="value">The number read, or zero.</param>
    /// <returns>Whether the text was one of these.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        if (text.Length > Longest)
        {
            return false;
        }

        int slash = text.IndexOf('/');
        if (slash >= 0)
        {
            if (!TryInteger(text[..slash], out BigInteger numerator) || !TryInteger(text[(slash + 1)..], out BigInteger denominator) || denominator.IsZero)
            {
                return false;
            }

            value = new(numerator, denominator);
            return true;
        }

        int exponent = 0;
        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!TryInteger(text[(e + 1)..], out BigInteger written) || BigInteger.Abs(written) > Longest)
            {
                return false;
            }

            exponent = (int)written;
            text = text[..e];
        }

        int point = text.IndexOf('.');
        if (point >= 0)
        {
            ReadOnlySpan<char> decimals = text[(point + 1)..];
            if (decimals.IsEmpty || decimals.ContainsAnyExceptInRange('0', '9') || !TryInteger(text[..point], out _))
            {
                return false;
            }

            exponent -= decimals.Length;
            text = string.Concat(text[..point], decimals);
        }

        if (!TryInteger(text, out BigInteger digits))
        {
            return false;
        }

        value = exponent >= 0 ? new Rational(digits * BigInteger.Pow(10, exponent), 1) : new Rational(digits, BigInteger.Pow(10, -exponent));
        return true;
    }

    /// <summary>A sign and digits, and nothing else: the platform's reader would take a NUL after them.</summary>
    private static bool TryInteger(ReadOnlySpan<char> text, out BigInteger value)
    {
        ReadOnlySpan<char> digits = text is ['-' or '+', ..] ? text[1..] : text;
        value = default;
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9')
            && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <inheritdoc/>
    public bool Equals(Rational other) => _numerator == other._numerator && _denominatorLessOne == other._denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numerator, _denominatorLessOne);

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    /// <summary>The value as <c>a/b</c>, or as an integer when the denominator is one.</summary>
    public override string ToString() => IsInteger ? _numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{_numerator}/{Denominator}");

    /// <summary>As <see cref="ToString()"/>: neither format nor culture changes it.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();
}
