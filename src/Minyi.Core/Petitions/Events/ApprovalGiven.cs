using Minyi.Districts;

namespace Minyi.Petitions.Events;

/// <summary>A command that needs it was approved 批准, before it was given. Who approved stands in the envelope.</summary>
public sealed record ApprovalGiven : PetitionEvent
{
    /// <summary>The command approved.</summary>
    public required string Of { get; init; }

    /// <summary>The role in which it was approved.</summary>
    public required Role Role { get; init; }

    /// <summary>By how much at most a clock may be extended; null for as much as its rule allows.</summary>
    public int? Amount { get; init; }

    /// <summary>The units of whoever approved; null when there are none.</summary>
    public ValueList<UnitId>? Units { get; init; }
}
