using Minyi.Appraisals;

namespace Minyi.Petitions;

/// <summary>A grade that the handling got. It does not say who gave it.</summary>
/// <param name="Appraisal">The appraisal.</param>
/// <param name="Grade">The grade.</param>
/// <param name="At">When.</param>
public readonly record struct GradeGiven(string Appraisal, Grade Grade, Instant At);
