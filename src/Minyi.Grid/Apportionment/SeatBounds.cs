using System.Collections.Immutable;

namespace Minyi.Grid.Apportionment;

/// <summary>The least and the most seats of each recipient.</summary>
public sealed class SeatBounds
{
    private SeatBounds(ImmutableArray<int> minimum, ImmutableArray<int> maximum)
    {
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>No minimum and no maximum.</summary>
    public static SeatBounds None { get; } = new([], []);

    /// <summary>The minima; empty when there are none.</summary>
    public ImmutableArray<int> Minimum { get; }

    /// <summary>The maxima, <see cref="int.MaxValue"/> for none; empty when there are none.</summary>
    public ImmutableArray<int> Maximum { get; }

    /// <summary>A minimum for each recipient and no maximum.</summary>
    /// <param name="minimum">Minima, not negative.</param>
    public static SeatBounds AtLeast(ReadOnlySpan<int> minimum) => Between(minimum, default);

    /// <summary>A minimum and a maximum for each recipient.</summary>
    /// <param name="minimum">Minima, not negative; empty for none.</param>
    /// <param name="maximum">Maxima, not below the minima; empty for none.</param>
    /// <exception cref="ArgumentException">A bound is negative, a maximum is below its minimum, or the lengths differ.</exception>
    public static SeatBounds Between(ReadOnlySpan<int> minimum, ReadOnlySpan<int> maximum)
    {
        if (!minimum.IsEmpty && !maximum.IsEmpty && minimum.Length != maximum.Length)
        {
            throw new ArgumentException($"There are {minimum.Length} minima and {maximum.Length} maxima.", nameof(maximum));
        }

        for (int i = 0; i < Math.Max(minimum.Length, maximum.Length); i++)
        {
            int least = minimum.IsEmpty ? 0 : minimum[i];
            int most = maximum.IsEmpty ? int.MaxValue : maximum[i];
            if (least < 0 || most < least)
            {
                throw new ArgumentException($"Recipient {i} has minimum {least} and maximum {most}; 0 <= minimum <= maximum is needed.", nameof(minimum));
            }
        }

        return new([.. minimum], [.. maximum]);
    }
}
