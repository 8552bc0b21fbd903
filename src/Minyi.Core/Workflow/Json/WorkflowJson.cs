using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

/// <summary>Reads and writes workflows as JSON. The members and their meaning are in docs/workflow.md.</summary>
public static class WorkflowJson
{
    /// <summary>The version of the format, the value of the member <c>schema</c>.</summary>
    public const string Schema = "minyi-workflow/1";

    private static readonly WorkflowJsonContext Context = new(new JsonSerializerOptions(WorkflowJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Reads a workflow.</summary>
    /// <param name="json">The JSON. Unknown members, unknown words and names that are declared nowhere are refused with their path.</param>
    /// <returns>The definition, or every fault that was found.</returns>
    public static WorkflowReading Read(string json)
    {
        Guard.Against.Null(json);
        WorkflowDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(json, Context.WorkflowDocument);
        }
        catch (JsonException exception)
        {
            return Faulty(new(exception.Path ?? "$", Explained(exception), exception.LineNumber + 1, exception.BytePositionInLine + 1));
        }

        if (document is null)
        {
            return Faulty(new("$", new("应为一个对象", "expected an object, found null")));
        }

        if (document.Schema != Schema)
        {
            return Faulty(new("$.schema", new($"格式为“{document.Schema}”，应为“{Schema}”", $"found '{document.Schema}', expected '{Schema}'")));
        }

        try
        {
            WorkflowDefinition definition = DocumentMapping.ToDefinition(document);
            ValueList<DefinitionFault> faults = DefinitionCheck.Of(definition);
            return faults.Count == 0 ? new(definition, []) : new(null, JsonPlaces.Locate(json, faults));
        }
        catch (ArgumentException exception)
        {
            return Faulty(new("$", new("有空的标识", exception.Message)));
        }
    }

    /// <summary>Writes a workflow: one line for each state, transition and declaration, so that a difference is readable.</summary>
    /// <param name="definition">The workflow.</param>
    public static string Write(WorkflowDefinition definition)
    {
        Guard.Against.Null(definition);
        StringBuilder text = new("{\n");
        Member("schema", Schema, Context.String);
        Member("id", definition.Id, Context.String);
        Member("version", definition.Version, Context.Int32);
        Member("title", DocumentMapping.Text(definition.Title), Context.TextDocument);
        if (definition.Source is { } source)
        {
            Member("source", source, Context.String);
        }

        Member("initial", definition.Initial, Context.String);
        Array("roles", definition.Roles.Select(DocumentMapping.Of), Context.RoleDocument);
        Array("kinds", definition.Kinds.Select(DocumentMapping.Of), Context.NamedDocument);
        Array("outcomes", definition.Outcomes.Select(DocumentMapping.Of), Context.NamedDocument);
        Array("commands", definition.Commands.Select(DocumentMapping.Of), Context.CommandDocument);
        Array("obligations", definition.Obligations.Select(DocumentMapping.Of), Context.ObligationDocument);
        Array("clocks", definition.Clocks.Select(DocumentMapping.Of), Context.ClockDocument);
        Array("appraisals", definition.Appraisals.Select(DocumentMapping.Of), Context.NamedDocument);
        Array("counters", definition.Counters.Select(DocumentMapping.Of), Context.CounterDocument);
        Array("states", definition.States.Select(DocumentMapping.Of), Context.StateDocument);
        Array("transitions", definition.Transitions.Select(DocumentMapping.Of), Context.TransitionDocument);
        text.Length -= 2;
        return text.Append("\n}\n").ToString();

        void Member<T>(string name, T value, JsonTypeInfo<T> type) =>
            text.Append("  \"").Append(name).Append("\": ").Append(JsonSerializer.Serialize(value, type)).Append(",\n");

        void Array<T>(string name, IEnumerable<T> items, JsonTypeInfo<T> type)
        {
            string[] lines = [.. items.Select(i => "    " + JsonSerializer.Serialize(i, type))];
            text.Append("  \"").Append(name).Append("\": [").Append(lines.Length == 0 ? "" : "\n" + string.Join(",\n", lines) + "\n  ").Append("],\n");
        }
    }

    private static WorkflowReading Faulty(DefinitionFault fault) => new(null, [fault]);

    private static LocalizedText Explained(JsonException exception)
    {
        string message = exception.Message.Split(" Path:", 2)[0];
        int unmapped = message.IndexOf("could not be mapped", StringComparison.Ordinal);
        if (unmapped < 0)
        {
            return new($"JSON 有误：{message}", message);
        }

        string[] quoted = message.Split('\'');
        string member = quoted.Length > 1 ? quoted[1] : "";
        return new($"未知的成员“{member}”", $"unknown member '{member}'");
    }
}
