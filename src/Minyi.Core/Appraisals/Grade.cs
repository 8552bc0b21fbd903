namespace Minyi.Appraisals;

/// <summary>A grade that somebody gave: a code of a scale. "Don't know" is not a grade.</summary>
/// <param name="Scale">The id of the <see cref="GradeScale"/>.</param>
/// <param name="Code">The code on that scale, such as <c>satisfied</c>.</param>
public readonly record struct Grade(string Scale, string Code);
