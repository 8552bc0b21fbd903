using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>Seats for each recipient, with the certificate that proves them.</summary>
public sealed class SeatAllocation
{
    internal SeatAllocation(ApportionmentMethod method, ImmutableArray<int> seats, DivisorInterval? divisor, Rational? quota, ImmutableArray<Tie> ties)
    {
        Method = method;
        Seats = seats;
        Divisor = divisor;
        Quota = quota;
        Ties = ties;
    }

    /// <summary>The method that gave it.</summary>
    public ApportionmentMethod Method { get; }

    /// <summary>The seats, in the order of the recipients.</summary>
    public ImmutableArray<int> Seats { get; }

    /// <summary>For a divisor method, the interval of divisors that gives these seats; else null.</summary>
    public DivisorInterval? Divisor { get; }

    /// <summary>For a quota method, the quota; else null (also when there are no seats).</summary>
    public Rational? Quota { get; }

    /// <summary>The tie that was settled; empty when there was none.</summary>
    public ImmutableArray<Tie> Ties { get; }

    /// <summary>The same, for recipients of which the one at position i stands at <paramref name="order"/>[i].</summary>
    internal SeatAllocation Reordered(int[] order)
    {
        int[] seats = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            seats[order[i]] = Seats[i];
        }

        ImmutableArray<Tie> ties =
            [.. Ties.Select(t => t with { Among = [.. t.Among.Select(i => order[i])], Given = [.. t.Given.Select(i => order[i])] })];
        return new(Method, [.. seats], Divisor, Quota, ties);
    }
}
