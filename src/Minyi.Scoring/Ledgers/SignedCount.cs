namespace Minyi.Scoring.Ledgers;

/// <summary>What a ledger tells the outside: a count that goes up or down, without any grader.</summary>
/// <param name="Subject">Who is graded.</param>
/// <param name="Group">The evaluator group.</param>
/// <param name="Item">The item, or empty.</param>
/// <param name="Grade">The code of the grade, or <c>dont-know</c>.</param>
/// <param name="Day">The day of the grade, by which the scheme's version is chosen.</param>
/// <param name="Delta">+1 for a grade that now counts, -1 for one that no longer does.</param>
public readonly record struct SignedCount(string Subject, string Group, string Item, string Grade, LocalDate Day, int Delta = 1);
