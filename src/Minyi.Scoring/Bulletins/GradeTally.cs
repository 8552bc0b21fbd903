using Minyi.Appraisals;

namespace Minyi.Scoring.Bulletins;

/// <summary>How many graders of one group graded a handling, and how many of them were satisfied.</summary>
/// <param name="Group">The group's code, such as <c>residents</c>.</param>
/// <param name="Graded">How many gave a grade; "don't know" is none.</param>
/// <param name="Satisfied">How many gave a grade that does not mean not satisfied.</param>
public readonly record struct GradeTally(string Group, long Graded, long Satisfied)
{
    /// <summary>Counts grades on their scale, which says which codes mean not satisfied.</summary>
    /// <param name="group">The group's code.</param>
    /// <param name="scale">The scale that all grades are on.</param>
    /// <param name="grades">One grade for each grader.</param>
    /// <exception cref="ArgumentException">A grade is not on the scale.</exception>
    public static GradeTally Of(string group, GradeScale scale, IEnumerable<Grade> grades)
    {
        Guard.Against.NullOrWhiteSpace(group);
        Guard.Against.Null(scale);
        long graded = 0;
        long satisfied = 0;
        foreach (Grade grade in Guard.Against.Null(grades))
        {
            GradeStep step = (grade.Scale == scale.Id ? scale.Find(grade.Code) : null)
                ?? throw new ArgumentException($"'{grade.Code}' of scale '{grade.Scale}' is not a grade of scale '{scale.Id}'.", nameof(grades));
            graded++;
            satisfied += step.NotSatisfied ? 0 : 1;
        }

        return new(group, graded, satisfied);
    }
}
