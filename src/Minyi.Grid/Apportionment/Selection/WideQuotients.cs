using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>Quotients of any size.</summary>
internal readonly struct WideQuotients(BigInteger[] votes, DivisorMethod method) : IQuotients
{
    public int Compare(int i, int k, int j, int l)
    {
        Rational dk = method.Signpost(k);
        Rational dl = method.Signpost(l);
        if (dk.Sign == 0 && dl.Sign == 0)
        {
            return votes[i].CompareTo(votes[j]);
        }

        BigInteger left = BigInteger.Pow(votes[i], method.Power) * dk.Denominator * dl.Numerator;
        return left.CompareTo(BigInteger.Pow(votes[j], method.Power) * dl.Denominator * dk.Numerator);
    }

    public Rational? Quotient(int i, int k)
    {
        Rational d = method.Signpost(k);
        return d.Sign == 0 ? null : BigInteger.Pow(votes[i], method.Power) / d;
    }

    public double[] Guides()
    {
        long bits = 0;
        foreach (BigInteger v in votes)
        {
            bits = Math.Max(bits, v.GetBitLength());
        }

        // All by one power of two, so that the largest fits a double; the least may then vanish, which the exact check notices.
        int shift = (int)Math.Max(0, bits - 1_000);
        return Array.ConvertAll(votes, v =>
        {
            int drop = (int)Math.Max(0, v.GetBitLength() - 64);
            return Math.ScaleB((double)(v >> drop), drop - shift);
        });
    }
}
