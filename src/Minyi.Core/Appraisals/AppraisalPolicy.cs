using System.Collections.Immutable;

namespace Minyi.Appraisals;

/// <summary>How a district appraises handlings: on which scales, and from how many grades on a count may be shown.</summary>
public sealed record AppraisalPolicy
{
    private readonly ImmutableArray<GradeScale> _scales = [GradeScale.Satisfaction];
    private readonly int _minimumShown = 5;

    /// <summary>The scales that a grade may be given on; at least one, with distinct ids. The default is <see cref="GradeScale.Satisfaction"/>.</summary>
    /// <exception cref="ArgumentException">None, or an id twice.</exception>
    public ImmutableArray<GradeScale> Scales
    {
        get => _scales;
        init => _scales = !value.IsDefaultOrEmpty && value.DistinctBy(s => s.Id, StringComparer.Ordinal).Count() == value.Length
            ? value
            : throw new ArgumentException("At least one scale, with distinct ids.", nameof(value));
    }

    /// <summary>Counts of fewer grades than this are suppressed in what a unit or the public sees; 1 or more, 5 by default.</summary>
    public int MinimumShown
    {
        get => _minimumShown;
        init => _minimumShown = Guard.Against.NegativeOrZero(value);
    }

    /// <summary>What a grade means on its scale; null when the scale or its code is unknown.</summary>
    /// <param name="grade">The grade.</param>
    public GradeStep? Find(Grade grade)
    {
        foreach (GradeScale scale in _scales)
        {
            if (scale.Id == grade.Scale)
            {
                return scale.Find(grade.Code);
            }
        }

        return null;
    }

    /// <summary>The same grade in the strings of its scale, so that values read from a store do not each keep others.</summary>
    internal Grade Known(Grade grade)
    {
        foreach (GradeScale scale in _scales)
        {
            if (scale.Id == grade.Scale)
            {
                return new(scale.Id, scale.Find(grade.Code)?.Code ?? grade.Code);
            }
        }

        return grade;
    }
}
