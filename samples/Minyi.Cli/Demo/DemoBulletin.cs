using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Scoring.Bulletins;
using Minyi.Scoring.Histories;
using Minyi.Workflow.BuiltIn;

namespace Minyi.Cli.Demo;

/// <summary>The district's bulletin, composed of the histories.</summary>
internal static class DemoBulletin
{
    public static Bulletin Of(DemoFigures figures, District district, HistoryBook histories, IReadOnlyList<BulletinCase> cases)
    {
        ClockRun[] answers = [.. histories.ClockRuns().Select(r => r.Run).Where(r => r.Clock == Yantian.Clocks.Handling && r.EndedIn == "Answered")];
        int inTime = answers.Count(r => r.Kept == true);
        int throughUnit = cases.Count(c => c.Unit is not null);
        ImmutableArray<LocalizedText> notes =
        [
            new($"经承办单位办理 {throughUnit} 件；单位答复 {answers.Length} 次，其中 {inTime} 次在时限内。", $"{throughUnit} petitions went through a unit; units answered {answers.Length} times, {inTime} of them within the time limit."),
            new("“办结”指到达流程的终结状态，含不予受理、移交三会和诉求人撤回。一次办理一人一票，重办另计。", "Closed means that a final state of the workflow was reached; not accepted, handed over and withdrawn count too. One ballot per grader and handling; a rework is a handling of its own."),
            .. figures.Notes.Select(n => n.Text),
        ];
        return Bulletin.Compose(
            new(new("盐田民意畅达机制通报（演示）", "Yantian: bulletin of the mechanism (demo)"), figures.Chosen.Period)
            {
                Labels = Labels(figures, district),
                Notes = notes,
            },
            cases);
    }

    private static BulletinLabels Labels(DemoFigures figures, District district) => BulletinLabels.Default
        .With(BulletinDimension.Unit, district.Units.Select(u => (u.Id.Value, new LocalizedText(u.Name, u.Name))))
        .With(BulletinDimension.Studio, district.Studios.Select(s => (s.Id.Value, new LocalizedText(s.Name, s.Name))))
        .With(BulletinDimension.Category, figures.Categories.Select(c => (c.Id, new LocalizedText(c.Zh, c.En))))
        .With(BulletinDimension.Group, DemoScores.Scheme.Document.Groups.Select(g => (g.Id, g.Text)));
}
