using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Contacts;

/// <summary>A duty in figures: owed in the whole period, expected by a day, done by then.</summary>
/// <param name="Owed">Owed in the whole period.</param>
/// <param name="Expected">The part of it that the working days gone by make up, rounded down; all of it on the period's last day.</param>
/// <param name="Done">Done by the day; never more than is owed to any one contact.</param>
public readonly record struct DutyFigures(int Owed, int Expected, int Done)
{
    /// <summary>By how much the duty is behind what is expected; 0 when it is not.</summary>
    public int Behind => Math.Max(0, Expected - Done);
}

/// <summary>How a representative stands on a day.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Visits">Visits to the contacts of the visit list that are the representative's on that day, in the quarter.</param>
/// <param name="Receptions">Half-days of reception, in the month.</param>
/// <param name="Outstanding">The contacts that are still owed a visit in the quarter.</param>
public sealed record RepresentativeStanding(RepresentativeId Representative, DutyFigures Visits, DutyFigures Receptions, ImmutableArray<ContactId> Outstanding)
{
    /// <summary>Whether the representative is behind with anything.</summary>
    public bool IsBehind => Visits.Behind > 0 || Receptions.Behind > 0;
}

/// <summary>How a studio stands on a day.</summary>
/// <param name="Studio">The studio.</param>
/// <param name="Owed">The working-day afternoons of the quarter up to the day.</param>
/// <param name="Missed">Those on which nobody was on duty.</param>
public sealed record StudioStanding(StudioId Studio, int Owed, ImmutableArray<LocalDate> Missed)
{
    /// <summary>Whether an afternoon was missed.</summary>
    public bool IsBehind => !Missed.IsEmpty;
}
