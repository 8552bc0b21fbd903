using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Districts;
using Minyi.Reporting.Bulletins;
using Minyi.Reporting.Calendars;
using Minyi.Reporting.Maps;
using Minyi.Scoring.Histories;
using Minyi.Workflow.Drawing;

namespace Minyi.Cli.Demo;

/// <summary><c>minyi demo</c>: the whole mechanism once through, on the figures of a district's data file.</summary>
internal sealed class DemoCommand : MinyiCommand
{
    private readonly Option<string?> _district;

    public DemoCommand(Language language)
        : base("demo", language, new("盐田区全流程演示：从公布的数字到通报", "the whole mechanism once through, from Yantian's published figures to the bulletin"),
            "minyi demo", "minyi demo --output out")
    {
        _district = AddOption("--district", "F", new("自己的数据文件（JSON，格式同 samples/Minyi.Cli/Demo/yantian.json）", "a data file of one's own (JSON like samples/Minyi.Cli/Demo/yantian.json)"));
        AddOutputFolder();
    }

    public override ExitCode Run(Invocation invocation)
    {
        string? path = invocation.Value(_district);
        DemoRun run = Perform(invocation, DemoFigures.Load(invocation, path), path);
        string? folder = invocation.Value(Output!);
        if (folder is not null)
        {
            Files(invocation, run, folder).GetAwaiter().GetResult();
        }

        using StreamWriter text = new(invocation.OpenStandardOutput(), new System.Text.UTF8Encoding(false)) { NewLine = "\n" };
        DemoText.Write(text, run, folder, invocation.Language);
        return ExitCode.Done;
    }

    private static DemoRun Perform(Invocation invocation, DemoFigures figures, string? path)
    {
        using DemoProgress progress = new(invocation);
        try
        {
            return DemoRun.Of(figures, progress).GetAwaiter().GetResult();
        }
        catch (Exception e) when (path is not null && e is DemoDataException or ArgumentException or FormatException or KeyNotFoundException)
        {
            invocation.Faults.Add(new(path ?? "", null, null, new($"数据不成立（{e.Message}）", $"figures that do not fit ({e.Message})"), new("演示数据文件", "a data file of the demo")));
            throw new BadInputException();
        }
    }

    private static async Task Files(Invocation invocation, DemoRun run, string folder)
    {
        void Text(string name, string content)
        {
            using StreamWriter writer = invocation.OpenText(Path.Combine(folder, name));
            writer.Write(content);
        }

        Text("bulletin.html", BulletinPage.Write(run.Bulletin, invocation.Language));
        Text("bulletin.md", run.Bulletin.ToMarkdown(invocation.Language));
        DistrictMap map = DemoMap.Of(run.Figures, run.Made, run.Allotment);
        Text("map.svg", SvgMap.Write(map, DemoMap.Settings(run.Figures, MapAudience.Internal), invocation.Language));
        Text("map-public.svg", SvgMap.Write(map, DemoMap.Settings(run.Figures, MapAudience.Public), invocation.Language));
        Text("map.geojson", GeoJsonMap.Write(map, DemoMap.Settings(run.Figures, MapAudience.Internal)));
        Text("workflow.svg", WorkflowDrawing.Svg(run.Rules.Workflow.Definition, invocation.Language));
        DemoFiles.WriteAllotment(invocation, Path.Combine(folder, "representatives.csv"), run.Allotment);
        DemoFiles.WriteContacts(invocation, Path.Combine(folder, "contacts.csv"), run.Contacts);
        DemoFiles.WriteRoster(invocation, Path.Combine(folder, "roster.csv"), run.Roster.Duties);
        Text("roster.ics", RosterCalendar.Write(run.Roster.Duties, new()
        {
            Stamp = run.Figures.Chosen.Roster.Interval.Start.AtStartOfDayInZone(run.Rules.Time.Zone).ToInstant(),
            Domain = "minyi.example",
            Names = RosterNames.Of(run.Allotment.District),
        }, invocation.Language));
        foreach (IGrouping<StudioId?, GradedHandling> studio in run.Histories.Ballots().GroupBy(g => g.Studio).OrderBy(g => g.Key?.Value, StringComparer.Ordinal))
        {
            DemoFiles.WriteLedger(invocation, Path.Combine(folder, $"ledger-{studio.Key}.csv"), studio, run.Cases, run.Rules.Time.Zone);
        }

        await DemoFiles.WriteEvents(invocation, Path.Combine(folder, "events.jsonl"), run.Store);
    }
}
