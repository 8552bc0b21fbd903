using System.Collections.Immutable;

namespace Minyi.Scoring.Aggregation.Csv;

/// <summary>What counting a CSV file gave.</summary>
/// <param name="Counts">The counts of all rows without fault; not of all rows, when reading stopped at the most faults.</param>
/// <param name="Rows">How many rows were read; the header and empty lines are none.</param>
/// <param name="Faults">What is wrong, in the order of the lines; no more than <see cref="GradeCsv.MostFaults"/> of them.</param>
public sealed record GradeCsvResult(GradeAccumulator Counts, long Rows, ImmutableArray<GradeCsvFault> Faults);

/// <summary>One wrong value of a CSV file.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column's name; empty where the row as a whole is wrong.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected.</param>
public sealed record GradeCsvFault(long Line, string Column, string Found, LocalizedText Expected);
