using Minyi.Numerics;
using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Schemes.BuiltIn;
using Minyi.Scoring.Scores.Explanation;
using Minyi.Scoring.Scores;
using Minyi.Scoring.Tests.Schemes;

namespace Minyi.Scoring.Tests.Scores;

public sealed class ExplanationTests
{
    private static readonly string[] Codes = ["satisfied", "basically-satisfied", "not-satisfied", "dont-know"];

    /// <summary>From the leaves alone (counts, points, weights) the score is recomputed, to the digit, by plain arithmetic.</summary>
    [Property(MaxTest = 300)]
    public bool The_leaves_recompute_to_the_digit(byte[] counts, byte minimum, bool neutral)
    {
        ScoringScheme scheme = Sample.TwoGroups(v => v.Adjust(new("late", Sample.T("late"), "residents", new(-1, 3), 10)),
            1 + (minimum % 4), neutral ? MissingRule.Neutral(new(50, 7)) : null).Build();
        ScoreBook book = new(scheme);
        foreach ((byte count, int i) in counts.Take(8).Select((c, i) => (c, i)))
        {
            Assert.Null(book.Add(new("u", i < 4 ? "residents" : "representatives", "", Codes[i % 4], Sample.Day, count)));
        }

        Assert.Null(book.Add(new("u", "residents", "late", Adjustment.Confirmed, Sample.Day, counts.Length % 3)));
        SubjectScore row = Sample.ScoreOf(book, "u");
        ExplanationNode explained = ScoreExplanation.Explain(Scorer.Score(book).Tables[0], "u");
        ScoredMean root = (ScoredMean)row.Parts[0].Score.Root;
        if (row.Exact is not { } exact)
        {
            return root.Parts.All(p => p.Node.Value is null) && explained.Value is null;
        }

        Rational sum = Rational.Zero;
        foreach ((ExplanationNode leaf, ScoredPart part) in explained.Because[0].Because.Zip(root.Parts))
        {
            Rational points = leaf.Because.Aggregate(Rational.Zero, (total, grade) => total + grade.Value!.Value);
            Rational? value = part.Node.State == NodeState.Measured ? points / ((ScoredGrades)part.Node).Divisor : part.Node.Value;
            sum += part.Applied * (value ?? 0);
        }

        sum += explained.Because[1].Value!.Value;
        sum = sum < 0 ? 0 : sum > 100 ? 100 : sum;
        return sum == exact && explained.Value == Rounding.OneDecimal.Round(sum)
            && root.Parts.Aggregate(Rational.Zero, (total, p) => total + p.Applied) == Rational.One;
    }

    [Fact]
    public void The_tree_goes_down_to_the_grades_in_both_languages()
    {
        ScoreBook book = Sample.Book(BuiltInSchemes.UnitHandling, ("water", "petitioners", "satisfied", 2), ("water", "petitioners", "not-satisfied", 1), ("water", "representatives", "basically-satisfied", 1));
        ExplanationNode explained = ScoreExplanation.Explain(Scorer.Score(book).Tables[0], "water");
        Assert.Equal("""
            water：71.7 分，由 215/3 ≈ 71.666667 按 GB/T 8170 修约，间隔 0.1；评议 4 份
              办理得分：加权平均 = 215/3 ≈ 71.666667
                诉求人评议：总分值 ÷ 3 = 200/3 ≈ 66.666667 × 62.5%（原 50%）
                  满意：2 份 × 100 = 200
                  不满意：1 份 × 0 = 0
                居民评议：评议 0 份，少于 3 份，权重转给同级其他项
                代表委员评议：总分值 ÷ 1 = 80 × 37.5%（原 30%）
                  基本满意：1 份 × 80 = 80
            """, string.Join('\n', explained.ToText(Language.Chinese).Split('\n')[..8]));
        string english = explained.ToText(Language.English);
        Assert.Contains("graded by petitioners: sum of points ÷ 3 = 200/3 ≈ 66.666667 × 62.5% (stated 50%)", english, StringComparison.Ordinal);
        Assert.DoesNotContain(english, c => c is >= '\u4e00' and <= '\u9fff');
    }

    [Fact]
    public void What_a_citizen_sees_follows_from_groups_that_are_large_enough()
    {
        ScoringScheme scheme = Sample.TwoGroups().Build();
        ScoreBook book = Sample.Book(scheme, ("u", "residents", "satisfied", 6), ("u", "representatives", "not-satisfied", 2));
        ScoreBook shown = book.ForCitizens(5);
        Assert.Equal((Rational)100, Sample.ScoreOf(shown, "u").Exact);
        Assert.Equal((Rational)60, Sample.ScoreOf(book, "u").Exact);
        string text = ScoreExplanation.Explain(Scorer.Score(shown).Tables[0], "u").ToText(Language.English);
        Assert.DoesNotContain("not-satisfied: 2", text, StringComparison.Ordinal);
        Assert.Contains("p: grades: 0, fewer than 1", text, StringComparison.Ordinal);
        Assert.Equal(2, book.Counts[0].CountsOf("u")[2]); // the office's book is as it was
        Assert.Equal((Rational)100, Sample.ScoreOf(book.ForCitizens(6), "u").Exact); // the minimum itself is enough
        Assert.Null(Sample.ScoreOf(book.ForCitizens(7), "u").Exact);
    }

    [Fact]
    public void A_citizen_sees_the_offices_findings_and_no_small_tally()
    {
        ScoringScheme scheme = new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g")).Group("o", Sample.T("o")).Version(v => v
            .Graded("t", Sample.T("t"), "g", PointScales.YesNo).Root("t").Adjust(new("late", Sample.T("late"), "o", -2))
            .Tally("votes", Sample.T("votes"), "g", new Minyi.Appraisals.GradeStep("for", Sample.T("for"), false))).Build();
        ScoreBook book = Sample.Book(scheme, ("u", "g", "yes", 9));
        Assert.Null(book.Add(new("u", "o", "late", Adjustment.Confirmed, Sample.Day)));
        Assert.Null(book.Add(new("u", "g", "votes", "for", Sample.Day, 2)));
        SubjectScore score = Sample.ScoreOf(book.ForCitizens(5), "u");
        Assert.Equal((Rational)98, score.Exact);
        Assert.Equal([0], score.Parts[0].Score.Tallies[0].Counts);
    }
}
