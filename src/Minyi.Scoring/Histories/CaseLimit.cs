using Minyi.Deadlines;

namespace Minyi.Scoring.Histories;

/// <summary>Which time limit says whether a petition was handled on time.</summary>
public abstract record CaseLimit
{
    private CaseLimit()
    {
    }

    /// <summary>The limit of a clock of the workflow: kept where the clock was stopped before it had run out, with all its pauses and extensions. A rework starts it again, and then each run counts: one that was late makes the petition late.</summary>
    /// <param name="clock">The clock, such as <c>handling</c>.</param>
    public static CaseLimit OfClock(string clock) => new ByClock(Guard.Against.NullOrWhiteSpace(clock));

    /// <summary>A limit from registration to closing, whatever the workflow's clocks say.</summary>
    /// <param name="rule">How it is counted.</param>
    public static CaseLimit FromRegistration(DeadlineRule rule) => new ByRule(Guard.Against.Null(rule));

    internal sealed record ByClock(string Clock) : CaseLimit;

    internal sealed record ByRule(DeadlineRule Rule) : CaseLimit;
}
