using Minyi.Appraisals;

namespace Minyi.Petitions;

/// <summary>A grade that the handling got. It does not say who gave it.</summary>
/// <param name="Appraisal">The appraisal.</param>
/// <param name="Grade">The grade.</param>
/// <param name="At">When.</param>
public readonly record struct GradeGiven(string Appraisal, Grade Grade, Instant At)
{
    /// <summary>Who gave it, so that one account gives one appraisal of a handling. It is told to nobody.</summary>
    internal ActorId By { get; init; }

    /// <summary>Whether both are the same grade; who gave them is not looked at.</summary>
    /// <param name="other">The other grade.</param>
    public bool Equals(GradeGiven other) => (Appraisal, Grade, At) == (other.Appraisal, other.Grade, other.At);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Appraisal, Grade, At);
}
