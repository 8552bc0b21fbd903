namespace Minyi.Scoring.Statistics;

/// <summary>The range in which a rate lies at the confidence asked for.</summary>
/// <param name="Low">The lower bound, from 0 to 1.</param>
/// <param name="High">The upper bound, from <paramref name="Low"/> to 1.</param>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    /// <summary>From 0 to 1: what is known of a rate when nobody was asked.</summary>
    public static ConfidenceInterval Unknown => new(0, 1);

    /// <summary>High minus low.</summary>
    public double Width => High - Low;

    /// <summary>Whether a rate lies in the interval, its bounds included.</summary>
    /// <param name="rate">The rate.</param>
    public bool Contains(double rate) => Low <= rate && rate <= High;
}
