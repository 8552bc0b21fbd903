using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Cli.Workflow;

namespace Minyi.Cli.Petitions;

/// <summary><c>minyi petition schema</c>.</summary>
internal sealed class SchemaCommand : MinyiCommand
{
    private readonly Option<string?> _workflow;

    public SchemaCommand(Language language)
        : base("schema", language, new("打印每条命令的 JSON Schema", "prints the JSON schema of every command"), "minyi petition schema")
    {
        _workflow = AddOption("--workflow", "F", WorkflowInput.Description);
        AddOutput();
    }

    public override ExitCode Run(Invocation invocation)
    {
        ScriptSchema schema = new(WorkflowInput.Read(invocation, invocation.Value(_workflow) ?? "yantian"));
        using Stream stream = invocation.OpenOutput();
        using Utf8JsonWriter json = new(stream, TableWriter.Json);
        schema.Whole().WriteTo(json);
        json.Flush();
        stream.WriteByte((byte)'\n');
        return ExitCode.Done;
    }
}
