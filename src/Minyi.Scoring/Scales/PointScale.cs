using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Numerics;

namespace Minyi.Scoring.Scales;

/// <summary>A grade scale with the points that each of its grades is worth.</summary>
/// <remarks>
/// The same codes may be worth different points for different purposes: a mean of satisfaction (100, 80, 0) and a rate of
/// satisfaction (100, 100, 0) are two point scales over one <see cref="GradeScale"/>. "Don't know" is not a grade and is on no scale.
/// </remarks>
public sealed class PointScale
{
    /// <summary>The code of an answer that is no grade: the grader does not know.</summary>
    public const string DontKnow = "dont-know";

    private readonly FrozenDictionary<string, int> _index;

    /// <summary>Gives points to a scale.</summary>
    /// <param name="id">The id of the point scale, in kebab case.</param>
    /// <param name="scale">The codes, from best to worst.</param>
    /// <param name="points">The points of each code, in the order of the scale; they never rise, and the last is below the first.</param>
    /// <exception cref="ArgumentException">As many points as codes are needed, falling; and <see cref="DontKnow"/> is no grade.</exception>
    public PointScale(string id, GradeScale scale, ImmutableArray<Rational> points)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Scale = Guard.Against.Null(scale);
        if (points.IsDefault || points.Length != scale.Steps.Length)
        {
            throw new ArgumentException($"Scale '{id}' has {scale.Steps.Length} codes and needs as many points.", nameof(points));
        }

        for (int i = 1; i < points.Length; i++)
        {
            if (points[i] > points[i - 1])
            {
                throw new ArgumentException($"Scale '{id}': '{scale.Steps[i].Code}' is worth more than the better grade before it.", nameof(points));
            }
        }

        if (points[0] == points[^1])
        {
            throw new ArgumentException($"Scale '{id}': the best and the worst grade are worth the same.", nameof(points));
        }

        if (scale.Find(DontKnow) is not null)
        {
            throw new ArgumentException($"Scale '{id}': '{DontKnow}' is not a grade.", nameof(scale));
        }

        Points = points;
        _index = scale.Steps.Select((step, i) => (step.Code, i)).ToFrozenDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
    }

    /// <summary>The id of the point scale.</summary>
    public string Id { get; }

    /// <summary>The codes, from best to worst.</summary>
    public GradeScale Scale { get; }

    /// <summary>The points of each code, in the order of <see cref="Scale"/>.</summary>
    public ImmutableArray<Rational> Points { get; }

    /// <summary>The points of the best grade.</summary>
    public Rational Highest => Points[0];

    /// <summary>The points of the worst grade.</summary>
    public Rational Lowest => Points[^1];

    /// <summary>The place of a code, counted from the best grade at 0, or -1 when the scale has none such.</summary>
    /// <param name="code">The code to look for.</param>
    public int IndexOf(string code) => _index.GetValueOrDefault(Guard.Against.Null(code), -1);
}
