using Minyi.Numerics;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;
using Minyi.Scoring.Tests.Schemes;

namespace Minyi.Scoring.Tests.Scores;

public sealed class SchemeComparisonTests
{
    private static readonly SignedCount[] Counts =
    [
        new("u", "residents", "", "satisfied", Sample.Day, 3), new("u", "representatives", "", "not-satisfied", Sample.Day, 1),
        new("v", "residents", "", "basically-satisfied", Sample.Day, 3),
    ];

    [Fact]
    public void Scoring_again_under_another_scheme_sets_both_side_by_side()
    {
        ScoringScheme before = Sample.TwoGroups().Build(), after = Swapped().Build();
        Assert.True(SchemeComparison.TryCompare(Counts, before, after, null, out SchemeComparison? comparison, out _));
        ComparedScore u = comparison.Rows[0];
        Assert.Equal((60, 40, -20), (u.Before!.Exact, u.After!.Exact, u.Difference));
        Assert.Equal(Rational.Zero, comparison.Rows[1].Difference);
        Assert.Equal(u.Before!.Rank - u.After!.Rank, u.RanksGained);
        Assert.Equal(Sample.Show(Scorer.Score(Book(before))), Sample.Show(comparison.Before));
    }

    [Fact]
    public void A_scheme_that_does_not_know_the_grades_is_refused_with_each_reason_once()
    {
        ScoringScheme other = new SchemeBuilder("o", Sample.T("o")).Group("x", Sample.T("x")).Version(v => v.Graded("t", Sample.T("t"), "x", Minyi.Scoring.Scales.PointScales.YesNo).Root("t")).Build();
        Assert.False(SchemeComparison.TryCompare([.. Counts, .. Counts], Sample.TwoGroups().Build(), other, null, out _, out Refusal? refusal));
        Assert.Equal(["unknown-group", "unknown-group"], refusal.Reasons.Select(r => r.Code));
    }

    private static SchemeBuilder Swapped() => new SchemeBuilder("swapped", Sample.T("swapped")).Group("residents", Sample.T("r")).Group("representatives", Sample.T("p")).Version(v => v
        .Graded("r", Sample.T("r"), "residents", Minyi.Scoring.Scales.PointScales.Satisfaction).Graded("p", Sample.T("p"), "representatives", Minyi.Scoring.Scales.PointScales.Satisfaction)
        .Combined("total", Sample.T("total"), ("r", 0.4m), ("p", 0.6m)).Root("total"));

    private static ScoreBook Book(ScoringScheme scheme)
    {
        ScoreBook book = new(scheme);
        Assert.All(Counts, count => Assert.Null(book.Add(count)));
        return book;
    }
}
