using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>
/// Minimises Σ (seats − share)² within the bounds. The function is convex in each recipient, so the seats with the least
/// marginal cost are the right ones; the k-th seat of a share f + r (f whole, r the remainder) costs 2 (k − f − r) − 1. So a whole
/// shift c of all f is found first, by bisection, and the seats left at that shift go to the largest remainders.
/// </summary>
internal sealed class RemainderSelection
{
    private readonly Problem _problem;
    private readonly BigInteger[] _whole;
    private readonly BigInteger[] _remainder;

    /// <summary>Takes the shares apart: votes / quota.</summary>
    public RemainderSelection(Problem problem, Rational quota)
    {
        _problem = problem;
        _whole = new BigInteger[problem.Count];
        _remainder = new BigInteger[problem.Count];
        for (int i = 0; i < _whole.Length; i++)
        {
            _whole[i] = BigInteger.DivRem(problem.Votes[i] * quota.Denominator, quota.Numerator, out _remainder[i]);
        }
    }

    public int[]? Solve(TieRule ties, out Tie? tie, out Refusal? refusal)
    {
        tie = null;
        refusal = null;
        BigInteger low = -(BigInteger)int.MaxValue - _problem.Seats;
        BigInteger high = (BigInteger)int.MaxValue * 2;
        foreach (BigInteger w in _whole)
        {
            low = BigInteger.Min(low, -w);
        }

        // The largest shift with at most the seats wanted: low gives the minima, high more than enough (or all maxima).
        while (high - low > 1)
        {
            BigInteger middle = (low + high) >> 1;
            if (Total(middle) <= _problem.Seats)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        int[] seats = new int[_whole.Length];
        List<int> open = [];
        int left = _problem.Seats;
        for (int i = 0; i < seats.Length; i++)
        {
            seats[i] = Seats(i, low);
            left -= seats[i];
            if (Seats(i, low + 1) > seats[i])
            {
                open.Add(i);
            }
        }

        return left == 0 || Give([.. open], left, seats, ties, out tie, out refusal) ? seats : null;
    }

    private bool Give(int[] open, int left, int[] seats, TieRule ties, out Tie? tie, out Refusal? refusal)
    {
        tie = null;
        refusal = null;
        Array.Sort(open, (i, j) =>
        {
            int c = _remainder[j].CompareTo(_remainder[i]);
            return c != 0 ? c : i.CompareTo(j);
        });
        BigInteger last = _remainder[open[left - 1]];
        int[] given = open[..left];
        if (left < open.Length && _remainder[open[left]] == last)
        {
            int[] among = [.. open.Where(i => _remainder[i] == last)];
            int[] clear = [.. open.Where(i => _remainder[i] > last)];
            int[]? chosen = ties.Choose(among, left - clear.Length);
            if (chosen is null)
            {
                refusal = ApportionmentRefusals.Tied(left - clear.Length, among.Select(_problem.Name));
                return false;
            }

            tie = new(chosen.Length, [.. among], [.. chosen], ties);
            given = [.. clear, .. chosen];
        }

        foreach (int i in given)
        {
            seats[i]++;
        }

        return true;
    }

    private long Total(BigInteger shift)
    {
        long sum = 0;
        for (int i = 0; i < _whole.Length; i++)
        {
            sum += Seats(i, shift);
        }

        return sum;
    }

    private int Seats(int i, BigInteger shift)
    {
        BigInteger s = _whole[i] + shift;
        int minimum = _problem.Minimum(i);
        int maximum = _problem.Maximum(i);
        return s <= minimum ? minimum : s >= maximum ? maximum : (int)s;
    }
}
