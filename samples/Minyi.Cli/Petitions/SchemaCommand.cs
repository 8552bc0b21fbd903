using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Cli.Workflow;
using Minyi.Workflow.Definition;

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
        WorkflowDefinition workflow = WorkflowInput.Read(invocation, invocation.Value(_workflow) ?? "yantian");
        string[] commands =
        [
            .. workflow.Commands.Select(c => c.Id).Concat(ScriptMembers.Beside).Order(StringComparer.Ordinal),
        ];
        using Stream stream = invocation.OpenOutput();
        using Utf8JsonWriter json = new(stream, TableWriter.Json);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "minyi petition script: one command a line");
        json.WriteString("type", "object");
        json.WriteStartArray("oneOf");
        foreach (string command in commands)
        {
            Command(json, workflow, command);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
        return ExitCode.Done;
    }

    private static void Command(Utf8JsonWriter json, WorkflowDefinition workflow, string command)
    {
        ScriptMember[] members = [.. ScriptMembers.OfEveryLine(workflow), .. ScriptMembers.Of(workflow, command)];
        json.WriteStartObject();
        json.WriteString("title", command);
        json.WriteStartObject("properties");
        foreach (ScriptMember member in members)
        {
            json.WritePropertyName(member.Name);
            if (member.Name == "command")
            {
                json.WriteStartObject();
                json.WriteStartArray("enum");
                foreach (string name in ScriptMembers.Nouns.Where(n => n.Value == command).Select(n => n.Key).Prepend(command))
                {
                    json.WriteStringValue(name);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
            else
            {
                json.WriteRawValue(member.Schema);
            }
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (ScriptMember member in members.Where(m => m.Required))
        {
            json.WriteStringValue(member.Name);
        }

        json.WriteEndArray();
        if (ScriptMembers.MayExpire(members))
        {
            Expiry(json, ScriptMembers.NotOfExpiries.Intersect(members));
        }

        if (command == "ReceiveFromMeetings")
        {
            json.WriteStartObject("dependentRequired");
            foreach (string member in ScriptMembers.OfForm)
            {
                json.WriteStartArray(member);
                json.WriteStringValue("channel");
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    /// <summary>Clock and stage come together, and without what other submissions of the command may bring.</summary>
    private static void Expiry(Utf8JsonWriter json, IEnumerable<ScriptMember> others)
    {
        json.WritePropertyName("dependentRequired");
        json.WriteRawValue("""{"clock":["stage"],"stage":["clock"]}""");
        json.WritePropertyName("dependentSchemas");
        json.WriteStartObject();
        json.WriteStartObject("clock");
        json.WriteStartObject("properties");
        foreach (ScriptMember other in others)
        {
            json.WriteBoolean(other.Name, false);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
