using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>A subject's score under one version of a scheme.</summary>
/// <param name="Version">The version.</param>
/// <param name="Root">The tree that it was computed from.</param>
/// <param name="Adjustments">Deductions and bonuses.</param>
/// <param name="Vetoes">Vetoes.</param>
/// <param name="Tallies">Counts beside the score.</param>
/// <param name="Minimum">The least score possible.</param>
/// <param name="Maximum">The greatest score possible.</param>
/// <param name="Grades">How many grades were given, "don't know" not among them.</param>
public sealed record PartScore(SchemeVersion Version, ScoredNode Root, ImmutableArray<ScoredAdjustment> Adjustments, ImmutableArray<ScoredVeto> Vetoes,
    ImmutableArray<ScoredTally> Tallies, Rational Minimum, Rational Maximum, long Grades)
{
    /// <summary>The exact score: the tree's value, adjusted, held between the least and the greatest, and lowered by vetoes; null for no score.</summary>
    public Rational? Exact => Root.Value is { } value ? Finish(value) : null;

    /// <summary>The lower end of the score's interval, finished like the score; null for no score.</summary>
    public double? Low => Root.Value is { } value ? Finish((double)value - Root.LowGap) : null;

    /// <summary>The upper end of the score's interval, finished like the score; null for no score.</summary>
    public double? High => Root.Value is { } value ? Finish((double)value + Root.HighGap) : null;

    private Rational Finish(Rational value)
    {
        value = Adjustments.Aggregate(value, (sum, a) => sum + a.Points);
        value = value < Minimum ? Minimum : value > Maximum ? Maximum : value;
        return Vetoes.Where(v => v.Applies).Aggregate(value, (least, v) => v.Definition.AtMost < least ? v.Definition.AtMost : least);
    }

    private double Finish(double value)
    {
        value = Math.Clamp(value + (double)Adjustments.Aggregate(Rational.Zero, (sum, a) => sum + a.Points), (double)Minimum, (double)Maximum);
        return Vetoes.Where(v => v.Applies).Aggregate(value, (least, v) => Math.Min(least, (double)v.Definition.AtMost));
    }
}
