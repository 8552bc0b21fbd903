using System.Globalization;
using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Scoring.Schemes;

/// <summary>A named rounding rule and its interval 修约间隔: how an exact value becomes a published figure, once.</summary>
/// <remarks>
/// <para>GB/T 8170-2008, 3.2: the digits dropped decide all at once, and exactly half goes to the even multiple of the interval. 3.3 forbids
/// rounding in steps (不允许连续修约): 15.4546 to whole units is 15, not 15.455, 15.46, 15.5, 16. Values here are exact fractions, so there is one
/// rounding only. 3.4: the 0.5 unit rounds twice the value to the unit and halves it; the 0.2 unit five times the value, and divides by five. Both
/// are what rounding to a multiple of 0.5 or 0.2 gives, and so they are computed.</para>
/// </remarks>
public sealed record Rounding
{
    /// <summary>Makes a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="interval">The interval, positive and with a finite decimal notation; for GB/T 8170 it is 1, 2 or 5 times a power of ten.</param>
    /// <exception cref="ArgumentException">The interval is not one of these.</exception>
    public Rounding(RoundingRule rule, Rational interval)
    {
        Rule = Guard.Against.EnumOutOfRange(rule);
        if (!Admits(rule, interval))
        {
            throw new ArgumentException(rule == RoundingRule.GbT8170
                ? $"The interval of GB/T 8170 is 1, 2 or 5 times a power of ten; {interval} is not."
                : $"The interval is positive and has a finite decimal notation; {interval} has not.", nameof(interval));
        }

        Interval = interval;
        Decimals = DecimalsOf(interval);
    }

    /// <summary>GB/T 8170 to one decimal, the usual for scores.</summary>
    public static Rounding OneDecimal { get; } = new(RoundingRule.GbT8170, new(1, 10));

    /// <summary>The rule.</summary>
    public RoundingRule Rule { get; }

    /// <summary>The interval 修约间隔; the rounded value is a multiple of it.</summary>
    public Rational Interval { get; }

    /// <summary>How many decimals the interval has, and so every rounded value: 1 for 0.5.</summary>
    public int Decimals { get; }

    /// <summary>Whether a rule knows an interval.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="interval">The interval asked about.</param>
    public static bool Admits(RoundingRule rule, Rational interval)
    {
        if (interval.Sign <= 0 || DecimalsOf(interval) < 0)
        {
            return false;
        }

        BigInteger digits = interval.Numerator * BigInteger.Pow(10, DecimalsOf(interval)) / interval.Denominator;
        while ((digits % 10).IsZero)
        {
            digits /= 10;
        }

        return rule == RoundingRule.HalfUp || digits == 1 || digits == 2 || digits == 5;
    }

    /// <summary>Rounds an exact value. Rounding a rounded value changes nothing.</summary>
    /// <param name="value">The exact value.</param>
    /// <returns>The multiple of <see cref="Interval"/>.</returns>
    public Rational Round(Rational value)
    {
        Rational quotient = value.Abs() / Interval;
        BigInteger whole = quotient.Floor();
        int half = (quotient - whole).CompareTo(new Rational(1, 2));
        bool up = half > 0 || (half == 0 && (Rule == RoundingRule.HalfUp || !whole.IsEven));
        Rational rounded = (Rational)(up ? whole + 1 : whole) * Interval;
        return value.Sign < 0 ? -rounded : rounded;
    }

    /// <summary>A rounded value with as many decimals as the interval has: <c>60.0</c> for an interval of 0.5.</summary>
    /// <param name="rounded">A multiple of the interval, as <see cref="Round"/> gives it.</param>
    /// <exception cref="ArgumentException">The value is not a multiple of the interval.</exception>
    public string Format(Rational rounded)
    {
        if (!(rounded / Interval).IsInteger)
        {
            throw new ArgumentException($"{rounded} is not a multiple of {Interval}: round it first.", nameof(rounded));
        }

        BigInteger digits = (rounded.Abs() * BigInteger.Pow(10, Decimals)).Floor();
        string text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
        string point = Decimals == 0 ? text : $"{text[..^Decimals]}.{text[^Decimals..]}";
        return rounded.Sign < 0 ? "-" + point : point;
    }

    /// <summary>The rule's name as schemes and the command write it: <c>gb-t-8170</c> or <c>half-up</c>.</summary>
    /// <param name="rule">The rule.</param>
    public static string NameOf(RoundingRule rule) => rule == RoundingRule.GbT8170 ? "gb-t-8170" : "half-up";

    /// <summary>The rule of a name.</summary>
    /// <param name="name"><c>gb-t-8170</c> or <c>half-up</c>.</param>
    /// <returns>The rule, or null when there is none such.</returns>
    public static RoundingRule? Named(string name) => name switch { "gb-t-8170" => RoundingRule.GbT8170, "half-up" => RoundingRule.HalfUp, _ => null };

    /// <summary>The number of decimals that writes a fraction exactly, or -1 when none does.</summary>
    internal static int DecimalsOf(Rational value)
    {
        BigInteger rest = value.Denominator;
        int twos = 0, fives = 0;
        for (; rest.IsEven; rest /= 2)
        {
            twos++;
        }

        for (; (rest % 5).IsZero; rest /= 5)
        {
            fives++;
        }

        return rest.IsOne ? Math.Max(twos, fives) : -1;
    }
}
