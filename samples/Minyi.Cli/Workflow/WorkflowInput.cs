using System.Text;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
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
        using StreamReader reader = new(InputFile.Open(invocation, path), new UTF8Encoding(false, throwOnInvalidBytes: true), true, -1, leaveOpen: path == "-");
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            invocation.Faults.Add(new(path, null, null, new("内容不是 UTF-8", "bytes that are not UTF-8"), new("UTF-8 编码的 JSON", "JSON in UTF-8")));
            throw new BadInputException();
        }
    }
}
