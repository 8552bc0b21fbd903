using System.Numerics;
using Minyi.Grid.Apportionment;

namespace Minyi.Grid.Tests.Apportionment;

/// <summary>One random apportionment.</summary>
public sealed record Case(long[] Votes, int Seats, int[] Minimum, int[] Maximum)
{
    public SeatBounds Bounds => SeatBounds.Between(Minimum, Maximum);

    public BigInteger Total => Votes.Aggregate(BigInteger.Zero, (sum, v) => sum + v);

    public override string ToString() =>
        $"votes {string.Join(' ', Votes)}; {Seats} seats; minima {string.Join(' ', Minimum)}; maxima {string.Join(' ', Maximum)}";
}

/// <summary>Random cases: small numbers (many ties), large ones, with bounds and without.</summary>
public static class Cases
{
    private static Gen<long[]> Votes(int most) =>
        from n in Gen.Choose(1, most)
        from kind in Gen.Choose(0, 3)
        from v in (kind switch
        {
            0 => Gen.Choose(0, 6).Select(x => (long)x),
            1 => Gen.Choose(0, 100).Select(x => x * 10L),
            2 => Gen.Choose(0, 1_000_000).Select(x => (long)x),
            _ => Gen.Choose(1, int.MaxValue).Select(x => x * 1_000_003L * 4_001),
        }).ArrayOf(n)
        select v;

    public static Gen<Case> Unbounded(int most = 8) =>
        from v in Votes(most)
        from seats in Gen.Choose(0, 40)
        select new Case(v.All(x => x == 0) ? [1, .. v.Skip(1)] : v, seats, new int[v.Length], [.. v.Select(_ => int.MaxValue)]);

    public static Gen<Case> Bounded(int most = 8) =>
        from v in Votes(most)
        from low in Gen.Choose(0, 3).ArrayOf(v.Length)
        from room in Gen.Choose(0, 6).ArrayOf(v.Length)
        from part in Gen.Choose(0, 100)
        let high = low.Zip(room, (l, r) => l + r).ToArray()
        select new Case(v, low.Sum() + ((high.Sum() - low.Sum()) * part / 100), low, high);
}

/// <summary>Arbitraries for [Property].</summary>
public static class CaseArbitraries
{
    public static Arbitrary<Case> Case() => Arb.From(Gen.OneOf(Cases.Unbounded(), Cases.Bounded()));
}
