using Minyi.Deadlines;
using Minyi.Districts;

namespace Minyi.Scoring.Histories;

/// <summary>One run of a clock, from its start to its end: a promise of a date, and whether it was kept.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Unit">The unit in charge when it ended, or now; null when there was none.</param>
/// <param name="Deadline">The deadline that applied in the end, with all pauses and extensions.</param>
/// <param name="EndedAt">When it was stopped or started anew; null while it runs.</param>
/// <param name="RanOut">Whether it had run out before it ended.</param>
/// <param name="Carried">Whether it ended without a verdict, because the petition went over to another workflow.</param>
/// <param name="EndedIn">The state that the petition was in after the step that ended it; null while it runs.</param>
public sealed record ClockRun(string Clock, UnitId? Unit, Deadline Deadline, Instant? EndedAt = null, bool RanOut = false, bool Carried = false, string? EndedIn = null)
{
    /// <summary>Whether the promise was kept; null while that is open.</summary>
    public bool? Kept =>
        RanOut ? false
        : Carried || EndedAt is not { } end ? null
        : Deadline.IsPaused || end < Deadline.DueAt;
}
