using Minyi.Cli.Execution;
using Minyi.Cli.Json;

namespace Minyi.Cli.Replay;

/// <summary>How an extract of service requests is read: which column is what, how times are written, which workflow and time limit apply.</summary>
internal sealed record ReplayMapping
{
    public required LocalizedText Title { get; init; }

    /// <summary>The workflow that every row is driven through.</summary>
    public required string Workflow { get; init; }

    /// <summary>The time limit's length.</summary>
    public required int LimitAmount { get; init; }

    /// <summary>Whether the limit counts working days of the official calendar; else calendar days.</summary>
    public required bool LimitInWorkingDays { get; init; }

    public required TimestampReader Timestamps { get; init; }

    public required string Key { get; init; }

    public required string Created { get; init; }

    public required string Closed { get; init; }

    public required string Status { get; init; }

    public required string Unit { get; init; }

    public required string Channel { get; init; }

    /// <summary>The words of the status column, and whether each means closed.</summary>
    public required IReadOnlyDictionary<string, bool> Statuses { get; init; }

    /// <summary>The columns that the extract must have.</summary>
    public IReadOnlyList<string> Columns => [Key, Created, Closed, Status, Unit, Channel];

    /// <summary>Reads a mapping; ends the command when it has faults.</summary>
    public static (ReplayMapping Mapping, PetitionWorkflow Workflow) Read(Invocation invocation, string path)
    {
        JsonPlace root = invocation.ReadJson(path);
        root.Only("title", "workflow", "timeLimit", "timestamps", "columns", "statuses");
        JsonPlace columns = root["columns"];
        columns.Only("key", "created", "closed", "status", "unit", "channel");
        root["timeLimit"].Only("amount", "unit");
        PetitionWorkflow? workflow = WorkflowOf(root["workflow"]);
        ReplayMapping mapping = new()
        {
            Title = new(root["title"]["zh"].Text(), root["title"]["en"].Text()),
            Workflow = workflow?.Definition.Id ?? "",
            LimitAmount = root["timeLimit"]["amount"].Int(0, 3660),
            LimitInWorkingDays = root["timeLimit"]["unit"].Choice(("calendar-days", false), ("working-days", true)),
            Timestamps = TimestampReader.Read(root["timestamps"]),
            Key = columns["key"].Text(),
            Created = columns["created"].Text(),
            Closed = columns["closed"].Text(),
            Status = columns["status"].Text(),
            Unit = columns["unit"].Text(),
            Channel = columns["channel"].Text(),
            Statuses = root["statuses"].Members().ToDictionary(m => m.Name, m => m.Value.Choice(("closed", true), ("open", false)), StringComparer.Ordinal),
        };
        invocation.EndIfFaulty();
        return (mapping, workflow!);
    }

    private static PetitionWorkflow? WorkflowOf(JsonPlace place)
    {
        string name = place.Text();
        if (name.Length == 0)
        {
            return null;
        }

        if (!PetitionWorkflow.BuiltInNames.Contains(name, StringComparer.Ordinal))
        {
            place.Fail(Expectations.OneOf(PetitionWorkflow.BuiltInNames));
            return null;
        }

        PetitionWorkflow workflow = PetitionWorkflow.BuiltIn(name);
        if (WorkflowReplay.Steps.Any(step => !workflow.Definition.Commands.Any(c => c.Id == step)))
        {
            string steps = string.Join(", ", WorkflowReplay.Steps);
            place.Fail(new($"有命令 {steps} 的流程，如 service-request", $"a workflow with the commands {steps}, such as service-request"));
        }

        return workflow;
    }
}
