using System.Collections.Immutable;

namespace Minyi.Appraisals;

/// <summary>One step of a scale.</summary>
/// <param name="Code">The stable code, such as <c>basically-satisfied</c>.</param>
/// <param name="Text">The grade in words.</param>
/// <param name="NotSatisfied">Whether this grade means that the grader is not satisfied, so that a rework is owed.</param>
public sealed record GradeStep(string Code, LocalizedText Text, bool NotSatisfied);

/// <summary>A grade scale: its codes from best to worst, and which of them mean not satisfied. Points belong to scoring.</summary>
public sealed class GradeScale
{
    /// <summary>Defines a scale.</summary>
    /// <param name="id">The scale's id, in kebab case.</param>
    /// <param name="steps">The steps from best to worst, at least two, with distinct codes.</param>
    /// <exception cref="ArgumentException">Fewer than two steps, or a code twice.</exception>
    public GradeScale(string id, ImmutableArray<GradeStep> steps)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        if (steps.IsDefault || steps.Length < 2)
        {
            throw new ArgumentException("A scale has at least two steps.", nameof(steps));
        }

        if (steps.Select(s => s.Code).Distinct(StringComparer.Ordinal).Count() != steps.Length)
        {
            throw new ArgumentException($"The codes of scale '{id}' are not distinct.", nameof(steps));
        }

        Steps = steps;
    }

    /// <summary>The scale's id.</summary>
    public string Id { get; }

    /// <summary>The steps from best to worst.</summary>
    public ImmutableArray<GradeStep> Steps { get; }

    /// <summary>Satisfied, basically satisfied, not satisfied 满意、基本满意、不满意: the scale residents grade a handling on.</summary>
    public static GradeScale Satisfaction { get; } = new("satisfaction",
    [
        new("satisfied", new("满意", "satisfied"), false),
        new("basically-satisfied", new("基本满意", "basically satisfied"), false),
        new("not-satisfied", new("不满意", "not satisfied"), true),
    ]);

    /// <summary>The step of a code, or null when the scale has none such.</summary>
    /// <param name="code">The code to look for.</param>
    public GradeStep? Find(string code)
    {
        foreach (GradeStep step in Steps)
        {
            if (step.Code == code)
            {
                return step;
            }
        }

        return null;
    }
}
