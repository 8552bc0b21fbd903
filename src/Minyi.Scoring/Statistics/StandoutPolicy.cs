using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>From what on a grader stands out. Standing out is a reason to look, not a verdict.</summary>
public sealed record StandoutPolicy
{
    /// <summary>The least number of grades before anything is said of a grader's habit.</summary>
    public int MinimumGrades { get; init; } = 10;

    /// <summary>Equal grades stand out when others' grades make them at most this likely.</summary>
    public double AllSameProbability { get; init; } = 0.001;

    /// <summary>The least number of grades in each direction before a pair is looked at.</summary>
    public int ReciprocalGrades { get; init; } = 3;

    /// <summary>How much higher than to others both must grade each other, as a share of the range of points in use.</summary>
    public Rational ReciprocalGap { get; init; } = new(1, 4);

    /// <summary>The window of a burst.</summary>
    public Duration BurstWindow { get; init; } = Duration.FromMinutes(10);

    /// <summary>How many grades within the window are a burst.</summary>
    public int BurstGrades { get; init; } = 20;
}
