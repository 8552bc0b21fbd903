namespace Minyi.Contacts;

/// <summary>How much contact a district asks for. Every figure is a setting.</summary>
/// <remarks>The defaults are those of the Yantian mechanism: a visit a quarter, half a day's reception a month, studios on duty every working-day afternoon.</remarks>
public sealed record ContactPolicy
{
    /// <summary>How many visits a contact on the visit list is owed in a quarter; 0 to 90.</summary>
    public int VisitsPerQuarter { get; init => field = Guard.Against.OutOfRange(value, nameof(value), 0, 90); } = 1;

    /// <summary>How many half-days of reception a representative owes in a month; 0 to 20.</summary>
    public int ReceptionsPerMonth { get; init => field = Guard.Against.OutOfRange(value, nameof(value), 0, 20); } = 1;

    /// <summary>How many visits a representative can make on one visit day; the plan goes by it.</summary>
    public int VisitsPerDay { get; init => field = Guard.Against.OutOfRange(value, nameof(value), 1, 100); } = 8;

    /// <summary>Whether each studio is on duty every working-day afternoon.</summary>
    public bool DutyEveryAfternoon { get; init; } = true;

    /// <summary>Whether a fixed day that is off moves to the next working day; else that week has none.</summary>
    public bool MovesFixedDays { get; init; } = true;
}
