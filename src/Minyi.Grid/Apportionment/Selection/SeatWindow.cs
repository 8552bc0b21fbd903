namespace Minyi.Grid.Apportionment.Selection;

/// <summary>
/// Finds two divisors in floating point between which the right one lies, gives the seats that are beyond doubt, and
/// lets the exact order decide among the seats between them.
/// </summary>
internal sealed class SeatWindow<TQuotients>(
    TQuotients quotients, DivisorMethod method, int[] low, int[] high, int total, long least, long most)
    where TQuotients : struct, IQuotients
{
    /// <summary>Far more than the error of the doubles, far less than what holds many seats.</summary>
    private const double Margin = 1.0 / (1L << 40);

    private readonly double[] _votes = quotients.Guides();

    /// <summary>More than anyone can have: from here on it does not matter how many.</summary>
    private readonly int _limit = total == int.MaxValue ? total : total + 1;

    /// <summary>The seats, to be checked exactly; null when the doubles have misled so far that the total is wrong.</summary>
    public int[]? Select()
    {
        if (total == least)
        {
            return [.. low];
        }

        if (total == most)
        {
            return [.. high];
        }

        (double over, double under) = Bracket();
        return Decide(over * (1 + Margin), under * (1 - Margin));
    }

    /// <summary>A divisor with at most the seats wanted, and one with at least as many, close together.</summary>
    private (double Over, double Under) Bracket()
    {
        double x = 0;
        foreach (double v in _votes)
        {
            x += v;
        }

        x /= total;
        double over = 0;
        double under = 0;
        long fewer = least;
        long more = most;
        for (int round = 0; round < 200; round++)
        {
            long seats = Count(x);
            if (seats == total)
            {
                return (x, x);
            }

            if (seats < total)
            {
                (over, fewer) = (x, seats);
            }
            else
            {
                (under, more) = (x, seats);
            }

            if (over > 0 && under > 0 && (more - fewer <= 64 || over / under < 1 + (8 * Margin)))
            {
                break;
            }

            x = Next(over, under, fewer, more, round);
        }

        return (over > 0 ? over : double.MaxValue, under);
    }

    private double Next(double over, double under, long fewer, long more, int round)
    {
        if (over == 0)
        {
            return under * 2;
        }

        if (under == 0)
        {
            return over / 2;
        }

        // Seats go with the inverse of the divisor: interpolate there, and every third time halve, so that it always closes in.
        double part = round % 3 == 2 ? 0.5 : (double)(total - fewer) / (more - fewer);
        double inverse = (1 / over) + (part * ((1 / under) - (1 / over)));
        double x = 1 / inverse;
        return x > under && x < over ? x : under + ((over - under) / 2);
    }

    private long Count(double x)
    {
        double inverse = 1 / x;
        long sum = 0;
        for (int i = 0; i < _votes.Length; i++)
        {
            sum += Seats(i, inverse);
        }

        return sum;
    }

    private int Seats(int i, double inverse)
    {
        double s = method.Guide(_votes[i] * inverse, _limit);
        return !(s > low[i]) ? low[i] : s >= high[i] ? high[i] : (int)s; // Not a number counts as the least.
    }

    private int[]? Decide(double over, double under)
    {
        int[] seats = new int[low.Length];
        double inverseOver = 1 / over;
        double inverseUnder = under > 0 ? 1 / under : double.MaxValue;
        List<(int Recipient, int Seat)> open = [];
        long left = total;
        for (int i = 0; i < seats.Length; i++)
        {
            seats[i] = Seats(i, inverseOver);
            left -= seats[i];
            int above = Seats(i, inverseUnder);
            for (int k = seats[i]; k < above && open.Count < Array.MaxLength / 2; k++)
            {
                open.Add((i, k));
            }
        }

        if (left < 0 || left > open.Count)
        {
            return null;
        }

        (int Recipient, int Seat)[] candidates = [.. open];
        QuickSelect.Largest(candidates, (int)left, quotients);
        for (int n = 0; n < left; n++)
        {
            seats[candidates[n].Recipient]++;
        }

        return seats;
    }
}
