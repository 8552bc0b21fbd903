using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes;

/// <summary>A node of a scheme's tree: it has a value when what it stands on was graded.</summary>
/// <param name="Id">The node's id, unique in its version.</param>
/// <param name="Text">What it is called.</param>
public abstract record SchemeNode(string Id, LocalizedText Text)
{
    /// <summary>What happens when the node has no value of its own; its weight goes to its siblings when not said otherwise.</summary>
    public MissingRule Missing { get; init; } = MissingRule.Redistribute;

    /// <summary>The most that the node's value may be; null for no cap.</summary>
    public Rational? Cap { get; init; }
}

/// <summary>A weighted mean of other nodes.</summary>
/// <param name="Id">The node's id, unique in its version.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Parts">The nodes below, with weights that sum to one exactly.</param>
public sealed record CombinedNode(string Id, LocalizedText Text, ImmutableArray<WeightedPart> Parts) : SchemeNode(Id, Text);

/// <summary>A part of a weighted mean.</summary>
/// <param name="Node">The id of the node below.</param>
/// <param name="Weight">Its weight, positive; the weights of one mean sum to one.</param>
public sealed record WeightedPart(string Node, Rational Weight);

/// <summary>A leaf: the mean of the points that one evaluator group gave about one item.</summary>
/// <param name="Id">The node's id, unique in its version.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Group">The evaluator group whose grades count.</param>
/// <param name="Scale">What its grades are worth.</param>
public sealed record GradedNode(string Id, LocalizedText Text, string Group, PointScale Scale) : SchemeNode(Id, Text)
{
    /// <summary>The item graded; empty for the subject as a whole.</summary>
    public string Item { get; init; } = "";

    /// <summary>The least number of grades for the node to have a value; at least one.</summary>
    public int MinimumGrades { get; init; } = 1;

    /// <summary>Whether answers "don't know" stand in the divisor.</summary>
    public DontKnowRule DontKnow { get; init; } = DontKnowRule.Excluded;
}

/// <summary>What an answer "don't know" does to a mean. The two readings can differ by many points, so each leaf states its own.</summary>
public enum DontKnowRule
{
    /// <summary>It is left out: the mean is over the grades alone.</summary>
    Excluded,

    /// <summary>It stands in the divisor, worth the scale's lowest points, and counts towards the minimum number of grades.</summary>
    InDivisor,
}
