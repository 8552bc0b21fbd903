using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Scoring.Bulletins;

namespace Minyi.Cli.Demo;

/// <summary>The district's bulletin, composed of the histories.</summary>
internal static class DemoBulletin
{
    public static Bulletin Of(DemoFigures figures, District district, IReadOnlyList<PetitionHistory> histories)
    {
        (int inTime, int answers) = histories.Aggregate((0, 0), (sum, h) => (sum.Item1 + h.Answers.InTime, sum.Item2 + h.Answers.All));
        int throughUnit = histories.Count(h => h.Lead is not null);
        ImmutableArray<LocalizedText> notes =
        [
            new($"经承办单位办理 {throughUnit} 件；单位答复 {answers} 次，其中 {inTime} 次在时限内。", $"{throughUnit} petitions went through a unit; units answered {answers} times, {inTime} of them within the time limit."),
            new("“办结”指到达流程的终结状态，含不予受理、移交三会和诉求人撤回。一次办理一人一票，重办另计。", "Closed means that a final state of the workflow was reached; not accepted, handed over and withdrawn count too. One ballot per grader and handling; a rework is a handling of its own."),
            .. figures.Notes.Select(n => n.Text),
        ];
        return Bulletin.Compose(
            new(new("盐田民意畅达机制通报（演示）", "Yantian: bulletin of the mechanism (demo)"), figures.Chosen.Period)
            {
                Labels = Labels(figures, district),
                Notes = notes,
            },
            histories.Select(h => h.ToCase()));
    }

    private static BulletinLabels Labels(DemoFigures figures, District district) => BulletinLabels.Default
        .With(BulletinDimension.Unit, district.Units.Select(u => (u.Id.Value, new LocalizedText(u.Name, u.Name))))
        .With(BulletinDimension.Studio, district.Studios.Select(s => (s.Id.Value, new LocalizedText(s.Name, s.Name))))
        .With(BulletinDimension.Category, figures.Categories.Select(c => (c.Id, new LocalizedText(c.Zh, c.En))))
        .With(BulletinDimension.Group, ("representative", new("代表委员", "Representatives")))
        .With(BulletinDimension.Channel, ("leader-reception", new("领导接待日", "Leaders' reception day")));
}
