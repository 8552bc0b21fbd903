using Minyi.Grid.Apportionment.Selection;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>How fair seats are to votes, by the usual measures, all exact.</summary>
/// <remarks>Sources: Gallagher, Electoral Studies 10 (1991); Loosemore and Hanby, British Journal of Political Science 1 (1971).</remarks>
/// <param name="LargestPerSeat">The most votes (people) per seat; null when somebody with votes has no seat.</param>
/// <param name="LeastPerSeat">The fewest votes per seat among those with seats; null when there are no seats.</param>
/// <param name="WithoutSeats">How many with votes have no seat.</param>
/// <param name="LoosemoreHanby">Half the sum of the differences between shares of votes and of seats, from 0 to 1.</param>
/// <param name="GallagherSquared">Half the sum of the squares of those differences; Gallagher's index is its root.</param>
public sealed record FairnessMeasures(
    Rational? LargestPerSeat, Rational? LeastPerSeat, int WithoutSeats, Rational LoosemoreHanby, Rational GallagherSquared)
{
    /// <summary>Gallagher's least squares index, from 0 to 1.</summary>
    public double Gallagher => Math.Sqrt((double)GallagherSquared);

    /// <summary>Measures an allocation.</summary>
    /// <param name="votes">The votes; their sum is positive.</param>
    /// <param name="seats">The seats, as many as votes; their sum is positive.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a sum is not positive.</exception>
    public static FairnessMeasures Of(ReadOnlySpan<Rational> votes, ReadOnlySpan<int> seats)
    {
        (Rational allVotes, long allSeats) = Totals(votes, seats);
        Rational? largest = null;
        Rational? least = null;
        int without = 0;
        Rational differences = Rational.Zero;
        Rational squares = Rational.Zero;
        for (int i = 0; i < votes.Length; i++)
        {
            Rational difference = (votes[i] / allVotes) - new Rational(seats[i], allSeats);
            differences += difference.Abs();
            squares += difference * difference;
            if (seats[i] == 0)
            {
                without += votes[i].Sign;
                continue;
            }

            Rational perSeat = votes[i] / seats[i];
            largest = largest is { } most && most >= perSeat ? most : perSeat;
            least = least is { } fewest && fewest <= perSeat ? fewest : perSeat;
        }

        return new(without > 0 ? null : largest, least, without, differences / 2, squares / 2);
    }

    /// <summary>What a method makes least, for these seats: among all allocations without bounds the method's own has the least value.</summary>
    /// <param name="method">
    /// Jefferson: the most seats per vote. Adams: the most votes per seat. Webster: Σ v (s / v − S / V)². Hill: Σ s (v / s − V / S)².
    /// Any other divisor method of power 1, such as Dean: Σ (d(0) + … + d(s − 1)) / v. Quota methods: Σ (s − v / quota)².
    /// </param>
    /// <param name="votes">The votes; recipients without votes and without seats do not count.</param>
    /// <param name="seats">The seats.</param>
    /// <param name="quota">For a quota method, the quota of its allocation.</param>
    /// <returns>The value; null where it is infinite (a seat without votes, or for Adams and Hill votes without a seat).</returns>
    /// <exception cref="NotSupportedException">A method given by squared signposts other than Hill's.</exception>
    public static Rational? Minimised(ApportionmentMethod method, ReadOnlySpan<Rational> votes, ReadOnlySpan<int> seats, Rational? quota = null)
    {
        Guard.Against.Null(method);
        (Rational allVotes, long allSeats) = Totals(votes, seats);
        Rational value = Rational.Zero;
        for (int i = 0; i < votes.Length; i++)
        {
            if (method is QuotaMethod)
            {
                Rational off = seats[i] - (votes[i] / Guard.Against.Null(quota));
                value += off * off;
            }
            else if (votes[i].Sign > 0 || seats[i] > 0)
            {
                if (OwnTerm((DivisorMethod)method, votes[i], seats[i], allVotes / allSeats) is not { } term)
                {
                    return null;
                }

                value = method == DivisorMethod.Jefferson || method == DivisorMethod.Adams ? (term > value ? term : value) : value + term;
            }
        }

        return value;
    }

    private static Rational? OwnTerm(DivisorMethod method, Rational votes, int seats, Rational perSeat)
    {
        if (votes.Sign == 0)
        {
            return null;
        }

        if (method == DivisorMethod.Jefferson)
        {
            return seats / votes;
        }

        if (method == DivisorMethod.Adams || method == DivisorMethod.Hill)
        {
            if (seats == 0)
            {
                return null;
            }

            Rational off = (votes / seats) - perSeat;
            return method == DivisorMethod.Adams ? votes / seats : seats * off * off;
        }

        if (method == DivisorMethod.Webster)
        {
            Rational off = (seats / votes) - (Rational.One / perSeat);
            return votes * off * off;
        }

        if (method.Power != 1)
        {
            throw new NotSupportedException($"'{method.Name}' is given by squares, so the sum of its signposts is not rational.");
        }

        Rational sum = Rational.Zero;
        for (int k = 0; k < seats; k++)
        {
            sum += method.Signpost(k);
        }

        return sum / votes;
    }

    private static (Rational Votes, long Seats) Totals(ReadOnlySpan<Rational> votes, ReadOnlySpan<int> seats)
    {
        if (votes.Length != seats.Length)
        {
            throw new ArgumentException($"There are {votes.Length} votes and {seats.Length} seats.", nameof(seats));
        }

        VoteVector vector = VoteVector.From(votes);
        long all = 0;
        foreach (int s in seats)
        {
            all += s;
        }

        return vector.Total.Sign > 0 && all > 0
            ? (vector.Total / vector.Scale, all)
            : throw new ArgumentException("There are no votes or no seats to measure.", nameof(votes));
    }
}
