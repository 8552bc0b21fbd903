using Minyi.Numerics;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Tests.Statistics;

public sealed class StandoutsTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 5, 6, 1, 0);

    [Fact]
    public void A_grader_who_always_gives_the_same_grade_stands_out_with_the_odds()
    {
        List<GivenGrade> grades = Mixed(100);
        grades.AddRange(Enumerable.Range(0, 12).Select(i => Grade("same", "unit-" + i, "not-satisfied", 0, i * 600)));
        AllSameGrader grader = Standouts.Find(grades).AllSame.Single();

        Assert.Equal(("same", "not-satisfied", 12), (grader.Evaluator, grader.Code, grader.Count));
        Assert.Equal(new Proportion(25, 100), grader.Others);
        Assert.Equal(Math.Pow(0.25, 12), grader.Probability, 1e-15);
    }

    [Fact]
    public void Equal_grades_do_not_stand_out_where_everybody_gives_them()
    {
        List<GivenGrade> grades = [.. Enumerable.Range(0, 200).Select(i => Grade("e-" + (i % 10), "unit", "satisfied", 100, i * 3600))];

        Assert.Empty(Standouts.Find(grades).AllSame);
        Assert.Empty(Standouts.Find([.. grades.Where(g => g.Evaluator == "e-0")]).AllSame);
    }

    [Fact]
    public void Two_who_favour_each_other_stand_out_once_with_the_means()
    {
        List<GivenGrade> grades = [];
        foreach ((string one, string other) in new[] { ("b", "a"), ("a", "b") })
        {
            grades.AddRange(Enumerable.Range(0, 4).Select(i => Grade(one, other, "excellent", 100, i)));
            grades.AddRange(Enumerable.Range(0, 6).Select(i => Grade(one, "c", "poor", 40 + (10 * (i % 2)), i)));
        }

        grades.AddRange(Enumerable.Range(0, 6).Select(i => Grade("c", "a", "poor", 20, i)));
        ReciprocalPair pair = Standouts.Find(grades).Reciprocal.Single();

        Assert.Equal(("a", "b"), (pair.First, pair.Second));
        Assert.Equal((100, 4), pair.FirstToSecond);
        Assert.Equal(45, pair.FirstToOthers);
        Assert.Equal(45, pair.SecondToOthers);
        Assert.Empty(Standouts.Find(grades, new() { ReciprocalGap = new Rational(3, 4) }).Reciprocal);
        Assert.Empty(Standouts.Find(grades, new() { ReciprocalGrades = 5 }).Reciprocal);
    }

    [Fact]
    public void The_densest_window_is_reported_and_its_ends_count()
    {
        List<GivenGrade> grades = [.. Enumerable.Range(0, 30).Select(i => Grade("fast", "unit-" + i, i % 2 == 0 ? "satisfied" : "poor", i % 2, i < 25 ? i * 25 : 90_000 + (i * 3600)))];
        GradeBurst burst = Standouts.Find(grades).Bursts.Single();

        Assert.Equal((25, 30), (burst.Count, burst.Total)); // twenty-five in exactly ten minutes
        Assert.Equal(Start, burst.From);
        Assert.Equal(Start + Duration.FromSeconds(600), burst.To);
        Assert.Empty(Standouts.Find(grades, new() { BurstGrades = 26 }).Bursts);
        Assert.Empty(Standouts.Find(grades, new() { BurstWindow = Duration.FromSeconds(100) }).Bursts);
    }

    [Property(MaxTest = 50)]
    public void The_order_of_the_grades_changes_nothing(int seed)
    {
        Random random = new(seed);
        GivenGrade[] grades = [.. Enumerable.Range(0, 200).Select(_ => Grade("e-" + random.Next(6), "e-" + random.Next(6), random.Next(2) == 0 ? "good" : "bad", random.Next(2), random.Next(9000)))];
        StandoutPolicy policy = new() { BurstGrades = 3, ReciprocalGap = new Rational(1, 20), AllSameProbability = 1 };
        Standouts one = Standouts.Find(grades, policy);
        random.Shuffle(grades);
        Standouts other = Standouts.Find(grades, policy);

        Assert.Equal(one.AllSame, other.AllSame);
        Assert.Equal(one.Reciprocal, other.Reciprocal);
        Assert.Equal(one.Bursts, other.Bursts);
    }

    [Fact]
    public void No_grades_nobody() => Assert.Empty(Standouts.Find([]).Reciprocal);

    private static List<GivenGrade> Mixed(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Grade("e-" + (i % 10), "unit-" + (i % 7), i % 4 == 0 ? "not-satisfied" : "satisfied", i % 4 == 0 ? 0 : 100, i * 3600))];

    private static GivenGrade Grade(string evaluator, string subject, string code, int points, int seconds) =>
        new(evaluator, subject, code, points, Start + Duration.FromSeconds(seconds));
}
