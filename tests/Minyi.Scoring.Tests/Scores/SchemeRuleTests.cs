using Minyi.Numerics;
using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;
using Minyi.Scoring.Tests.Schemes;

namespace Minyi.Scoring.Tests.Scores;

public sealed class SchemeRuleTests
{
    /// <summary>"Don't know" in the divisor or not: 46 satisfied, 2 not and 5 "don't know" read as 95.8 % or 86.8 %.</summary>
    [Theory]
    [InlineData(DontKnowRule.Excluded, "95.8")]
    [InlineData(DontKnowRule.InDivisor, "86.8")]
    public void Whether_dont_know_is_in_the_divisor_is_a_policy(DontKnowRule rule, string expected)
    {
        ScoringScheme scheme = One(v => v.Graded("t", Sample.T("t"), "g", PointScales.SatisfactionRate, dontKnow: rule).Root("t"));
        SubjectScore score = Sample.ScoreOf(Sample.Book(scheme, ("u", "g", "satisfied", 46), ("u", "g", "not-satisfied", 2), ("u", "g", "dont-know", 5)), "u");
        Assert.Equal(expected, Rounding.OneDecimal.Format(score.Rounded!.Value));
        Assert.Equal(48, score.Grades);
    }

    [Fact]
    public void A_missing_groups_weight_is_handed_over_replaced_or_refuses_the_score()
    {
        (string, string, string, int)[] counts = [("u", "residents", "satisfied", 2), ("u", "representatives", "basically-satisfied", 3)];
        Assert.Equal((Rational)80, Sample.ScoreOf(Sample.Book(Sample.TwoGroups(minimum: 3).Build(), counts), "u").Exact);
        Assert.Equal((Rational)62, Sample.ScoreOf(Sample.Book(Sample.TwoGroups(minimum: 3, missing: MissingRule.Neutral(50)).Build(), counts), "u").Exact);
        SubjectScore none = Sample.ScoreOf(Sample.Book(Sample.TwoGroups(minimum: 3, missing: MissingRule.NoScore).Build(), counts), "u");
        Assert.Null(none.Exact);
        Assert.Null(none.Rank);
        Assert.Equal(5, none.Grades);
    }

    [Fact]
    public void Nobody_graded_and_nobody_can_be_scored()
    {
        SubjectScore score = Sample.ScoreOf(Sample.Book(Sample.TwoGroups().Build(), ("u", "residents", "dont-know", 4)), "u");
        Assert.Null(score.Exact);
        Assert.Null(score.Low);
        Assert.Equal(0, score.Grades);
    }

    /// <summary>A neutral value is no knowledge: with an interval of no width a subject that nobody graded would top the table.</summary>
    [Fact]
    public void A_neutral_value_does_not_top_the_table()
    {
        ScoringScheme scheme = Sample.TwoGroups(minimum: 3, missing: MissingRule.Neutral(80)).Build();
        ScoreTable table = Scorer.Score(Sample.Book(scheme, ("graded", "residents", "satisfied", 50), ("graded", "residents", "not-satisfied", 5),
            ("graded", "representatives", "satisfied", 50), ("graded", "representatives", "not-satisfied", 5), ("nobody", "residents", "satisfied", 1))).Tables[0];
        Assert.Equal(Rational.One, table.Find("graded")!.Rank);
        Assert.Equal((Rational)80, table.Find("nobody")!.Exact);
        Assert.Equal(80 - Math.Sqrt((48 * 48) + (32 * 32)), table.Find("nobody")!.Low!.Value, 1e-9);
    }

    [Fact]
    public void Deductions_and_bonuses_stop_at_their_limits_and_at_the_scale()
    {
        ScoringScheme scheme = Sample.TwoGroups(v => v.Adjust(new("late", Sample.T("late"), "residents", -2, 5)).Adjust(new("good", Sample.T("good"), "residents", 3))).Build();
        ScoreBook book = Sample.Book(scheme, ("u", "residents", "satisfied", 1), ("v", "residents", "satisfied", 1), ("w", "residents", "not-satisfied", 1));
        Add(book, "u", "late", 2);
        Add(book, "v", "late", 9);
        Add(book, "v", "good", 1);
        Add(book, "w", "late", 1);
        Assert.Equal((Rational)96, Sample.ScoreOf(book, "u").Exact);
        Assert.Equal((Rational)98, Sample.ScoreOf(book, "v").Exact);
        Assert.Equal((Rational)0, Sample.ScoreOf(book, "w").Exact);
        Assert.Equal(1, Sample.ScoreOf(book, "v").Grades);
    }

    [Fact]
    public void A_veto_caps_the_score_from_its_number_of_occurrences()
    {
        ScoringScheme scheme = Sample.TwoGroups(v => v.Veto(new("incident", Sample.T("incident"), "residents", 59, 2))).Build();
        ScoreBook book = Sample.Book(scheme, ("u", "residents", "satisfied", 9), ("v", "residents", "satisfied", 9));
        Add(book, "u", "incident", 1);
        Add(book, "v", "incident", 2);
        Assert.Equal((Rational)100, Sample.ScoreOf(book, "u").Exact);
        Assert.Equal((Rational)59, Sample.ScoreOf(book, "v").Exact);
        Assert.True(Sample.ScoreOf(book, "v").High <= 59);
    }

    [Fact]
    public void A_cap_holds_the_value_and_its_interval()
    {
        ScoringScheme scheme = One(v => v.Node(new GradedNode("t", Sample.T("t"), "g", PointScales.YesNo) { Cap = 90 }).Root("t"));
        SubjectScore score = Sample.ScoreOf(Sample.Book(scheme, ("u", "g", "yes", 1000)), "u");
        Assert.Equal((Rational)90, score.Exact);
        Assert.Equal(90, score.High);
    }

    [Fact]
    public void Tallies_stand_beside_the_score_and_never_in_it()
    {
        ScoringScheme scheme = Minyi.Scoring.Schemes.BuiltIn.BuiltInSchemes.CadreSelection;
        ScoreBook book = Sample.Book(scheme, ("u", "representatives", "excellent", 5));
        Rational before = Sample.ScoreOf(book, "u").Exact!.Value;
        Assert.Null(book.Add(new("u", "representatives", "recommendation", "recommend", Sample.Day, 40)));
        Assert.Null(book.Add(new("u", "representatives", "recommendation", "abstain", Sample.Day, 2)));
        SubjectScore score = Sample.ScoreOf(book, "u");
        Assert.Equal(before, score.Exact);
        Assert.Equal([40, 0, 2], score.Parts[0].Score.Tallies[0].Counts);
        Assert.Equal(5, score.Grades);
    }

    [Fact]
    public void No_more_than_the_share_is_excellent_and_ties_at_the_limit_are_not_told_apart()
    {
        ScoringScheme scheme = One(v => v.Graded("t", Sample.T("t"), "g", PointScales.Hundred).Root("t").Rank(new(RankedBy.Score))
            .Classes(new ScoreClass("excellent", Sample.T("e"), 90, new(2, 5)), new ScoreClass("rest", Sample.T("r"), null)));
        string Excellent(params int[] marks) => string.Join(' ', Scorer.Score(Sample.Book(scheme, [.. marks.Select((m, i) => ($"u{i}", "g", $"{m}", 1))]))
            .Tables[0].Rows.Where(r => r.Class!.Code == "excellent").Select(r => r.Subject));
        Assert.Equal("u0 u1", Excellent(99, 98, 97, 96, 95)); // 2/5 of 5 are 2
        Assert.Equal("u0", Excellent(99, 98, 98, 50, 40)); // u1 and u2 tie for the second place: neither
        Assert.Equal("", Excellent(95, 95, 95, 95, 95));
        Assert.Equal("u0", Excellent(95, 50, 50, 50)); // 2/5 of 4 are 1
    }

    [Fact]
    public void A_negative_count_is_a_part_of_a_whole_and_not_scored() =>
        Assert.Throws<InvalidOperationException>(() => Scorer.Score(Sample.Book(Sample.TwoGroups().Build(), ("u", "residents", "satisfied", -1))));

    [Theory]
    [InlineData("nobody", "", "satisfied", "unknown-group")]
    [InlineData("residents", "item", "satisfied", "unknown-item")]
    [InlineData("residents", "", "great", "unknown-grade")]
    public void A_count_that_the_scheme_does_not_know_is_not_entered(string group, string item, string grade, string code)
    {
        ScoreBook book = new(Sample.TwoGroups().Build());
        Assert.Equal(code, book.Add(new("u", group, item, grade, Sample.Day))!.Code);
        Assert.Empty(book.Subjects);
    }

    private static void Add(ScoreBook book, string subject, string item, int count) => Assert.Null(book.Add(new(subject, "residents", item, Adjustment.Confirmed, Sample.Day, count)));

    private static ScoringScheme One(Action<SchemeVersionBuilder> version) => new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g")).Version(version).Build();
}
