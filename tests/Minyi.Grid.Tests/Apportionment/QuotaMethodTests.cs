using System.Numerics;
using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

[Properties(Arbitrary = [typeof(CaseArbitraries)], MaxTest = 200, QuietOnSuccess = true)]
public sealed class QuotaMethodTests
{
    private static readonly QuotaMethod[] Methods = [.. ApportionmentMethod.BuiltIn.OfType<QuotaMethod>()];

    private static SeatAllocation? Apportion(QuotaMethod method, Case c) => DivisorMethodTests.Apportion(method, c);

    private static Rational Quota(string method, BigInteger votes, int seats) => method switch
    {
        "hamilton" => new Rational(votes, seats),
        "droop" => (votes / (seats + 1)) + 1,
        _ => new Rational(votes, seats + 1),
    };

    private static Rational Deviation(Case c, IEnumerable<int> seats, Rational quota) =>
        c.Votes.Zip(seats).Aggregate(Rational.Zero, (sum, p) => sum + Square(p.Second - (p.First / quota)));

    private static Rational Square(Rational x) => x * x;

    [Property(MaxTest = 100)]
    public Property LeastSquaresAmongAllAllocations() => Prop.ForAll(Arb.From(Gen.OneOf(Cases.Unbounded(4), Cases.Bounded(5))), c =>
    {
        foreach (QuotaMethod method in Methods)
        {
            if (Apportion(method, c) is { Quota: { } quota } a)
            {
                Assert.Equal(Quota(method.Name, c.Total, c.Seats), quota);
                Rational least = Oracle.All(c).Min(s => Deviation(c, s, quota));
                Assert.Equal(least, Deviation(c, a.Seats, quota));
            }
        }
    });

    [Property]
    public void HamiltonStaysWithinTheQuota(Case c)
    {
        Case free = c with { Minimum = new int[c.Votes.Length], Maximum = [.. c.Votes.Select(_ => int.MaxValue)] };
        if (free.Total > 0 && Apportion(QuotaMethod.Hamilton, free) is { Quota: { } quota } a)
        {
            Assert.All(a.Seats.Zip(free.Votes), p => Assert.True(((Rational)p.First - (p.Second / quota)).Abs() < 1));
        }
    }

    [Property]
    public void ScaleDoesNotMatterToHamilton(Case c, PositiveInt factor)
    {
        Case scaled = c with { Votes = [.. c.Votes.Select(v => v / 5_000_000 * factor.Get)] };
        Case plain = c with { Votes = [.. c.Votes.Select(v => v / 5_000_000)] };
        Assert.Equal(Apportion(QuotaMethod.Hamilton, plain)?.Seats.ToArray(), Apportion(QuotaMethod.Hamilton, scaled)?.Seats.ToArray());
    }

    [Fact]
    public void OverfullQuotaTakesASeatBack()
    {
        // Hagenbach-Bischoff, 3 seats to 100, 100: quota 50, whole quotas 2 + 2 = 4. One seat is taken back; all are tied.
        Assert.True(QuotaMethod.HagenbachBischoff.TryApportion([100L, 100], 3, SeatBounds.None, TieRule.Ordinal, out SeatAllocation? a, out _));
        Assert.Equal([2, 1], a.Seats);
        Assert.Equal(50, a.Quota);
        Assert.Equal(new Tie(1, [0, 1], [0], TieRule.Ordinal), Assert.Single(a.Ties));
    }

    [Fact]
    public void NoSeatsNeedNoQuota()
    {
        Assert.True(QuotaMethod.Hamilton.TryApportion([3L, 4], 0, SeatBounds.None, TieRule.Ordinal, out SeatAllocation? a, out _));
        Assert.Equal([0, 0], a.Seats);
        Assert.Null(a.Quota);
    }
}
