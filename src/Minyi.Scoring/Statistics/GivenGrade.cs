using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>A grade as the inquiry into graders sees it. It names the grader: it is for the department's own eyes and never for the graded or the public.</summary>
/// <param name="Evaluator">Who gave it.</param>
/// <param name="Subject">Who or what was graded.</param>
/// <param name="Code">The grade's code.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="At">When it was given.</param>
public readonly record struct GivenGrade(string Evaluator, string Subject, string Code, Rational Points, Instant At);
