using System.Collections.Immutable;
using System.Text.Json;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Scoring.Histories;
using Minyi.Workflow.BuiltIn;

namespace Minyi.Cli.Demo;

/// <summary>The rules that the demo's district decides petitions by: the <c>yantian</c> workflow, the official calendar, the data file's time limits.</summary>
internal static class DemoRules
{
    public const string Workflow = "yantian";

    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static PetitionRules Of(DemoFigures figures) => new(
        PetitionWorkflow.BuiltIn(Workflow),
        new LegalTime(ChinaCalendar.Official, zone: Zone),
        Clocks(figures),
        Feedback(figures));

    /// <summary>The data file's time limits.</summary>
    public static IEnumerable<DeadlineRule> Clocks(DemoFigures figures) => figures.Clocks.Select(c => Rule(figures, c.Key, c.Value));

    /// <summary>After how many attempts somebody counts as unreachable.</summary>
    public static FeedbackPolicy Feedback(DemoFigures figures) => new(Attempts: figures.Attempts);

    /// <summary>How long a petition may take from registration to closing, for the bulletin's rate on time.</summary>
    public static DeadlineRule Closing(DemoFigures figures) => new("closing", figures.Chosen.ClosingDays, DeadlineUnit.CalendarDays) { RollsForward = true };

    /// <summary>How the petitions' histories are read into ballots and cases. Petitioners and residents are one group of the scheme.</summary>
    public static HistorySettings Histories(DemoFigures figures, PetitionRules rules) => new([rules.Workflow], rules.Time)
    {
        Limit = CaseLimit.FromRegistration(Closing(figures)),
        Groups = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, GraderGroup>(StringComparer.Ordinal)
        {
            [Yantian.Appraisals.ByPetitioner] = new(DemoScores.People),
            [Yantian.Appraisals.ByResidents] = new(DemoScores.People),
            [Yantian.Appraisals.ByRepresentative] = new(DemoScores.Representatives),
        }),
    };

    private static DeadlineRule Rule(DemoFigures figures, string clock, IReadOnlyList<JsonElement> limit) =>
        new(clock, limit[0].GetInt32(), limit[1].GetString() == "working-days" ? DeadlineUnit.WorkingDays : DeadlineUnit.CalendarDays)
        {
            Stages = [WarningStage.At(figures.WarningPercent)],
            Extension = new ExtensionPolicy(figures.ExtensionDays),
        };
}
