using Minyi.Cli.Execution;
using Minyi.Deadlines;
using Minyi.Petitions;
using Minyi.Workflow.Definition;

namespace Minyi.Cli.Petitions;

/// <summary>How long clocks run in a script without a district: what a statute says, then the demo's limits, then an example, which is said.</summary>
internal static class ScriptClocks
{
    private const int ExampleDays = 10;

    /// <summary>A rule for each clock of a workflow.</summary>
    public static DeadlineRule[] For(WorkflowDefinition workflow, IReadOnlyList<DeadlineRule> demo, Invocation invocation)
    {
        string[] examples =
        [
            .. workflow.Clocks.Where(c => Statute(workflow, c) is null && !demo.Concat(ExampleClocks.Rules).Any(r => r.Clock == c.Id)).Select(c => c.Id),
        ];
        if (examples.Length > 0)
        {
            invocation.Note(new(
                $"示例时限 {ExampleDays} 个工作日（用 --district 设定）：{string.Join("、", examples)}",
                $"example limits of {ExampleDays} working days (--district sets them): {string.Join(", ", examples)}"));
        }

        return
        [
            .. workflow.Clocks.Select(c => Statute(workflow, c) ?? demo.Concat(ExampleClocks.Rules).FirstOrDefault(r => r.Clock == c.Id)
                ?? new DeadlineRule(c.Id, ExampleDays, DeadlineUnit.WorkingDays) { Stages = Stages(c) }),
        ];
    }

    private static DeadlineRule? Statute(WorkflowDefinition workflow, ClockDefinition clock)
    {
        string name = $"{workflow.Id}-{clock.Id switch { "admission" => "acceptance", "request" => "review-request", _ => clock.Id }}";
        return StatutoryDeadlines.All.FirstOrDefault(r => r.Clock == name) is { } rule
            ? new DeadlineRule(clock.Id, rule.Amount, rule.Unit) { Extension = rule.Extension, Source = rule.Source, Stages = Stages(clock) }
            : null;
    }

    private static System.Collections.Immutable.ImmutableArray<WarningStage> Stages(ClockDefinition clock) => clock.Stages.Count > 1 ? [WarningStage.At(80)] : [];
}
