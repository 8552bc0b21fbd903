using System.Text;
using Minyi.Cli.Execution;
using Minyi.Cli.Json;
using Minyi.Json;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;

namespace Minyi.Cli.Workflow;

/// <summary>Reads a workflow: a built-in by its name, a JSON file, or standard input.</summary>
internal static class WorkflowInput
{
    public static readonly LocalizedText Description = new(
        "流程 JSON 文件，或内置流程名：" + string.Join("、", PetitionWorkflow.BuiltInNames),
        "workflow JSON, or a built-in: " + string.Join(", ", PetitionWorkflow.BuiltInNames));

    /// <summary>The definition; ends the command with every fault when it is not well-formed.</summary>
    public static WorkflowDefinition Read(Invocation invocation, string path)
    {
        if (PetitionWorkflow.BuiltInNames.Contains(path, StringComparer.Ordinal) && !File.Exists(invocation.FullPath(path)))
        {
            return PetitionWorkflow.BuiltInDefinition(path);
        }

        WorkflowReading reading = WorkflowJson.Read(Text(invocation, path));
        foreach (DefinitionFault fault in reading.Faults)
        {
            invocation.Faults.Add(new(path, fault.Line, fault.Path, fault.Found, fault.Expected));
        }

        return reading.Definition ?? throw new BadInputException();
    }

    private static string Text(Invocation invocation, string path)
    {
        ReadOnlyMemory<byte> bytes = JsonFile.Bytes(invocation, path);
        if (JsonGate.Check(bytes.Span) is { } flaw)
        {
            invocation.Faults.Add(new(path, flaw.Line, flaw.Path == "$" ? null : flaw.Path, flaw.Found, flaw.Expected));
            throw new BadInputException();
        }

        return Encoding.UTF8.GetString(bytes.Span);
    }
}
