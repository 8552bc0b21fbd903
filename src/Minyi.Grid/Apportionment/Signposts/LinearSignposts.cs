using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Signposts;

/// <summary>d(k) = (m k + c) / m.</summary>
internal sealed class LinearSignposts(string name, uint m, uint c) : DivisorMethod(name, 1)
{
    private readonly double _offset = (double)c / m;

    public override Rational Signpost(int k) => new(((BigInteger)m * k) + c, m);

    internal override double Guide(double t, int most) => Math.Floor(t - _offset) + 1;

    internal override double Real(int k) => k + _offset;

    internal override void Integers(int k, out ulong a, out ulong b)
    {
        a = ((ulong)m * (uint)k) + c;
        b = m;
    }

    internal override int Bits(int limit) => BitOperations.Log2(((ulong)m * (uint)limit) + c) + 1 + BitOperations.Log2(m) + 1;
}
