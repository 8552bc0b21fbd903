using Minyi.Districts;

namespace Minyi.Grid.Rosters;

/// <summary>What a district asks of its duty rosters. Every figure is a setting.</summary>
/// <remarks>The defaults are those of the Yantian mechanism: one representative on duty every working-day afternoon, half a day's reception a month.</remarks>
public sealed record RosterRules
{
    /// <summary>How many representatives are on duty in each studio on each working-day afternoon, at least; 0 to 100.</summary>
    public int OnDuty { get; init => field = Guard.Against.OutOfRange(value, nameof(value), 0, 100); } = 1;

    /// <summary>Who counts for that: representatives of any of these kinds; <see cref="RepresentativeKinds.None"/> for everybody. The others only have their receptions.</summary>
    public RepresentativeKinds Who { get; init; }

    /// <summary>
    /// How many half-days of reception a representative owes in a month, each an afternoon on duty; 0 to 20. It is owed in every month of which the roster holds at least half of the working days.
    /// </summary>
    public int ReceptionsPerMonth { get; init => field = Guard.Against.OutOfRange(value, nameof(value), 0, 20); } = 1;

    /// <summary>The most afternoons on duty of a representative in a month, not less than <see cref="ReceptionsPerMonth"/>; null for no limit.</summary>
    public int? MostPerMonth { get; init => field = value is { } most ? Guard.Against.OutOfRange(most, nameof(value), 1, 31) : null; }
}
