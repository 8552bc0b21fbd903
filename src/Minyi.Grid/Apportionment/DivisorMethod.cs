using System.Runtime.InteropServices;
using Minyi.Grid.Apportionment.Selection;
using Minyi.Grid.Apportionment.Signposts;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>A method that divides votes by a common divisor and rounds; each is given by its rounding rule.</summary>
/// <remarks>
/// The rule is a sequence of signposts d(0) &lt; d(1) &lt; …: a quotient between d(k - 1) and d(k) is rounded to k. A signpost d(0) = 0
/// gives everyone with votes a seat before anyone has two. Source: Balinski and Young, "Fair Representation", 2nd ed. 2001, appendix A.
/// Recipients without votes get their minimum and no more.
/// </remarks>
public abstract class DivisorMethod : ApportionmentMethod
{
    private protected DivisorMethod(string name, int power)
        : base(name) => Power = power;

    /// <summary>Jefferson, D'Hondt, greatest divisors: always down; d(k) = k + 1.</summary>
    public static DivisorMethod Jefferson { get; } = new LinearSignposts("jefferson", 1, 1);

    /// <summary>Webster, Sainte-Laguë, major fractions: to the nearest; d(k) = k + 1/2.</summary>
    public static DivisorMethod Webster { get; } = new LinearSignposts("webster", 2, 1);

    /// <summary>Huntington-Hill, equal proportions: at the geometric mean; d(k)² = k (k + 1).</summary>
    public static DivisorMethod Hill { get; } = new HillSignposts();

    /// <summary>Dean: at the harmonic mean; d(k) = 2k (k + 1) / (2k + 1).</summary>
    public static DivisorMethod Dean { get; } = new DeanSignposts();

    /// <summary>Adams, smallest divisors: always up; d(k) = k.</summary>
    public static DivisorMethod Adams { get; } = new LinearSignposts("adams", 1, 0);

    /// <summary>1; or 2 when the signposts are square roots and <see cref="Signpost"/> gives their squares.</summary>
    public int Power { get; }

    /// <summary>The stationary rule d(k) = k + r, such as the Danish method with r = 1/3.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="r">From 0 (Adams) to 1 (Jefferson).</param>
    /// <exception cref="ArgumentException"><paramref name="r"/> is not within 0 and 1.</exception>
    public static DivisorMethod Stationary(string name, Rational r)
    {
        Guard.Against.InvalidInput(r, nameof(r), x => x >= Rational.Zero && x <= Rational.One, "0 <= r <= 1 is needed.");
        return r.Denominator <= 1_000_000
            ? new LinearSignposts(name, (uint)r.Denominator, (uint)r.Numerator)
            : new CustomSignposts(name, 1, k => k + r);
    }

    /// <summary>Any rounding rule: modified Sainte-Laguë, Imperiali, power means and so on.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="signposts">d(k), or its square when <paramref name="power"/> is 2; strictly increasing, d(0) not negative. It is called often, for k from 0 to the number of seats, and always answers the same.</param>
    /// <param name="power">1 or 2.</param>
    public static DivisorMethod FromSignposts(string name, Func<int, Rational> signposts, int power = 1) =>
        new CustomSignposts(name, Guard.Against.OutOfRange(power, nameof(power), 1, 2), Guard.Against.Null(signposts));

    /// <summary>The quotient, to the power of <see cref="Power"/>, at which k seats become k + 1.</summary>
    /// <param name="k">How many seats; not negative.</param>
    public abstract Rational Signpost(int k);

    /// <summary>How many signposts are at most the quotient <paramref name="t"/>, as a guide only; any number from <paramref name="most"/> on stands for as many or more.</summary>
    internal abstract double Guide(double t, int most);

    /// <summary>d(k) itself, to the first power, as a guide only.</summary>
    internal abstract double Real(int k);

    /// <summary>The signpost as a / b with both under 2^63, for methods whose <see cref="Bits"/> are few.</summary>
    internal virtual void Integers(int k, out ulong a, out ulong b) => throw new NotSupportedException();

    /// <summary>Bits that a(k) and b(k) together take for k up to a limit; more than 128 when they have no such form.</summary>
    internal virtual int Bits(int limit) => 1_000;

    /// <summary>Whether the first signpost is zero.</summary>
    internal bool FirstIsZero => Signpost(0).Sign == 0;

    private protected override SeatAllocation? Solve(Problem problem, TieRule ties, out Refusal? refusal)
    {
        long most = Math.Min(problem.Seats, problem.LargestMaximum);
        DivisorOutcome? outcome = problem.Votes.Narrow is { } narrow && (Power * problem.Votes.Bits) + Bits((int)most) <= 127
            ? new DivisorSelection<NarrowQuotients>(new(narrow, this), this, problem).Solve(ties, out refusal)
            : new DivisorSelection<WideQuotients>(new(problem.Votes.Wide, this), this, problem).Solve(ties, out refusal);
        if (outcome is null)
        {
            return null;
        }

        Rational scale = problem.Votes.Scale;
        scale = Power == 2 ? scale * scale : scale;
        DivisorInterval interval = new(outcome.Low / scale, outcome.High / scale, Power);
        return new(this, ImmutableCollectionsMarshal.AsImmutableArray(outcome.Seats), interval, null, outcome.Tie is { } tie ? [tie] : []);
    }
}
