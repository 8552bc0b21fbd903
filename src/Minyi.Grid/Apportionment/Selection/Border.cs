using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>The least quotient that was given a seat and the largest that was not: what proves a selection.</summary>
internal sealed class Border<TQuotients>
    where TQuotients : struct, IQuotients
{
    private readonly TQuotients _quotients;
    private readonly int[] _low;
    private readonly int[] _high;
    private readonly int[] _seats;
    private readonly int _given = -1;
    private readonly int _next = -1;

    /// <summary>Finds both by exact comparisons over all recipients.</summary>
    public Border(TQuotients quotients, int[] low, int[] high, int[] seats)
    {
        _quotients = quotients;
        _low = low;
        _high = high;
        _seats = seats;
        for (int i = 0; i < seats.Length; i++)
        {
            int s = seats[i];
            if (s > low[i] && (_given < 0 || quotients.Compare(i, s - 1, _given, seats[_given] - 1) < 0))
            {
                _given = i;
            }

            if (s < high[i] && (_next < 0 || quotients.Compare(i, s, _next, seats[_next]) > 0))
            {
                _next = i;
            }
        }
    }

    /// <summary>Whether no seat that was not given has a larger quotient than one that was.</summary>
    public bool Holds => _given < 0 || _next < 0 || Order >= 0;

    public bool IsTied => _given >= 0 && _next >= 0 && Order == 0;

    /// <summary>The least quotient given; null when none is bounding.</summary>
    public Rational? Given => _given < 0 ? null : _quotients.Quotient(_given, _seats[_given] - 1);

    /// <summary>The largest quotient not given; null when none is bounding.</summary>
    public Rational? Next => _next < 0 ? null : _quotients.Quotient(_next, _seats[_next]);

    private int Order => _quotients.Compare(_given, _seats[_given] - 1, _next, _seats[_next]);

    /// <summary>Everyone with a seat at exactly the border, given or not, with the seats that are beyond doubt.</summary>
    public List<(int Recipient, int Without)> Tied()
    {
        List<(int Recipient, int Without)> tied = [];
        int at = _seats[_next];
        for (int i = 0; i < _seats.Length; i++)
        {
            int s = _seats[i];
            if (s > _low[i] && _quotients.Compare(i, s - 1, _next, at) == 0)
            {
                tied.Add((i, s - 1));
            }
            else if (s < _high[i] && _quotients.Compare(i, s, _next, at) == 0)
            {
                tied.Add((i, s));
            }
        }

        return tied;
    }
}
