namespace Minyi.Deadlines;

/// <summary>What a changed calendar does to one clock: the command that the host submits, with the old date, the new one and the reason.</summary>
/// <param name="Before">The clock as it stands.</param>
/// <param name="After">The clock with the due date of the changed calendar.</param>
/// <param name="Reason">Why: the notice that was added or amended.</param>
public sealed record DueDateChange(Deadline Before, Deadline After, string Reason)
{
    /// <summary>The due day so far.</summary>
    public LocalDate From => Before.DueOn;

    /// <summary>The due day from now on.</summary>
    public LocalDate To => After.DueOn;

    /// <summary>Whether only the provisional mark changes and the date stays.</summary>
    public bool IsConfirmation => Before.DueAt == After.DueAt;
}
