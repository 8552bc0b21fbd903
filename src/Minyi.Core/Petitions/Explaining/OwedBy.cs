namespace Minyi.Petitions.Explaining;

/// <summary>Who owes what by when.</summary>
/// <param name="Role">The role that owes it.</param>
/// <param name="Who">Whose it is, where the petition says: the unit in charge, the studio, the petitioner's account; null where it is the role's alone.</param>
/// <param name="What">What is owed, in words.</param>
/// <param name="Clock">The clock that runs for it.</param>
/// <param name="Due">The last day in time; null while the clock is paused.</param>
/// <param name="IsProvisional">Whether a calendar notice that is not out yet may still move the date.</param>
/// <param name="IsLate">Whether the time of who owes it has run out; those above whom it has climbed to stand beside it then, each under their own clock.</param>
public sealed record OwedBy(Role Role, string? Who, LocalizedText What, string Clock, LocalDate? Due, bool IsProvisional, bool IsLate)
{
    /// <summary>Whether it is owed by one of the chain, because the time of who owes it ran out.</summary>
    public bool Supervises { get; init; }
}
