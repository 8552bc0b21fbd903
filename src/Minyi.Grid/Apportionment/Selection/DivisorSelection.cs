using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>
/// Gives the seats with the largest quotients v / d(k), in nearly linear time: a divisor is found in floating point, which
/// leaves a short list of seats that lie near it; among these the exact order decides. What comes out is then checked
/// exactly for every recipient, and where it does not hold, a heap of exact comparisons starts over.
/// </summary>
internal sealed class DivisorSelection<TQuotients>
    where TQuotients : struct, IQuotients
{
    private readonly TQuotients _quotients;
    private readonly DivisorMethod _method;
    private readonly Problem _problem;
    private readonly int[] _low;
    private readonly int[] _high;

    public DivisorSelection(TQuotients quotients, DivisorMethod method, Problem problem)
    {
        _quotients = quotients;
        _method = method;
        _problem = problem;
        _low = new int[problem.Count];
        _high = new int[problem.Count];
    }

    public DivisorOutcome? Solve(TieRule ties, out Refusal? refusal)
    {
        refusal = null;
        (long least, long most) = FindLimits();
        if (most < _problem.Seats)
        {
            refusal = ApportionmentRefusals.AboveMaximaOfVoted(_problem.Seats, most);
            return null;
        }

        if (least > _problem.Seats)
        {
            return LargestVotesFirst(ties, out refusal);
        }

        int[]? seats = new SeatWindow<TQuotients>(_quotients, _method, _low, _high, _problem.Seats, least, most).Select();
        Border<TQuotients>? border = seats is null ? null : new(_quotients, _low, _high, seats);
        if (seats is null || border is not { Holds: true })
        {
            seats = SeatHeap<TQuotients>.Select(_quotients, _low, _high, _problem.Seats, least);
            border = new(_quotients, _low, _high, seats);
        }

        Rational low = border.Next ?? Rational.Zero;
        Rational? high = border.Given;
        Tie? tie = null;
        if (border.IsTied)
        {
            tie = Settle(border.Tied(), seats, ties, out refusal);
            if (tie is null)
            {
                return null;
            }
        }

        return new(seats, low, high, tie);
    }

    /// <summary>At an infinite divisor everyone has the least; recipients without votes never get more.</summary>
    private (long Least, long Most) FindLimits()
    {
        bool first = _method.FirstIsZero;
        long least = 0;
        long most = 0;
        for (int i = 0; i < _low.Length; i++)
        {
            int minimum = _problem.Minimum(i);
            bool voted = _problem.Votes.HasVotes(i);
            _high[i] = voted ? _problem.Maximum(i) : minimum;
            _low[i] = first && voted ? Math.Min(Math.Max(1, minimum), _high[i]) : minimum;
            least += _low[i];
            most += _high[i];
        }

        return (least, most);
    }

    /// <summary>Fewer seats than recipients that the method gives one at any divisor: the largest votes come first.</summary>
    private DivisorOutcome? LargestVotesFirst(TieRule ties, out Refusal? refusal)
    {
        refusal = null;
        int[] seats = new int[_low.Length];
        List<int> open = [];
        int left = _problem.Seats;
        for (int i = 0; i < seats.Length; i++)
        {
            seats[i] = _problem.Minimum(i);
            left -= seats[i];
            if (_low[i] > seats[i])
            {
                open.Add(i);
            }
        }

        if (left == 0)
        {
            return new(seats, null, null, null);
        }

        TQuotients quotients = _quotients;
        int[] order = [.. open];
        Array.Sort(order, (i, j) =>
        {
            int c = quotients.Compare(j, 0, i, 0);
            return c != 0 ? c : i.CompareTo(j);
        });
        for (int n = 0; n < left; n++)
        {
            seats[order[n]]++;
        }

        if (quotients.Compare(order[left - 1], 0, order[left], 0) != 0)
        {
            return new(seats, null, null, null);
        }

        Tie? tie = Settle([.. order.Where(i => quotients.Compare(i, 0, order[left], 0) == 0).Order().Select(i => (i, 0))], seats, ties, out refusal);
        return tie is null ? null : new(seats, null, null, tie);
    }

    /// <summary>Takes the contended seats back and gives them by the rule.</summary>
    private Tie? Settle(List<(int Recipient, int Without)> tied, int[] seats, TieRule ties, out Refusal? refusal)
    {
        int[] among = new int[tied.Count];
        int contended = 0;
        for (int n = 0; n < among.Length; n++)
        {
            (among[n], int without) = tied[n];
            contended += seats[among[n]] - without;
            seats[among[n]] = without;
        }

        int[]? given = ties.Choose(among, contended);
        if (given is null)
        {
            refusal = ApportionmentRefusals.Tied(contended, among.Select(_problem.Name));
            return null;
        }

        refusal = null;
        foreach (int i in given)
        {
            seats[i]++;
        }

        return new(contended, [.. among], [.. given], ties);
    }
}
