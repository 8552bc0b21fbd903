using System.Numerics;
using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

/// <summary>The same questions answered in the plainest way, sharing nothing with the library's selection.</summary>
internal static class Oracle
{
    /// <summary>d(k), squared for hill, written out anew.</summary>
    public static Rational Signpost(string method, int k) => method switch
    {
        "jefferson" => k + 1,
        "webster" => new Rational((2 * k) + 1, 2),
        "hill" => (long)k * (k + 1),
        "dean" => k == 0 ? Rational.Zero : Rational.One / ((Rational.One / k + (Rational.One / (k + 1))) / 2),
        "adams" => k,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    public static Rational Power(string method, BigInteger votes) => method == "hill" ? votes * votes : votes;

    /// <summary>Seat by seat to the largest quotient (infinite ones by votes), the first among equals; null when the seats cannot be placed.</summary>
    public static int[]? SeatBySeat(string method, Case c)
    {
        int[] seats = [.. c.Minimum];
        for (int left = c.Seats - seats.Sum(); left > 0; left--)
        {
            int best = -1;
            for (int i = 0; i < seats.Length; i++)
            {
                if (c.Votes[i] > 0 && seats[i] < c.Maximum[i] && (best < 0 || Compare(i, best) > 0))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                return null;
            }

            seats[best]++;
        }

        return seats;

        int Compare(int i, int j)
        {
            Rational di = Signpost(method, seats[i]);
            Rational dj = Signpost(method, seats[j]);
            return (di.Sign, dj.Sign) switch
            {
                (0, 0) => c.Votes[i].CompareTo(c.Votes[j]),
                (0, _) => 1,
                (_, 0) => -1,
                _ => (Power(method, c.Votes[i]) / di).CompareTo(Power(method, c.Votes[j]) / dj),
            };
        }
    }

    /// <summary>Every allocation within the bounds.</summary>
    public static IEnumerable<int[]> All(Case c, int from = 0, int? left = null)
    {
        int rest = left ?? c.Seats;
        if (from == c.Votes.Length)
        {
            if (rest == 0)
            {
                yield return new int[c.Votes.Length];
            }

            yield break;
        }

        for (int s = c.Minimum[from]; s <= Math.Min(c.Maximum[from], rest); s++)
        {
            foreach (int[] others in All(c, from + 1, rest - s))
            {
                int[] seats = [.. others];
                seats[from] = s;
                yield return seats;
            }
        }
    }

    /// <summary>Whether the seats are what every divisor strictly inside the interval gives, by rounding each quotient; with the tied left out at a point.</summary>
    public static bool CertificateHolds(Case c, SeatAllocation allocation)
    {
        DivisorInterval interval = allocation.Divisor!;
        HashSet<int> tied = [.. allocation.Ties.SelectMany(t => t.Among)];
        string method = allocation.Method.Name;
        if (interval.Low is not { } low)
        {
            return LargestVotesHold(c, allocation, tied);
        }

        bool point = interval.High == low;
        if (point == (tied.Count == 0) || (interval.High is { } h && h < low))
        {
            return false;
        }

        Rational inside = point ? low : interval.High is { } high ? (low + high) / 2 : low + 1;
        for (int i = 0; i < c.Votes.Length; i++)
        {
            int s = allocation.Seats[i];
            Rational quotient = Power(method, c.Votes[i]) / inside;
            bool atLeast = s == 0 || quotient > Signpost(method, s - 1);
            bool atMost = quotient < Signpost(method, s) || c.Votes[i] == 0;
            bool onBorder = quotient == Signpost(method, s) || (s > 0 && quotient == Signpost(method, s - 1));
            bool right = point && onBorder ? tied.Contains(i) || s == c.Minimum[i] || s == c.Maximum[i]
                : (atLeast || s == c.Minimum[i]) && (atMost || s == c.Maximum[i]) && !tied.Contains(i);
            if (!right)
            {
                return false;
            }
        }

        // The interval is the widest: at each end some quotient lies on a border.
        return point || (EndIsBorder(interval.Low) && EndIsBorder(interval.High));

        bool EndIsBorder(Rational? end) => end is not { } e || e.Sign == 0 || Enumerable.Range(0, c.Votes.Length).Any(i =>
            Power(method, c.Votes[i]) / e == Signpost(method, allocation.Seats[i])
            || (allocation.Seats[i] > 0 && Power(method, c.Votes[i]) / e == Signpost(method, allocation.Seats[i] - 1)));
    }

    private static bool LargestVotesHold(Case c, SeatAllocation a, HashSet<int> tied)
    {
        for (int i = 0; i < c.Votes.Length; i++)
        {
            for (int j = 0; j < c.Votes.Length; j++)
            {
                bool given = a.Seats[i] > c.Minimum[i];
                bool without = a.Seats[j] == c.Minimum[j] && c.Minimum[j] == 0 && c.Maximum[j] > 0;
                if (given && without && (c.Votes[j] > c.Votes[i] || (c.Votes[i] == c.Votes[j] && !(tied.Contains(i) && tied.Contains(j)))))
                {
                    return false;
                }
            }
        }

        return a.Seats.Zip(c.Minimum).All(p => p.First <= Math.Max(1, p.Second));
    }
}
