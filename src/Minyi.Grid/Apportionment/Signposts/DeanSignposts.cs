using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Signposts;

/// <summary>d(k) = 2k (k + 1) / (2k + 1), the harmonic mean of k and k + 1.</summary>
internal sealed class DeanSignposts() : DivisorMethod("dean", 1)
{
    public override Rational Signpost(int k) => new(2 * (BigInteger)k * ((BigInteger)k + 1), (2 * (BigInteger)k) + 1);

    internal override double Guide(double t, int most) => Math.Floor((t - 1 + Math.Sqrt((t * t) + 1)) / 2) + 1;

    internal override double Real(int k) => 2.0 * k * (k + 1.0) / ((2.0 * k) + 1);

    internal override void Integers(int k, out ulong a, out ulong b)
    {
        a = 2 * (ulong)k * ((ulong)k + 1);
        b = (2 * (ulong)k) + 1;
    }

    internal override int Bits(int limit) => (3 * (BitOperations.Log2((uint)limit) + 1)) + 4;
}
