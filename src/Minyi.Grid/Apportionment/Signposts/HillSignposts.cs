using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Signposts;

/// <summary>d(k)² = k (k + 1): comparisons are of squares, so they are exact.</summary>
internal sealed class HillSignposts() : DivisorMethod("hill", 2)
{
    public override Rational Signpost(int k) => (BigInteger)k * ((BigInteger)k + 1);

    internal override double Guide(double t, int most) => Math.Floor((Math.Sqrt(1 + (4 * t * t)) - 1) / 2) + 1;

    internal override double Real(int k) => Math.Sqrt((double)k * (k + 1.0));

    internal override void Integers(int k, out ulong a, out ulong b)
    {
        a = (ulong)k * ((ulong)k + 1);
        b = 1;
    }

    internal override int Bits(int limit) => (2 * (BitOperations.Log2((uint)limit) + 1)) + 2;
}
