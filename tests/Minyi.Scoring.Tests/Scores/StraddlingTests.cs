using Minyi.Numerics;
using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;
using Minyi.Scoring.Tests.Schemes;

namespace Minyi.Scoring.Tests.Scores;

public sealed class StraddlingTests
{
    private static readonly LocalDate Before = new(2024, 6, 30);
    private static readonly LocalDate After = new(2024, 7, 1);

    [Fact]
    public void A_grade_is_scored_by_the_version_of_its_day()
    {
        ScoringScheme scheme = Scheme(StraddlingRule.Separate);
        Assert.Same(scheme.Document.Versions[0], scheme.VersionOn(Before));
        Assert.Same(scheme.Document.Versions[1], scheme.VersionOn(After));
        Assert.Same(scheme.Document.Versions[1], scheme.VersionOn(new(2024, 12, 31)));
        Assert.Null(scheme.VersionOn(new(2025, 1, 1)));
        Assert.Null(scheme.VersionOn(new(2023, 12, 31)));
        Assert.Equal("no-version-on-day", new ScoreBook(scheme).Add(new("u", "g", "", "yes", new(2025, 1, 1)))!.Code);
    }

    [Fact]
    public void Sub_scores_stand_apart_when_the_scheme_states_no_rule()
    {
        ScoreReport report = Scorer.Score(Book(StraddlingRule.Separate));
        Assert.Equal(2, report.Tables.Length);
        Assert.Equal((Rational)75, report.Tables[0].Find("u")!.Exact); // 3 of 4 yes, worth 100
        Assert.Equal((Rational)50, report.Tables[1].Find("u")!.Exact); // all yes, worth 50 from July on
    }

    [Fact]
    public void Sub_scores_are_combined_by_grades_or_by_days_and_rounded_once()
    {
        SubjectScore grades = Scorer.Score(Book(StraddlingRule.ByGrades)).Tables.Single().Find("u")!;
        Assert.Equal((75 * new Rational(4, 6)) + (50 * new Rational(2, 6)), grades.Exact);

        // June has 30 days, July 31.
        SubjectScore days = Scorer.Score(Book(StraddlingRule.ByDays), new(new(2024, 6, 1), new(2024, 7, 31))).Tables.Single().Find("u")!;
        Assert.Equal((75 * new Rational(30, 61)) + (50 * new Rational(31, 61)), days.Exact);
        Assert.Equal(Rounding.OneDecimal.Round(days.Exact!.Value), days.Rounded);
        Assert.Equal(Rational.One, days.Parts.Aggregate(Rational.Zero, (sum, p) => sum + p.Weight));
        Assert.True(days.Low < (double)days.Exact && days.High > (double)days.Exact);
    }

    [Fact]
    public void Days_need_the_period_and_a_period_that_leaves_grades_out_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Scorer.Score(Book(StraddlingRule.ByDays)));
        Assert.Throws<ArgumentException>(() => Scorer.Score(Book(StraddlingRule.ByDays), new(new(2024, 7, 1), new(2024, 7, 31))));
    }

    [Fact]
    public void Why_a_period_does_not_do_is_told_before_scoring()
    {
        Assert.Equal("period-needed", Scorer.Check(Book(StraddlingRule.ByDays), null)!.Code);
        Assert.Equal("period-leaves-out", Scorer.Check(Book(StraddlingRule.ByDays), new(new(2024, 7, 1), new(2024, 7, 31)))!.Code);
        Assert.Null(Scorer.Check(Book(StraddlingRule.ByDays), new(new(2024, 6, 30), new(2024, 7, 1))));
        Assert.Null(Scorer.Check(Book(StraddlingRule.Separate), null));
    }

    [Fact]
    public void Neutral_values_weigh_alike_where_nobody_graded()
    {
        ScoringScheme scheme = new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g")).Straddling(StraddlingRule.ByGrades)
            .Version(v => v.Graded("t", Sample.T("t"), "g", PointScales.YesNo, missing: MissingRule.Neutral(40)).Root("t"))
            .Version(v => v.Graded("t", Sample.T("t"), "g", PointScales.YesNo, missing: MissingRule.Neutral(60)).Root("t").Covers(After)).Build();
        ScoreBook book = new(scheme);
        Assert.Null(book.Add(new("u", "g", "", "dont-know", Before)));
        Assert.Null(book.Add(new("u", "g", "", "dont-know", After)));
        Assert.Equal((Rational)50, Scorer.Score(book).Tables.Single().Find("u")!.Exact);
    }

    private static ScoreBook Book(StraddlingRule rule)
    {
        ScoreBook book = new(Scheme(rule));
        Assert.Null(book.Add(new("u", "g", "", "yes", Before, 3)));
        Assert.Null(book.Add(new("u", "g", "", "no", Before, 1)));
        Assert.Null(book.Add(new("u", "g", "", "yes", After, 2)));
        return book;
    }

    private static ScoringScheme Scheme(StraddlingRule rule) => new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g")).Straddling(rule)
        .Version(v => v.Graded("t", Sample.T("t"), "g", PointScales.YesNo).Root("t").Covers(new(2024, 1, 1)))
        .Version(v => v.Graded("t", Sample.T("t"), "g", new("half", PointScales.YesNo.Scale, [50, 0])).Root("t").Covers(new(2024, 7, 1), new(2024, 12, 31)))
        .Build();
}
