using Minyi.Appraisals;

namespace Minyi.Core.Tests.Appraisals;

public class AppraisalTallyTests
{
    private static readonly string[] Groups = ["Petitioner", "Representative", "Residents"];

    private static Gen<(string Group, Grade Grade)> Ballots =>
        from g in Gen.Elements(Groups)
        from s in Gen.Elements(GradeScale.Satisfaction.Steps.AsEnumerable())
        select (g, new Grade("satisfaction", s.Code));

    private static AppraisalTally Tally(IEnumerable<(string Group, Grade Grade)> ballots) => ballots.Aggregate(AppraisalTally.Empty, (t, b) => t.Add(b.Group, b.Grade));

    [Property]
    public Property Any_order_and_any_split_give_the_same_tally() => Prop.ForAll(Ballots.ListOf().ToArbitrary(), Gen.Choose(0, 50).ToArbitrary(), (ballots, cut) =>
    {
        AppraisalTally whole = Tally(ballots);
        AppraisalTally parts = Tally(ballots.Skip(cut).Reverse()).Add(Tally(ballots.Take(cut)));
        return whole.Equals(parts) && whole.Total == ballots.Count
            && Groups.All(g => GradeScale.Satisfaction.Steps.All(s => whole[g, new("satisfaction", s.Code)] == ballots.Count(b => b == (g, new Grade("satisfaction", s.Code)))));
    });

    [Property]
    public Property What_is_shown_never_gives_a_small_group_away() => Prop.ForAll(Ballots.ListOf().ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), (ballots, minimum) =>
    {
        AppraisalTally tally = Tally(ballots);
        ShownGrades[] shown = [.. tally.Shown(new AppraisalPolicy { MinimumShown = minimum })];
        Assert.Equal(ballots.Select(b => b.Group).Distinct().Order(StringComparer.Ordinal), shown.Select(s => s.Group));
        Assert.All(shown.Where(s => !s.IsSuppressed), s => Assert.True(s.Counts!.Value.Sum(c => c.Count) >= minimum));
        // Somebody who knows the total learns a suppressed group's size only where two are suppressed: then only their sum.
        return shown.Count(s => s.IsSuppressed) != 1 || shown.Length == 1;
    });

    [Fact]
    public void A_policy_knows_what_a_grade_means()
    {
        AppraisalPolicy policy = new();
        Assert.True(policy.Find(new("satisfaction", "not-satisfied"))!.NotSatisfied);
        Assert.Null(policy.Find(new("satisfaction", "don't know")));
        Assert.Null(policy.Find(new("stars", "satisfied")));
        Assert.ThrowsAny<ArgumentException>(() => new AppraisalPolicy { MinimumShown = 0 });
        Assert.ThrowsAny<ArgumentException>(() => new AppraisalPolicy { Scales = [] });
        Assert.ThrowsAny<ArgumentException>(() => new AppraisalPolicy { Scales = [GradeScale.Satisfaction, GradeScale.Satisfaction] });
    }
}
