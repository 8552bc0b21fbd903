using System.Collections.Immutable;

namespace Minyi.Grid.Rosters;

/// <summary>A person of a roster problem.</summary>
/// <param name="Slots">The slots at which the person can be on duty, by position.</param>
/// <param name="Preferred">Those of them, and of the held ones, that should carry the person's minimum of a period; may be empty.</param>
public sealed record RosterPerson(ImmutableArray<int> Slots, ImmutableArray<int> Preferred)
{
    /// <summary>Whether the person counts towards the demand of a slot. One who does not still owes the minimum of each period.</summary>
    public bool Covers { get; init; } = true;

    /// <summary>The kinds of the person, one bit each: duties are spread over kinds. 0 for none.</summary>
    public int Kinds { get; init; }

    /// <summary>The slots that the person has from an earlier roster and keeps, whatever they are; may be empty.</summary>
    public ImmutableArray<int> Held { get; init; } = [];
}
