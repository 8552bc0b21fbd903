using System.Text.Json;
using Minyi.Appraisals;
using Minyi.Cli.Demo;
using Minyi.Cli.Execution;
using Minyi.Cli.Json;
using Minyi.Cli.Workflow;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Cli.Petitions;

/// <summary>The district that a script runs in: its rules, and its studios and units where it names them.</summary>
internal sealed class ScriptDistrict
{
    private readonly HashSet<string>? _studios;
    private readonly HashSet<string>? _units;

    private ScriptDistrict(PetitionRules rules, HashSet<string>? studios, HashSet<string>? units)
    {
        Rules = rules;
        _studios = studios;
        _units = units;
    }

    public PetitionRules Rules { get; }

    /// <summary>Reads <c>--workflow</c> and <c>--district</c>; ends the command when they are wrong, and null when the workflow is not sound.</summary>
    public static ScriptDistrict? Read(Invocation invocation, string? workflow, string? district)
    {
        VerificationReport report = PetitionWorkflow.TryBuild(WorkflowInput.Read(invocation, workflow ?? "yantian"), out PetitionWorkflow? built);
        if (built is null)
        {
            invocation.Note(new(report.ToText(Language.Chinese), report.ToText(Language.English)));
            return null;
        }

        JsonPlace? file = district is null ? null : invocation.ReadJson(district);
        file?.Only("name", "studios", "units", "clocks", "feedback", "minimumShown");
        HashSet<string>? studios = Ids(file, "studios");
        HashSet<string>? units = Ids(file, "units");
        DeadlineRule[] clocks = file?["clocks"] is { Exists: true } list ? [.. list.Elements().Select(c => Clock(c, built.Definition)).OfType<DeadlineRule>()] : [];
        FeedbackPolicy? feedback = file?["feedback"] is { Exists: true } policy ? Feedback(policy) : null;
        AppraisalPolicy? appraisals = file?["minimumShown"] is { Exists: true } minimum ? new AppraisalPolicy { MinimumShown = Math.Max(1, minimum.Int(1)) } : null;
        string[] twice = [.. clocks.GroupBy(c => c.Clock, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)];
        if (twice.Length > 0)
        {
            file!["clocks"].Fail(new($"时限重复：{string.Join("、", twice)}", $"a clock twice: {string.Join(", ", twice)}"), new("每个时限一次", "each clock once"));
        }

        // Without a district the demo's limits hold; what neither sets runs as in the library's example.
        if (district is null)
        {
            DemoFigures demo = DemoFigures.Load(invocation, null);
            clocks = ScriptClocks.For(built.Definition, [.. DemoRules.Clocks(demo)], invocation);
            feedback = DemoRules.Feedback(demo);
        }

        DeadlineRule[] all = [.. clocks, .. ExampleClocks.Rules.Where(e => built.Definition.Clocks.Any(c => c.Id == e.Clock) && !clocks.Any(c => c.Clock == e.Clock))];
        string[] missing = [.. built.Definition.Clocks.Select(c => c.Id).Where(id => !all.Any(c => c.Clock == id))];
        if (missing.Length > 0)
        {
            invocation.Faults.Add(new(
                district ?? "--district", null, "$.clocks",
                new($"缺少时限：{string.Join("、", missing)}", $"no rule for: {string.Join(", ", missing)}"),
                new("流程中每个时限一条规则", "a rule for each clock of the workflow")));
        }

        invocation.EndIfFaulty();
        return new(new(built, new LegalTime(ChinaCalendar.Official), all, feedback, appraisals), studios, units);
    }

    /// <summary>Notes each studio and unit of a line that the district does not have.</summary>
    public void Check(JsonPlace line)
    {
        switch (line.Element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach ((string name, JsonPlace value) in line.Members())
                {
                    Known(value, name switch
                    {
                        "studio" or "studios" => _studios,
                        "lead" or "unit" or "units" or "assisting" or "contributed" or "accused" => _units,
                        _ => null,
                    });
                    Check(value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonPlace item in line.Elements())
                {
                    Check(item);
                }

                break;
        }
    }

    private static void Known(JsonPlace place, HashSet<string>? known)
    {
        if (known is null)
        {
            return;
        }

        foreach (JsonPlace one in place.Element.ValueKind == JsonValueKind.Array ? place.Elements() : [place])
        {
            if (one.Element.ValueKind == JsonValueKind.String && one.Element.GetString() is { Length: > 0 } id && !known.Contains(id))
            {
                one.Fail(Expectations.Nearest(id, known));
            }
        }
    }

    private static HashSet<string>? Ids(JsonPlace? file, string name) =>
        file?[name] is { Exists: true } list ? [.. list.Elements().Select(e => e.Text())] : null;

    private static FeedbackPolicy Feedback(JsonPlace place)
    {
        place.Only("attempts", "days", "channels");
        FeedbackPolicy policy = new();
        return new(
            place["attempts"].Exists ? place["attempts"].Int(1, 100) : policy.Attempts,
            place["days"].Exists ? place["days"].Int(1, 100) : policy.Days,
            place["channels"].Exists ? place["channels"].Int(1, 8) : policy.Channels);
    }

    private static DeadlineRule? Clock(JsonPlace place, WorkflowDefinition workflow)
    {
        place.Only("clock", "amount", "unit", "warningPercent", "extension", "rollsForward", "source");
        string clock = place["clock"].Text();
        int amount = place["amount"].Int(0, 100_000);
        DeadlineUnit unit = place["unit"].Choice(
            ("working-days", DeadlineUnit.WorkingDays), ("calendar-days", DeadlineUnit.CalendarDays), ("working-hours", DeadlineUnit.WorkingHours));
        if (clock.Length == 0)
        {
            return null;
        }

        // A district's file may serve several workflows; a name that none of them has would be passed over, and another limit would hold.
        string[] known = [.. PetitionWorkflow.BuiltInNames.Select(PetitionWorkflow.BuiltInDefinition).Append(workflow).SelectMany(d => d.Clocks).Select(c => c.Id)];
        if (!known.Contains(clock, StringComparer.Ordinal))
        {
            place["clock"].Fail(Expectations.Nearest(clock, known));
        }

        return new DeadlineRule(clock, amount, unit)
        {
            RollsForward = place["rollsForward"].Exists && place["rollsForward"].Boolean(),
            Extension = place["extension"].Exists ? new ExtensionPolicy(place["extension"].Int(1, 100_000)) : null,
            Stages = place["warningPercent"].Exists ? [WarningStage.At(Math.Max(1, place["warningPercent"].Int(1, 100)))] : [],
            Source = place["source"].Exists ? place["source"].Text() : null,
        };
    }
}
