using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Scoring.Schemes;

/// <summary>What a scheme says from one date to another. A grade is scored by the version of its own day.</summary>
/// <param name="Root">The id of the node at the top.</param>
/// <param name="Nodes">All nodes; each but the root is a part of exactly one other.</param>
public sealed record SchemeVersion(string Root, ImmutableArray<SchemeNode> Nodes)
{
    /// <summary>The first day; null, in the first version only, for "since ever".</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day; null for the day before the next version, or for no end.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Deductions and bonuses.</summary>
    public ImmutableArray<Adjustment> Adjustments { get; init; } = [];

    /// <summary>Vetoes.</summary>
    public ImmutableArray<Veto> Vetoes { get; init; } = [];

    /// <summary>Counts shown beside the score.</summary>
    public ImmutableArray<Tally> Tallies { get; init; } = [];

    /// <summary>Classes of scores from best to worst; none when scores are not classed.</summary>
    public ImmutableArray<ScoreClass> Classes { get; init; } = [];

    /// <summary>The least score; the least that the scales allow when null.</summary>
    public Rational? Minimum { get; init; }

    /// <summary>The greatest score; the most that the scales allow when null.</summary>
    public Rational? Maximum { get; init; }

    /// <summary>The one rounding at the end.</summary>
    public Rounding Rounding { get; init; } = Rounding.OneDecimal;

    /// <summary>How subjects are ranked.</summary>
    public RankingPolicy Ranking { get; init; } = new();
}
