namespace Minyi.Deadlines;

/// <content>Due dates after a calendar was added or amended.</content>
public sealed partial class LegalTime
{
    /// <summary>What this calendar makes of a clock that was set on another one.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock.</param>
    /// <param name="reason">Why it is worked out again: the notice that was added or amended.</param>
    /// <returns>The change as a value that the host submits as a command; null when neither the date nor its provisional mark changes.</returns>
    /// <remarks>Nothing shifts by itself: until the change is submitted, the clock stands as it was.</remarks>
    public DueDateChange? Recompute(DeadlineRule rule, Deadline deadline, string reason)
    {
        Check(rule, deadline);
        Guard.Against.NullOrWhiteSpace(reason);
        Deadline after = Due(rule, deadline);
        return after == deadline ? null : new DueDateChange(deadline, after, reason);
    }
}
