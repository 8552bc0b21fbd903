using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>The scores of all subjects.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Tables">One table; or, when the grades straddle versions that are not combined, one for each version with grades.</param>
public sealed record ScoreReport(ScoringScheme Scheme, ImmutableArray<ScoreTable> Tables);

/// <summary>Scores that stand beside each other in one ranking.</summary>
/// <param name="Version">The version that they are scored by; null when the sub-scores of several are combined.</param>
/// <param name="Ties">The tie rule of the ranks.</param>
/// <param name="Rows">The subjects, in ordinal order.</param>
public sealed record ScoreTable(SchemeVersion? Version, TieRule Ties, ImmutableArray<SubjectScore> Rows)
{
    /// <summary>The row of a subject, or null.</summary>
    /// <param name="subject">The subject.</param>
    public SubjectScore? Find(string subject) => Rows.FirstOrDefault(row => row.Subject == subject);
}

/// <summary>The score of one subject.</summary>
/// <param name="Subject">Who is graded.</param>
/// <param name="Parts">The sub-score of each version with its weight; one with weight one where there is nothing to combine.</param>
/// <param name="Exact">The exact score; null for no score.</param>
/// <param name="Rounded">The score after its one rounding; null for no score.</param>
/// <param name="Low">The lower end of the score's interval; null for no score.</param>
/// <param name="High">The upper end of the score's interval; null for no score.</param>
/// <param name="Grades">How many grades were given, "don't know" not among them.</param>
public sealed record SubjectScore(string Subject, ImmutableArray<WeightedScore> Parts, Rational? Exact, Rational? Rounded, double? Low, double? High, long Grades)
{
    /// <summary>The rank, by the version's tie rule (whole but for fractional ties); null for no score.</summary>
    public Rational? Rank { get; init; }

    /// <summary>The best rank that the intervals allow: one more than how many are surely ahead.</summary>
    public int? BestRank { get; init; }

    /// <summary>The worst rank that the intervals allow: all but those surely behind.</summary>
    public int? WorstRank { get; init; }

    /// <summary>The class of the score; null when there is none.</summary>
    public ScoreClass? Class { get; init; }

    /// <summary>Whether the class's share was used up, so that the subject stands in a lower class than its score's.</summary>
    public bool ClassLimited { get; init; }
}

/// <summary>A sub-score and what it weighs in the combined score.</summary>
/// <param name="Score">The score under one version.</param>
/// <param name="Weight">Its weight; the weights of the parts with a score sum to one.</param>
public sealed record WeightedScore(PartScore Score, Rational Weight);
