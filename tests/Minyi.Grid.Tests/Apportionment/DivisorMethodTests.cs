using System.Numerics;
using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

[Properties(Arbitrary = [typeof(CaseArbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public sealed class DivisorMethodTests
{
    private static readonly DivisorMethod[] Methods = [.. ApportionmentMethod.BuiltIn.OfType<DivisorMethod>()];

    public static TheoryData<string> Names => [.. Methods.Select(m => m.Name)];

    internal static SeatAllocation? Apportion(ApportionmentMethod method, Case c, TieRule? ties = null) =>
        method.TryApportion(c.Votes, c.Seats, c.Bounds, ties ?? TieRule.Ordinal, out SeatAllocation? a, out _) ? a : null;

    [Property]
    public void SameSeatsAsSeatBySeat(Case c)
    {
        foreach (DivisorMethod method in Methods)
        {
            int[]? expected = c.Votes.All(v => v == 0) && c.Seats > c.Minimum.Sum() ? null : Oracle.SeatBySeat(method.Name, c);
            Assert.Equal(expected, Apportion(method, c)?.Seats.ToArray());
        }
    }

    [Property]
    public void CertificateHoldsAndIsWidest(Case c)
    {
        foreach (DivisorMethod method in Methods)
        {
            if (Apportion(method, c) is { } a)
            {
                Assert.True(Oracle.CertificateHolds(c, a), $"{method.Name}: {string.Join(' ', a.Seats)} {a.Divisor}");
            }
        }
    }

    [Property]
    public void WideVotesGiveTheSameAsNarrow(Case c, PositiveInt factor)
    {
        BigInteger times = BigInteger.Pow(10, 30) * factor.Get;
        BigInteger[] votes = [.. c.Votes.Select(v => v * times)];
        foreach (DivisorMethod method in Methods)
        {
            SeatAllocation? narrow = Apportion(method, c);
            method.TryApportion(votes, c.Seats, c.Bounds, TieRule.Ordinal, out SeatAllocation? wide, out _);
            Assert.Equal(narrow?.Seats.ToArray(), wide?.Seats.ToArray());
            Rational scale = method.Power == 2 ? times * times : times;
            Assert.Equal(narrow?.Divisor!.Low * scale, wide?.Divisor!.Low);
            Assert.Equal(narrow?.Divisor!.High * scale, wide?.Divisor!.High);
            Assert.Equal(narrow?.Ties.ToArray(), wide?.Ties.ToArray());
        }
    }

    [Property]
    public void RationalVotesKeepTheirUnit(Case c)
    {
        Rational[] votes = [.. c.Votes.Select(v => new Rational(v, 6))];
        foreach (DivisorMethod method in Methods)
        {
            SeatAllocation? whole = Apportion(method, c);
            method.TryApportion(votes, c.Seats, c.Bounds, TieRule.Ordinal, out SeatAllocation? parts, out _);
            Assert.Equal(whole?.Seats.ToArray(), parts?.Seats.ToArray());
            Assert.Equal(whole?.Divisor!.Low / (method.Power == 2 ? 36 : 6), parts?.Divisor!.Low);
        }
    }

    [Property]
    public void OneSeatMoreTakesNoneAway(Case c)
    {
        foreach (DivisorMethod method in Methods)
        {
            if (Apportion(method, c) is { } a && Apportion(method, c with { Seats = c.Seats + 1 }) is { } b)
            {
                Assert.All(a.Seats.Zip(b.Seats), p => Assert.True(p.First <= p.Second));
            }
        }
    }

    [Property]
    public void WhoGrowsFasterNeverLosesToWhoGrowsSlower(Case c, PositiveInt growth, NonNegativeInt who)
    {
        // Population monotone: only one recipient grows, so it never gets fewer.
        int i = who.Get % c.Votes.Length;
        long[] votes = [.. c.Votes];
        votes[i] += growth.Get;
        foreach (DivisorMethod method in Methods)
        {
            if (Apportion(method, c) is { } a && Apportion(method, c with { Votes = votes }) is { } b)
            {
                Assert.True(a.Seats[i] <= b.Seats[i]);
                Assert.All(Enumerable.Range(0, votes.Length).Where(j => j != i), j => Assert.True(a.Seats[j] >= b.Seats[j]));
            }
        }
    }

    [Property]
    public void BoundsAndTotalAreKept(Case c)
    {
        foreach (ApportionmentMethod method in ApportionmentMethod.BuiltIn)
        {
            if (Apportion(method, c) is { } a)
            {
                Assert.Equal(c.Seats, a.Seats.Sum());
                Assert.All(a.Seats.Select((s, i) => (s, i)), p => Assert.InRange(p.s, c.Minimum[p.i], c.Maximum[p.i]));
            }
        }
    }

    [Property]
    public void OrderOfRecipientsDoesNotMatter(Case c, int seed)
    {
        Recipient[] recipients = [.. c.Votes.Select((v, i) => new Recipient($"r{i:D2}", v, c.Minimum[i], c.Maximum[i]))];
        Recipient[] shuffled = [.. recipients];
        new Random(seed).Shuffle(shuffled);
        foreach (ApportionmentMethod method in ApportionmentMethod.BuiltIn)
        {
            foreach (TieRule rule in (TieRule[])[TieRule.Ordinal, TieRule.Lot(7)])
            {
                bool one = method.TryApportion(recipients, c.Seats, rule, out SeatAllocation? a, out _);
                bool two = method.TryApportion(shuffled, c.Seats, rule, out SeatAllocation? b, out _);
                Assert.Equal(one, two);
                if (one)
                {
                    Dictionary<string, int> seats = shuffled.Zip(b!.Seats).ToDictionary(p => p.First.Id, p => p.Second);
                    Assert.Equal(a!.Seats, recipients.Select(r => seats[r.Id]));
                    Assert.Equal(a.Divisor, b.Divisor);
                    Assert.Equal(a.Ties.SelectMany(t => t.Among).Select(i => recipients[i].Id), b.Ties.SelectMany(t => t.Among).Select(i => shuffled[i].Id));
                }
            }
        }
    }

    [Property]
    public void TiesAreSettledAmongTheTiedOnly(Case c, ulong seed)
    {
        foreach (ApportionmentMethod method in ApportionmentMethod.BuiltIn)
        {
            SeatAllocation? ordinal = Apportion(method, c);
            SeatAllocation? lot = Apportion(method, c, TieRule.Lot(seed));
            SeatAllocation? refused = Apportion(method, c, TieRule.Refuse);
            if (ordinal is null)
            {
                continue;
            }

            Assert.Equal(ordinal.Ties.IsEmpty, refused is not null);
            HashSet<int> tied = [.. ordinal.Ties.SelectMany(t => t.Among)];
            Assert.Equal(tied.Order(), lot!.Ties.SelectMany(t => t.Among).Order());
            for (int i = 0; i < c.Votes.Length; i++)
            {
                Assert.True(tied.Contains(i) || ordinal.Seats[i] == lot.Seats[i]);
            }

            Assert.All(ordinal.Ties, t => Assert.True(t.Seats > 0 && t.Seats < t.Among.Length && t.Given.SequenceEqual(t.Among.Take(t.Seats))));
        }
    }

    [Fact]
    public void TieIsASinglePointAndNamesAllTied()
    {
        // Webster, two seats at 4.5 / 0.5 = 9 ... : 3, 3, 3 with 2 seats: each has 3 / 0.5 = 6.
        Assert.True(DivisorMethod.Webster.TryApportion([3L, 3, 3], 2, SeatBounds.None, TieRule.Ordinal, out SeatAllocation? a, out _));
        Assert.Equal([1, 1, 0], a.Seats);
        Assert.Equal(new DivisorInterval(6, 6, 1), a.Divisor);
        Tie tie = Assert.Single(a.Ties);
        Assert.Equal(new Tie(2, [0, 1, 2], [0, 1], TieRule.Ordinal), tie);
    }

    [Fact]
    public void FewerSeatsThanRecipientsGoToTheLargestVotes()
    {
        foreach (DivisorMethod method in (DivisorMethod[])[DivisorMethod.Hill, DivisorMethod.Dean, DivisorMethod.Adams])
        {
            Assert.True(method.TryApportion([5L, 9, 7, 0], 2, SeatBounds.None, TieRule.Ordinal, out SeatAllocation? a, out _));
            Assert.Equal([0, 1, 1, 0], a.Seats);
            Assert.Equal(new DivisorInterval(null, null, method.Power), a.Divisor);
        }
    }

    [Fact]
    public void ExtremeVotesMisleadTheGuideAndAreStillRight()
    {
        // 10^800 overflows a double and 1 vanishes beside it: the exact check notices, and the heap decides.
        BigInteger[] votes = [BigInteger.Pow(10, 800), 3, 1];
        Assert.True(DivisorMethod.Jefferson.TryApportion(votes, 12, SeatBounds.Between([0, 0, 0], [2, 100, 100]), TieRule.Ordinal, out SeatAllocation? a, out _));
        Assert.Equal([2, 8, 2], a.Seats);
    }

    [Fact]
    public void CustomRoundingRuleIsAMethodLikeAnyOther()
    {
        // Modified Sainte-Laguë: the first divisor is 1.4 instead of 1 (Norway, Sweden before 2018).
        DivisorMethod modified = DivisorMethod.FromSignposts("modified", k => k == 0 ? new Rational(7, 10) : new Rational((2 * k) + 1, 2));
        Assert.True(modified.TryApportion([30L, 13, 7], 3, SeatBounds.None, TieRule.Refuse, out SeatAllocation? a, out _));
        Assert.Equal([2, 1, 0], a.Seats);
        Assert.True(DivisorMethod.Webster.TryApportion([30L, 13, 7], 4, SeatBounds.None, TieRule.Refuse, out SeatAllocation? w, out _));
        Assert.Equal([2, 1, 1], w.Seats);
        Assert.True(modified.TryApportion([30L, 13, 7], 4, SeatBounds.None, TieRule.Refuse, out SeatAllocation? m, out _));
        Assert.Equal([3, 1, 0], m.Seats);
    }

    [Property]
    public void CustomSignpostsAgreeWithTheBuiltIn(Case c)
    {
        foreach (DivisorMethod method in Methods)
        {
            DivisorMethod custom = DivisorMethod.FromSignposts("custom", k => Oracle.Signpost(method.Name, k), method.Power);
            SeatAllocation? a = Apportion(method, c);
            SeatAllocation? b = Apportion(custom, c);
            Assert.Equal(a?.Seats.ToArray(), b?.Seats.ToArray());
            Assert.Equal(a?.Divisor, b?.Divisor);
        }
    }

    [Theory]
    [InlineData(11, "seats-above-maxima")]
    [InlineData(2, "seats-below-minima")]
    public void ImpossibleTotalsAreRefused(int seats, string code)
    {
        foreach (ApportionmentMethod method in ApportionmentMethod.BuiltIn)
        {
            Assert.False(method.TryApportion([3L, 4], seats, SeatBounds.Between([1, 2], [5, 5]), TieRule.Ordinal, out _, out Refusal? refusal));
            Assert.Equal(code, refusal.Reasons.Single().Code);
        }
    }

    [Fact]
    public void NegativeVotesAreAnError() =>
        Assert.Throws<ArgumentException>(() => DivisorMethod.Webster.TryApportion([3L, -4], 2, SeatBounds.None, TieRule.Ordinal, out _, out _));
}
