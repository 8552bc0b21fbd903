using System.Text.Json.Serialization;

namespace Minyi.Appraisals;

/// <summary>A grade that somebody gave: a code of a scale. "Don't know" is not a grade.</summary>
/// <param name="Scale">The id of the <see cref="GradeScale"/>.</param>
/// <param name="Code">The code on that scale, such as <c>satisfied</c>.</param>
[method: JsonConstructor] // without it a member that is missing in JSON would be left empty
public readonly record struct Grade(string Scale, string Code);
