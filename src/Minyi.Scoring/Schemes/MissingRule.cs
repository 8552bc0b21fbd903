using Minyi.Numerics;

namespace Minyi.Scoring.Schemes;

/// <summary>What happens when a node has no value: nobody graded, or fewer than the minimum did.</summary>
public sealed record MissingRule
{
    private MissingRule(Rational? neutralValue, bool refusesScore) => (NeutralValue, RefusesScore) = (neutralValue, refusesScore);

    /// <summary>Its weight goes to its siblings with a value, in proportion to theirs; when none has one, the node above has none either.</summary>
    public static MissingRule Redistribute { get; } = new(null, false);

    /// <summary>The subject has no score at all.</summary>
    public static MissingRule NoScore { get; } = new(null, true);

    /// <summary>The value taken in its place, or null.</summary>
    public Rational? NeutralValue { get; }

    /// <summary>Whether the subject then has no score.</summary>
    public bool RefusesScore { get; }

    /// <summary>A fixed value is taken in its place.</summary>
    /// <param name="value">The value, in points.</param>
    public static MissingRule Neutral(Rational value) => new(value, false);
}
