using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>Quotients whose cross products fit 128 bits.</summary>
internal readonly struct NarrowQuotients(long[] votes, DivisorMethod method) : IQuotients
{
    private readonly bool _squared = method.Power == 2;

    public int Compare(int i, int k, int j, int l)
    {
        method.Integers(k, out ulong ak, out ulong bk);
        method.Integers(l, out ulong al, out ulong bl);
        ulong vi = (ulong)votes[i];
        ulong vj = (ulong)votes[j];
        if ((ak | al) == 0)
        {
            return vi.CompareTo(vj);
        }

        // The caller has checked that the factors have at most 127 bits together.
        unchecked
        {
            return _squared
                ? ((UInt128)vi * vi * al).CompareTo((UInt128)vj * vj * ak)
                : ((UInt128)vi * bk * al).CompareTo((UInt128)vj * bl * ak);
        }
    }

    public Rational? Quotient(int i, int k)
    {
        method.Integers(k, out ulong a, out ulong b);
        return a == 0 ? null : new Rational(BigInteger.Pow(votes[i], method.Power) * b, a);
    }

    public double[] Guides() => Array.ConvertAll(votes, v => (double)v);
}
