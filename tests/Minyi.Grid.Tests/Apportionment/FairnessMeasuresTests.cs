using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

[Properties(MaxTest = 60, QuietOnSuccess = true)]
public sealed class FairnessMeasuresTests
{
    private static Arbitrary<Case> Small { get; } = Arb.From(Cases.Unbounded(4).Where(c => c.Seats is > 0 and < 14));

    [Property]
    public Property EachMethodMinimisesItsOwnQuantity() => Prop.ForAll(Small, c =>
    {
        Rational[] votes = [.. c.Votes.Select(v => (Rational)v)];
        foreach (ApportionmentMethod method in ApportionmentMethod.BuiltIn)
        {
            SeatAllocation a = DivisorMethodTests.Apportion(method, c)!;
            Rational? own = FairnessMeasures.Minimised(method, votes, [.. a.Seats], a.Quota);
            foreach (int[] other in Oracle.All(c))
            {
                Rational? theirs = FairnessMeasures.Minimised(method, votes, other, a.Quota);
                Assert.True(own is null ? theirs is null : theirs is null || own <= theirs, $"{method.Name}: {own} for {string.Join(' ', a.Seats)}, {theirs} for {string.Join(' ', other)}");
            }
        }
    });

    [Fact]
    public void MeasuresOfASmallParliament()
    {
        // Votes 60, 30, 10; seats 7, 2, 1: shares differ by 10, 10 and 0 points.
        FairnessMeasures m = FairnessMeasures.Of([60, 30, 10], [7, 2, 1]);
        Assert.Equal(new Rational(1, 10), m.LoosemoreHanby);
        Assert.Equal(new Rational(1, 100), m.GallagherSquared);
        Assert.Equal(0.1, m.Gallagher, 12);
        Assert.Equal((15, new Rational(60, 7), 0), (m.LargestPerSeat, m.LeastPerSeat, m.WithoutSeats));
    }

    [Fact]
    public void WhoHasNoSeatHasNoLargest()
    {
        FairnessMeasures m = FairnessMeasures.Of([60, 30, 0], [9, 0, 1]);
        Assert.Null(m.LargestPerSeat);
        Assert.Equal((0, 1), (m.LeastPerSeat, m.WithoutSeats));
    }

    [Fact]
    public void UnitedKingdom2005()
    {
        // Gallagher publishes 16.73 for the House of Commons of 2005; shares rounded to a tenth and the small ones together come near it.
        decimal[] shares = [35.2m, 32.4m, 22.0m, 2.2m, 1.5m, 1.0m, 0.9m, 0.6m, 0.6m, 0.5m, 0.3m, 0.1m, 0.1m];
        int[] seats = [355, 198, 62, 0, 6, 0, 9, 5, 3, 3, 1, 1, 1];
        Rational[] votes = [.. shares.Select(s => (Rational)s)];
        FairnessMeasures m = FairnessMeasures.Of([.. votes, 100 - votes.Aggregate((x, y) => x + y)], [.. seats, 646 - seats.Sum()]);
        Assert.InRange(m.Gallagher, 0.165, 0.169);
    }

    [Property]
    public Property MarginsAreWhereASeatIsWonOrLost() => Prop.ForAll(Arb.From(Gen.OneOf(Cases.Unbounded(5), Cases.Bounded(5))), c =>
    {
        foreach (DivisorMethod method in ApportionmentMethod.BuiltIn.OfType<DivisorMethod>())
        {
            if (!method.TryApportion(c.Votes, c.Seats, c.Bounds, TieRule.Refuse, out SeatAllocation? a, out _) || a.Divisor!.Low is null)
            {
                continue;
            }

            Rational[] votes = [.. c.Votes.Select(v => (Rational)v)];
            IReadOnlyList<SeatMargin> margins = SeatMargin.Of(a, votes, c.Bounds);
            for (int i = 0; i < votes.Length; i++)
            {
                Check(i, margins[i].OneMore, 1);
                Check(i, margins[i].OneFewer, -1);
            }

            void Check(int i, Rational? margin, int more)
            {
                if (margin is not { } m || method.Power == 2)
                {
                    return;
                }

                Rational step = (m.Sign == 0 ? Rational.One : m) / 1_000_000_007;
                if (m.Sign > 0)
                {
                    Assert.Equal(a.Seats[i], Seats(i, m - (more * step)));
                }

                Assert.Equal(a.Seats[i] + more, Seats(i, m + (more * step)));
            }

            int Seats(int i, Rational v)
            {
                Rational[] changed = [.. votes];
                changed[i] = v;
                Assert.True(method.TryApportion(changed, c.Seats, c.Bounds, TieRule.Ordinal, out SeatAllocation? b, out _));
                return b.Seats[i];
            }
        }
    });
}
