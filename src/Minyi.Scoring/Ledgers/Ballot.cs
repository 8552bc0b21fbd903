namespace Minyi.Scoring.Ledgers;

/// <summary>What makes two ballots the same one: the grader, the handling, who is graded and about which item.</summary>
/// <param name="Grader">Who grades. It stays in the ledger and never reaches counts, scores or explanations.</param>
/// <param name="Handling">What is graded: the petition, or the round of an appraisal.</param>
/// <param name="Subject">Who is graded: a unit, a representative, a studio.</param>
/// <param name="Item">About what; empty for the subject as a whole.</param>
/// <remarks>The group is not part of it: someone who is both a resident and a representative still has one ballot for each handling.</remarks>
public readonly record struct BallotKey(string Grader, string Handling, string Subject, string Item = "");

/// <summary>A grade that a grader gave, as it enters a ledger.</summary>
/// <param name="Key">Whose ballot, and on what.</param>
/// <param name="Group">The evaluator group that the grader graded for.</param>
/// <param name="Grade">The code of the grade, or <c>dont-know</c>.</param>
/// <param name="At">When it was given.</param>
/// <param name="Number">The entry's number in the host's books; it decides between entries of the same instant.</param>
/// <param name="ClosesAt">When the time for this ballot ran out; null when it does not. A ballot given at that instant or after is late.</param>
public sealed record Ballot(BallotKey Key, string Group, string Grade, Instant At, long Number = 0, Instant? ClosesAt = null);
