using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>Votes as integers, times a common scale: in 64 bits where they fit, else of any size.</summary>
internal sealed class VoteVector
{
    private BigInteger[]? _wide;

    private VoteVector(long[]? narrow, BigInteger[]? wide, BigInteger total, long bits, Rational scale)
    {
        Narrow = narrow;
        _wide = wide;
        Total = total;
        Bits = bits;
        Scale = scale;
        Count = narrow?.Length ?? wide!.Length;
    }

    public int Count { get; }

    /// <summary>The votes, if each is under 2^63; else null.</summary>
    public long[]? Narrow { get; }

    public BigInteger[] Wide => _wide ??= Array.ConvertAll(Narrow!, v => (BigInteger)v);

    public BigInteger Total { get; }

    /// <summary>The bits of the largest vote.</summary>
    public long Bits { get; }

    /// <summary>The integers here are the caller's votes times this.</summary>
    public Rational Scale { get; }

    public BigInteger this[int i] => Narrow is { } narrow ? narrow[i] : _wide![i];

    public bool HasVotes(int i) => Narrow is { } narrow ? narrow[i] > 0 : _wide![i].Sign > 0;

    public static VoteVector From(ReadOnlySpan<long> votes)
    {
        Int128 total = 0;
        long all = 0;
        foreach (long v in votes)
        {
            total += v;
            all |= v;
        }

        return new(votes.ToArray(), null, (BigInteger)total, all == 0 ? 0 : BitOperations.Log2((ulong)all) + 1, Rational.One);
    }

    public static VoteVector From(ReadOnlySpan<BigInteger> votes) => From(votes.ToArray(), Rational.One);

    public static VoteVector From(ReadOnlySpan<Rational> votes)
    {
        BigInteger scale = BigInteger.One;
        foreach (Rational v in votes)
        {
            scale = scale / BigInteger.GreatestCommonDivisor(scale, v.Denominator) * v.Denominator;
        }

        BigInteger[] integers = new BigInteger[votes.Length];
        for (int i = 0; i < integers.Length; i++)
        {
            integers[i] = votes[i].Numerator * (scale / votes[i].Denominator);
        }

        return From(integers, scale);
    }

    private static VoteVector From(BigInteger[] votes, Rational scale)
    {
        BigInteger total = BigInteger.Zero;
        long bits = 0;
        foreach (BigInteger v in votes)
        {
            if (v.Sign < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(votes), v, "Votes are not negative.");
            }

            total += v;
            bits = Math.Max(bits, v.GetBitLength());
        }

        return new(bits <= 63 ? Array.ConvertAll(votes, v => (long)v) : null, votes, total, bits, scale);
    }
}
