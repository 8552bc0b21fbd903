using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>How a node came by its value.</summary>
public enum NodeState
{
    /// <summary>Computed from grades.</summary>
    Measured,

    /// <summary>Computed, and lowered to the node's cap.</summary>
    Capped,

    /// <summary>The neutral value, for want of grades.</summary>
    Neutral,

    /// <summary>None; its weight went to its siblings.</summary>
    Missing,

    /// <summary>None, and so the subject has no score.</summary>
    NoScore,
}

/// <summary>A node with its value for one subject: the tree of these is the explanation of a score.</summary>
/// <param name="Id">The id of the node.</param>
/// <param name="Text">What it is called.</param>
/// <param name="State">How it came by its value.</param>
/// <param name="Value">The value, exact; null when it has none.</param>
/// <param name="LowGap">How far the interval reaches below the value, in points.</param>
/// <param name="HighGap">How far the interval reaches above the value, in points.</param>
public abstract record ScoredNode(string Id, LocalizedText Text, NodeState State, Rational? Value, double LowGap, double HighGap);

/// <summary>A graded leaf with its grades.</summary>
/// <param name="Definition">The node of the scheme.</param>
/// <param name="State">How it came by its value.</param>
/// <param name="Value">The value, exact; null when it has none.</param>
/// <param name="LowGap">How far the interval reaches below the value, in points.</param>
/// <param name="HighGap">How far the interval reaches above the value, in points.</param>
/// <param name="Grades">Each grade of the scale with its points and count, from best to worst.</param>
/// <param name="DontKnow">How many answered "don't know".</param>
/// <param name="Divisor">What the sum of points is divided by.</param>
public sealed record ScoredGrades(GradedNode Definition, NodeState State, Rational? Value, double LowGap, double HighGap,
    ImmutableArray<GradeCount> Grades, long DontKnow, long Divisor) : ScoredNode(Definition.Id, Definition.Text, State, Value, LowGap, HighGap);

/// <summary>How often a grade was given.</summary>
/// <param name="Code">The code of the grade.</param>
/// <param name="Text">The grade in words.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Count">How many gave it.</param>
public sealed record GradeCount(string Code, LocalizedText Text, Rational Points, long Count);

/// <summary>A weighted mean with its parts.</summary>
/// <param name="Definition">The node of the scheme.</param>
/// <param name="State">How it came by its value.</param>
/// <param name="Value">The value, exact; null when it has none.</param>
/// <param name="LowGap">How far the interval reaches below the value, in points.</param>
/// <param name="HighGap">How far the interval reaches above the value, in points.</param>
/// <param name="Parts">The parts, in the order of the scheme.</param>
public sealed record ScoredMean(CombinedNode Definition, NodeState State, Rational? Value, double LowGap, double HighGap,
    ImmutableArray<ScoredPart> Parts) : ScoredNode(Definition.Id, Definition.Text, State, Value, LowGap, HighGap);

/// <summary>A part of a weighted mean.</summary>
/// <param name="Node">The part.</param>
/// <param name="Weight">The weight that the scheme states.</param>
/// <param name="Applied">The weight that counted, after the weights of parts without a value went to the others; the applied weights sum to one.</param>
public sealed record ScoredPart(ScoredNode Node, Rational Weight, Rational Applied);

/// <summary>A deduction or bonus as it was applied.</summary>
/// <param name="Definition">The adjustment of the scheme.</param>
/// <param name="Count">How many occurrences were confirmed.</param>
/// <param name="Points">The points added (negative: taken), its limit minded.</param>
public sealed record ScoredAdjustment(Adjustment Definition, long Count, Rational Points);

/// <summary>A veto as it was applied.</summary>
/// <param name="Definition">The veto of the scheme.</param>
/// <param name="Count">How many occurrences were confirmed.</param>
/// <param name="Applies">Whether that is enough for it to apply.</param>
public sealed record ScoredVeto(Veto Definition, long Count, bool Applies);

/// <summary>Counts beside the score.</summary>
/// <param name="Definition">The tally of the scheme.</param>
/// <param name="Counts">One count for each of its answers, in their order.</param>
public sealed record ScoredTally(Tally Definition, ImmutableArray<long> Counts);
