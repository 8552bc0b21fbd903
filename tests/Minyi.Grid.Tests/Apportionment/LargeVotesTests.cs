using System.Numerics;
using Minyi.Grid.Apportionment;
using Minyi.Grid.Apportionment.Biproportional;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

/// <summary>Votes of any size: the same seats whatever common factor the votes have.</summary>
public sealed class LargeVotesTests
{
    [Property(MaxTest = 150)]
    public void A_common_factor_changes_no_seat_of_a_table(byte power, byte method, PositiveInt a, PositiveInt b, PositiveInt c, PositiveInt d)
    {
        DivisorMethod[] methods = [.. ApportionmentMethod.BuiltIn.OfType<DivisorMethod>()];
        DivisorMethod chosen = methods[method % methods.Length];
        long[] votes = [1 + (a.Get * 977L), 1 + (b.Get * 613L), 1 + (c.Get * 389L), 1 + (d.Get * 211L)];
        BigInteger factor = BigInteger.Pow(10, power % 45);

        BiproportionalProblem small = BiproportionalProblem.Create([4, 5], [3, 6], votes);
        BiproportionalProblem large = BiproportionalProblem.Create([4, 5], [3, 6], Array.ConvertAll(votes, v => v * factor));

        Assert.Equal(small.TrySolve(chosen, TieRule.Ordinal, out BiproportionalAllocation? expected, out _), large.TrySolve(chosen, TieRule.Ordinal, out BiproportionalAllocation? found, out _));
        if (expected is { Ties.IsEmpty: true })
        {
            Assert.Equal(expected.Seats, found!.Seats);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void A_rule_of_ones_own_is_asked_up_to_the_number_of_seats(int seats)
    {
        int most = -1;
        DivisorMethod method = DivisorMethod.FromSignposts("own", k =>
        {
            Assert.InRange(k, 0, seats);
            most = Math.Max(most, k);
            return k + new Rational(2, 5);
        });

        Assert.True(method.TryApportion([new("a", 1, 0, null), new("b", 1_000_000, 0, null), new("c", 3, 0, null)], seats, TieRule.Ordinal, out SeatAllocation? allocation, out _));
        Assert.Equal(seats, allocation.Seats.Sum());
        _ = SeatMargin.Of(allocation, [1, 1_000_000, 3], SeatBounds.None);
        Assert.True(most <= seats);
    }

    [Fact]
    public void A_rule_of_ones_own_is_asked_up_to_the_number_of_seats_of_a_table()
    {
        DivisorMethod method = DivisorMethod.FromSignposts("own", k =>
        {
            Assert.InRange(k, 0, 9);
            return k + new Rational(1, 2);
        });

        Assert.True(BiproportionalProblem.Create([4, 5], [3, 6], [10L, 20, 30, 7]).TrySolve(method, TieRule.Ordinal, out _, out _));
    }
}
