using System.Collections.Immutable;

namespace Minyi.Appraisals;

/// <summary>How often a grade was given.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Count">How often; at least 1.</param>
public readonly record struct GradeCount(Grade Grade, long Count);

/// <summary>The grades of a group of graders as a unit or the public may see them.</summary>
/// <param name="Group">The group, such as <c>Petitioner</c>.</param>
/// <param name="Counts">The counts, in the ordinal order of the codes; null where they are suppressed because they are too few.</param>
public sealed record ShownGrades(string Group, ImmutableArray<GradeCount>? Counts)
{
    /// <summary>Whether the counts are kept back.</summary>
    public bool IsSuppressed => Counts is null;
}
