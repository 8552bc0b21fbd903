using Minyi.Numerics;
using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;
using Minyi.Scoring.Statistics;
using Minyi.Scoring.Tests.Schemes;

namespace Minyi.Scoring.Tests.Scores;

public sealed class ScorerTests
{
    private static readonly string[] Codes = ["satisfied", "basically-satisfied", "not-satisfied"];

    [Fact]
    public void Two_groups_are_weighted_exactly_and_rounded_once()
    {
        // Residents: (2 × 100 + 1 × 80) / 3 = 280/3; representatives: (100 + 0) / 2 = 50; 0.6 × 280/3 + 0.4 × 50 = 76.
        SubjectScore score = Sample.ScoreOf(Sample.Book(Sample.TwoGroups().Build(), ("u", "residents", "satisfied", 2), ("u", "residents", "basically-satisfied", 1),
            ("u", "representatives", "satisfied", 1), ("u", "representatives", "not-satisfied", 1)), "u");
        Assert.Equal((Rational)76, score.Exact);
        Assert.Equal((Rational)76, score.Rounded);
        Assert.Equal(5, score.Grades);
        Assert.Equal(Rational.One, score.Rank);
    }

    [Fact]
    public void Rounding_at_each_node_would_give_another_score()
    {
        // Three means of 87.45, weighted 1/3 each, are 87.45 -> 87.4; rounded at each node first by halves up they would be 87.5.
        SchemeBuilder builder = new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g")).Version(v =>
            v.Graded("a", Sample.T("a"), "g", PointScales.Hundred, "a").Graded("b", Sample.T("b"), "g", PointScales.Hundred, "b").Graded("c", Sample.T("c"), "g", PointScales.Hundred, "c")
                .Combined("t", Sample.T("t"), ("a", new(1, 3)), ("b", new(1, 3)), ("c", new(1, 3))).Root("t"));
        ScoreBook book = new(builder.Build());
        foreach (string item in new[] { "a", "b", "c" })
        {
            Assert.Null(book.Add(new("u", "g", item, "87", Sample.Day, 11)));
            Assert.Null(book.Add(new("u", "g", item, "88", Sample.Day, 9)));
        }

        SubjectScore score = Sample.ScoreOf(book, "u");
        Assert.Equal(new Rational(8745, 100), score.Exact);
        Assert.Equal("87.4", Rounding.OneDecimal.Format(score.Rounded!.Value));
    }

    [Fact]
    public void The_interval_is_the_root_of_the_summed_squares_of_the_weighted_Wilson_gaps()
    {
        SubjectScore score = Sample.ScoreOf(Sample.Book(Sample.TwoGroups().Build(), ("u", "residents", "satisfied", 9), ("u", "residents", "not-satisfied", 1),
            ("u", "representatives", "satisfied", 3), ("u", "representatives", "basically-satisfied", 1)), "u");
        ConfidenceInterval r = ProportionInterval.Wilson(9, 10), p = ProportionInterval.Wilson(3.8, 4);
        double value = (60 * 0.9) + (40 * 0.95);
        double low = value - Math.Sqrt(Math.Pow(60 * (0.9 - r.Low), 2) + Math.Pow(40 * (0.95 - p.Low), 2));
        double high = value + Math.Sqrt(Math.Pow(60 * (r.High - 0.9), 2) + Math.Pow(40 * (p.High - 0.95), 2));
        Assert.Equal(low, score.Low!.Value, 1e-9);
        Assert.Equal(high, score.High!.Value, 1e-9);
    }

    /// <summary>A real city's published table: 22 cases and 100 % beside 4,226 cases and 99.3 %. The first must not top it.</summary>
    [Fact]
    public void A_subject_with_few_grades_does_not_top_the_table()
    {
        ScoringScheme scheme = new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g"))
            .Version(v => v.Graded("t", Sample.T("t"), "g", PointScales.YesNo).Root("t")).Build();
        ScoreTable table = Scorer.Score(Sample.Book(scheme, ("small", "g", "yes", 22), ("large", "g", "yes", 4196), ("large", "g", "no", 30), ("one", "g", "yes", 1))).Tables[0];
        Assert.Equal(Rational.One, table.Find("large")!.Rank);
        Assert.Equal((Rational)2, table.Find("small")!.Rank);
        Assert.Equal((Rational)3, table.Find("one")!.Rank);
        Assert.Equal((1, 3), (table.Find("small")!.BestRank!.Value, table.Find("small")!.WorstRank!.Value));
        Assert.True(table.Rows.All(r => r.High <= 100 && r.Low >= 0 && !double.IsNaN(r.Low!.Value)));
    }

    /// <summary>Intervals that only touch leave the order open: a vetoed subject at [0, 0] beside one whose interval begins at 0.</summary>
    [Fact]
    public void Intervals_that_touch_do_not_settle_a_rank()
    {
        ScoringScheme scheme = new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g"))
            .Version(v => v.Graded("t", Sample.T("t"), "g", PointScales.YesNo).Root("t").Veto(new("v", Sample.T("v"), "g", 0))).Build();
        ScoreBook book = Sample.Book(scheme, ("none", "g", "no", 9), ("vetoed", "g", "yes", 9), ("ahead", "g", "yes", 900));
        Assert.Null(book.Add(new("vetoed", "g", "v", Adjustment.Confirmed, Sample.Day)));
        ScoreTable table = Scorer.Score(book).Tables[0];
        Assert.Equal((0, 0), (table.Find("vetoed")!.High, table.Find("none")!.Low));
        Assert.Equal(["1 1", "2 3", "2 3"], table.Rows.Select(r => $"{r.BestRank} {r.WorstRank}"));
    }

    [Theory]
    [InlineData(TieRule.Competition1224, "1 2 2 4")]
    [InlineData(TieRule.Modified1334, "1 3 3 4")]
    [InlineData(TieRule.Dense1223, "1 2 2 3")]
    [InlineData(TieRule.Fractional, "1 5/2 5/2 4")]
    public void Ties_get_ranks_by_the_stated_rule(TieRule rule, string ranks)
    {
        ScoringScheme scheme = Sample.TwoGroups(v => v.Rank(new(RankedBy.Score, rule))).Build();
        ScoreReport report = Scorer.Score(Sample.Book(scheme, ("a", "residents", "satisfied", 1), ("b", "residents", "basically-satisfied", 1),
            ("c", "residents", "basically-satisfied", 2), ("d", "residents", "not-satisfied", 1)));
        Assert.Equal(ranks, string.Join(' ', report.Tables[0].Rows.Select(r => r.Rank)));
    }

    [Property]
    public bool A_score_is_bounded_by_the_scale_and_inside_its_interval(byte[] counts)
    {
        ScoreBook book = Sample.Book(Sample.TwoGroups().Build(), [.. Counts(counts)]);
        SubjectScore? score = Scorer.Score(book).Tables[0].Find("u");
        return score?.Exact is not { } exact || (exact >= 0 && exact <= 100 && score.Low <= (double)exact + 1e-9 && score.High >= (double)exact - 1e-9);
    }

    [Property]
    public bool A_better_grade_never_lowers_a_score(byte[] counts, bool residents, bool second)
    {
        (string Subject, string Group, string Grade, int Count)[] before = [.. Counts(counts)];
        string group = residents ? "residents" : "representatives";
        (int worse, int better) = second ? (2, 1) : (1, 0);
        ScoringScheme scheme = Sample.TwoGroups().Build();
        Rational was = Sample.ScoreOf(Sample.Book(scheme, [.. before, ("u", group, Codes[worse], 1)]), "u").Exact!.Value;
        Rational now = Sample.ScoreOf(Sample.Book(scheme, [.. before, ("u", group, Codes[better], 1)]), "u").Exact!.Value;
        return now > was;
    }

    private static IEnumerable<(string, string, string, int)> Counts(byte[] counts) => counts.Take(6).Select((count, i) =>
        ("u", i < 3 ? "residents" : "representatives", Codes[i % 3], (int)count));
}
