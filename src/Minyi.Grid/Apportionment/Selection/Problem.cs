using System.Collections.Immutable;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>One apportionment to solve: votes, seats and bounds, checked.</summary>
internal sealed class Problem
{
    private readonly ImmutableArray<int> _minimum;
    private readonly ImmutableArray<int> _maximum;

    private Problem(VoteVector votes, int seats, SeatBounds bounds, string[]? ids)
    {
        Votes = votes;
        Seats = seats;
        _minimum = bounds.Minimum;
        _maximum = bounds.Maximum;
        Ids = ids;
    }

    public VoteVector Votes { get; }

    public int Seats { get; }

    public int Count => Votes.Count;

    public int LargestMaximum => _maximum.IsEmpty ? int.MaxValue : _maximum.Max();

    private string[]? Ids { get; }

    public static Problem Create(VoteVector votes, int seats, SeatBounds bounds, string[]? ids)
    {
        Guard.Against.Negative(seats);
        Guard.Against.Null(bounds);
        if ((!bounds.Minimum.IsEmpty && bounds.Minimum.Length != votes.Count) || (!bounds.Maximum.IsEmpty && bounds.Maximum.Length != votes.Count))
        {
            throw new ArgumentException($"There are bounds for {Math.Max(bounds.Minimum.Length, bounds.Maximum.Length)} recipients, but {votes.Count} votes.", nameof(bounds));
        }

        return new(votes, seats, bounds, ids);
    }

    public int Minimum(int i) => _minimum.IsEmpty ? 0 : _minimum[i];

    public int Maximum(int i) => _maximum.IsEmpty ? int.MaxValue : _maximum[i];

    public string Name(int i) => Ids is { } ids ? ids[i] : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{i}");

    /// <summary>Why no allocation keeps the bounds, whatever the method; null when one does.</summary>
    public Refusal? Refusal()
    {
        long least = 0;
        long most = 0;
        for (int i = 0; i < Count; i++)
        {
            least += Minimum(i);
            most += Maximum(i);
        }

        if (least > Seats)
        {
            return ApportionmentRefusals.BelowMinima(Seats, least);
        }

        if (most < Seats)
        {
            return ApportionmentRefusals.AboveMaxima(Seats, most);
        }

        return Votes.Total.IsZero && least < Seats ? ApportionmentRefusals.NoVotes(Seats) : null;
    }
}
