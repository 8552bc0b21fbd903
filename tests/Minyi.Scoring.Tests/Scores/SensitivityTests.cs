using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;
using Minyi.Scoring.Tests.Schemes;

namespace Minyi.Scoring.Tests.Scores;

public sealed class SensitivityTests
{
    private static readonly string[] Codes = ["satisfied", "basically-satisfied", "not-satisfied"];

    [Fact]
    public void The_numbers_are_those_that_one_finds_by_hand()
    {
        // 8 of 10 residents satisfied: 80. Up to 85 by adding: (800 + 100k) / (10 + k) rounds to 85 from k = 4 (85.7; k = 3 gives 84.6), by turning 1 (90).
        // Below 60 by adding worst grades: 800 / (10 + k) < 59.95 from k = 4 (57.1), by turning 3 (50; 2 leave 60).
        BorderSensitivity[] found = [.. Examine(("u", "residents", "satisfied", 8), ("u", "residents", "not-satisfied", 2)).Where(s => s.Group == "residents")];
        Assert.Equal([new("residents", "", 85, true, 4, 1), new("residents", "", 60, false, 4, 3)], found);
    }

    [Fact]
    public void A_group_that_cannot_do_it_has_no_number()
    {
        // The representatives weigh 0.4, so they reach 40 at most. The residents weigh 0.6: all of them turned give 60, and 5 honest ones beside k others
        // 60k / (5 + k), which GB/T 8170 rounds to 60.0 from 59.95 on. Nobody can lower the lowest class.
        BorderSensitivity[] found = [.. Examine(("u", "residents", "not-satisfied", 5), ("u", "representatives", "not-satisfied", 5))];
        Assert.Equal(new("representatives", "", 60, true, null, null), Assert.Single(found, s => s.Group == "representatives"));
        Assert.Equal(new("residents", "", 60, true, 5995, 5), Assert.Single(found, s => s.Group == "residents"));
    }

    /// <summary>Against trying one after the other, with minimum numbers that make the score jump.</summary>
    [Property(MaxTest = 60)]
    public bool Numbers_agree_with_trying_each(byte[] counts, byte minimum)
    {
        ScoringScheme scheme = Scheme(1 + (minimum % 5));
        (string, string, string, int)[] given = [.. counts.Take(6).Select((c, i) => ("u", i < 3 ? "residents" : "representatives", Codes[i % 3], c % 7))];
        ScoreBook book = Sample.Book(scheme, given);
        foreach (BorderSensitivity found in Sensitivity.Examine(scheme, scheme.Document.Versions[0], book.Counts[0], "u"))
        {
            string extreme = found.Upwards ? "satisfied" : "not-satisfied";
            bool Over((string, string, string, int)[] changed) => Sample.ScoreOf(Sample.Book(scheme, changed), "u").Rounded is { } score
                && (found.Upwards ? score >= found.Border : score < found.Border);
            int added = Enumerable.Range(1, 400).FirstOrDefault(k => Over([.. given, ("u", found.Group, extreme, k)]));
            if (added != (found.Added is <= 400 ? found.Added : 0))
            {
                return false;
            }

            string[] order = found.Upwards ? [Codes[2], Codes[1]] : [Codes[0], Codes[1]];
            int[] have = [.. order.Select(code => given.Where(g => g.Item2 == found.Group && g.Item3 == code).Sum(g => g.Item4))];
            int turned = Enumerable.Range(1, have.Sum()).FirstOrDefault(k =>
            {
                int first = Math.Min(k, have[0]);
                return Over([.. given, ("u", found.Group, order[0], -first), ("u", found.Group, order[1], first - k), ("u", found.Group, extreme, k)]);
            });
            if (turned != (found.Turned ?? 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Two leaves read the same grades: three more "satisfied" do, four would bring in the second leaf, which is poorer.</summary>
    [Fact]
    public void A_leaf_that_begins_to_count_may_take_back_what_fewer_graders_reached()
    {
        Minyi.Scoring.Scales.PointScale strict = new("strict", Minyi.Appraisals.GradeScale.Satisfaction, [100, 0, 0]);
        ScoringScheme scheme = new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g")).Version(v => v
            .Graded("a", Sample.T("a"), "g", Minyi.Scoring.Scales.PointScales.Satisfaction).Graded("b", Sample.T("b"), "g", strict, minimumGrades: 12)
            .Combined("t", Sample.T("t"), ("a", 0.5m), ("b", 0.5m)).Root("t")
            .Classes(new ScoreClass("good", Sample.T("good"), 85), new ScoreClass("rest", Sample.T("rest"), null))).Build();
        ScoreBook book = Sample.Book(scheme, ("u", "g", "basically-satisfied", 8));
        Assert.Equal(3, Assert.Single(Sensitivity.Examine(scheme, scheme.Document.Versions[0], book.Counts[0], "u")).Added);
    }

    [Fact]
    public void Without_classes_there_is_no_border()
    {
        ScoringScheme scheme = Sample.TwoGroups().Build();
        ScoreBook book = Sample.Book(scheme, ("u", "residents", "satisfied", 1));
        Assert.Empty(Sensitivity.Examine(scheme, scheme.Document.Versions[0], book.Counts[0], "u"));
        Assert.Throws<ArgumentException>(() => Sensitivity.Examine(Scheme(1), scheme.Document.Versions[0], book.Counts[0], "u"));
    }

    private static BorderSensitivity[] Examine(params (string, string, string, int)[] counts)
    {
        ScoringScheme scheme = Scheme(1);
        return [.. Sensitivity.Examine(scheme, scheme.Document.Versions[0], Sample.Book(scheme, counts).Counts[0], "u")];
    }

    private static ScoringScheme Scheme(int minimum) => Sample.TwoGroups(v => v.Classes(
        new ScoreClass("good", Sample.T("good"), 85), new ScoreClass("fair", Sample.T("fair"), 60), new ScoreClass("poor", Sample.T("poor"), null)), minimum).Build();
}
