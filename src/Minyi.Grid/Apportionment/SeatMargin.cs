using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>With which votes a recipient would have a seat more or a seat fewer, all others' votes as they are.</summary>
/// <param name="OneMore">Above these votes (to the power of <paramref name="Power"/>) the recipient has a seat more; at them it is tied. Null when no votes do.</param>
/// <param name="OneFewer">Below these votes (likewise) the recipient has a seat fewer; at them it is tied. Null when no votes do.</param>
/// <param name="Power">1; or 2 when both are squares.</param>
public sealed record SeatMargin(Rational? OneMore, Rational? OneFewer, int Power)
{
    /// <summary>The margins of every recipient.</summary>
    /// <param name="allocation">The allocation of a divisor method.</param>
    /// <param name="votes">Its votes.</param>
    /// <param name="bounds">Its bounds.</param>
    /// <exception cref="ArgumentException">The allocation is not a divisor method's, or the lengths differ.</exception>
    public static IReadOnlyList<SeatMargin> Of(SeatAllocation allocation, ReadOnlySpan<Rational> votes, SeatBounds bounds)
    {
        Guard.Against.Null(allocation);
        Guard.Against.Null(bounds);
        if (allocation.Method is not DivisorMethod method || votes.Length != allocation.Seats.Length)
        {
            throw new ArgumentException("Margins are for an allocation by a divisor method and for its own votes.", nameof(allocation));
        }

        // The two least quotients given and the two largest not given, so that each recipient finds the best of the others.
        Extremes given = new(-1);
        Extremes next = new(1);
        Rational[] powers = new Rational[votes.Length];
        for (int i = 0; i < votes.Length; i++)
        {
            int s = allocation.Seats[i];
            powers[i] = method.Power == 2 ? votes[i] * votes[i] : votes[i];
            if (s > Minimum(bounds, i))
            {
                given.Add(i, method.Signpost(s - 1) is { Sign: > 0 } d ? powers[i] / d : null);
            }

            if (s < Maximum(bounds, i) && powers[i].Sign > 0)
            {
                next.Add(i, method.Signpost(s) is { Sign: > 0 } d ? powers[i] / d : null);
            }
        }

        SeatMargin[] margins = new SeatMargin[votes.Length];
        for (int i = 0; i < margins.Length; i++)
        {
            int s = allocation.Seats[i];
            margins[i] = new(
                s < Maximum(bounds, i) && given.Other(i) is { } g ? g * method.Signpost(s) : null,
                s > Minimum(bounds, i) && next.Other(i) is { } n && method.Signpost(s - 1).Sign > 0 ? n * method.Signpost(s - 1) : null,
                method.Power);
        }

        return margins;
    }

    private static int Minimum(SeatBounds bounds, int i) => bounds.Minimum.IsEmpty ? 0 : bounds.Minimum[i];

    private static int Maximum(SeatBounds bounds, int i) => bounds.Maximum.IsEmpty ? int.MaxValue : bounds.Maximum[i];

    /// <summary>The best two of all, by a sign: largest (1) or least (-1).</summary>
    private sealed class Extremes(int sign)
    {
        private int _holder = -1;
        private Rational? _best;
        private Rational? _second;

        public void Add(int i, Rational? value)
        {
            if (value is not { } v)
            {
                return;
            }

            if (_best is not { } best || v.CompareTo(best) * sign > 0)
            {
                (_second, _best, _holder) = (_best, v, i);
            }
            else if (_second is not { } second || v.CompareTo(second) * sign > 0)
            {
                _second = v;
            }
        }

        public Rational? Other(int i) => i == _holder ? _second : _best;
    }
}
