namespace Minyi.Scoring.Ledgers;

/// <summary>Which of several grades in one ballot counts.</summary>
public enum BallotRule
{
    /// <summary>The latest one: a grader may think better of it.</summary>
    Last,

    /// <summary>The earliest one: what is given is given.</summary>
    First,
}

/// <summary>What happens to grades that come after the time for them.</summary>
public enum LateRule
{
    /// <summary>They are kept in the ledger and do not count.</summary>
    Excluded,

    /// <summary>They count, and are numbered as late.</summary>
    Counted,
}

/// <summary>How a ledger resolves ballots.</summary>
/// <param name="Ballots">Which of several grades in one ballot counts.</param>
/// <param name="Late">What happens to late grades.</param>
/// <param name="Zone">The time zone that decides the day of a grade; Asia/Shanghai when null.</param>
public sealed record LedgerPolicy(BallotRule Ballots = BallotRule.Last, LateRule Late = LateRule.Excluded, DateTimeZone? Zone = null)
{
    internal LocalDate DayOf(Instant at) => at.InZone(Zone ?? DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;
}
