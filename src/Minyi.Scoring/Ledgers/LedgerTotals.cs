namespace Minyi.Scoring.Ledgers;

/// <summary>What a ledger holds, as numbers only.</summary>
/// <param name="Ballots">Ballots known: one for each grader, handling, subject and item.</param>
/// <param name="Counting">Ballots whose grade counts now.</param>
/// <param name="Superseded">Grades given that another grade of the same ballot replaced by the ballot rule, as entries were received.</param>
/// <param name="Late">Grades given after the time for them, counted or not by the policy, as entries were received.</param>
/// <param name="Corrected">Ballots whose grade is one that the office corrected.</param>
/// <param name="Withdrawn">Ballots withdrawn.</param>
public sealed record LedgerTotals(long Ballots, long Counting, long Superseded, long Late, long Corrected, long Withdrawn);
