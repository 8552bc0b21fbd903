using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Minyi.Json;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

/// <summary>Reads and writes workflows as JSON. The members and their meaning are in docs/workflow.md.</summary>
public static class WorkflowJson
{
    /// <summary>The version of the format, the value of the member <c>schema</c>. Files of <c>minyi-workflow/1</c> are read too.</summary>
    public const string Schema = "minyi-workflow/2";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

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
        if (Flaw(json) is { } flaw)
        {
            return Faulty(flaw);
        }

        try
        {
            document = JsonSerializer.Deserialize(json, Context.WorkflowDocument);
        }
        catch (JsonException exception)
        {
            return Faulty(Explained(exception));
        }

        if (document is null)
        {
            return Faulty(new("$", new("值为 null", "null"), new("对象", "an object")));
        }

        if (document.Schema is not (Schema or FirstVersion.Schema))
        {
            return Placed(json, new("$.schema", new($"值为“{document.Schema}”", $"'{document.Schema}'"), new($"“{Schema}”", $"'{Schema}'")));
        }

        if (FirstVersion.Faults(document).ToValueList() is { Count: > 0 } others)
        {
            return new(null, JsonPlaces.Locate(json, others));
        }

        try
        {
            WorkflowDefinition definition = DocumentMapping.ToDefinition(document);
            ValueList<DefinitionFault> faults = DefinitionCheck.Of(definition);
            return faults.Count == 0 ? new(definition, []) : new(null, JsonPlaces.Locate(json, faults));
        }
        catch (ArgumentException exception)
        {
            return Faulty(new("$", new($"有标识不可用（{exception.Message}）", $"an id that cannot be one ({exception.Message})"), new("非空且无控制字符的标识", "ids that are not empty and have no control characters")));
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
        Array("kinds", definition.Kinds.Select(DocumentMapping.Of), Context.KindDocument);
        Array("outcomes", definition.Outcomes.Select(DocumentMapping.Of), Context.NamedDocument);
        Array("commands", definition.Commands.Select(DocumentMapping.Of), Context.CommandDocument);
        Array("obligations", definition.Obligations.Select(DocumentMapping.Of), Context.ObligationDocument);
        Array("clocks", definition.Clocks.Select(DocumentMapping.Of), Context.ClockDocument);
        Array("appraisals", definition.Appraisals.Select(DocumentMapping.Of), Context.AppraisalDocument);
        Array("counters", definition.Counters.Select(DocumentMapping.Of), Context.CounterDocument);
        Array("texts", definition.Texts.Select(DocumentMapping.Of), Context.TextKeyDocument);
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

    /// <summary>What no reader should let pass, before anything is read.</summary>
    private static DefinitionFault? Flaw(string json)
    {
        try
        {
            return JsonGate.Check(Strict.GetBytes(json)) is { } flaw ? new(flaw.Path, flaw.Found, flaw.Expected, flaw.Line, flaw.Column) : null;
        }
        catch (EncoderFallbackException)
        {
            return new("$", new("文字不是 Unicode", "a text that is no Unicode"), new("成对的代理项", "surrogates in pairs"));
        }
    }

    private static WorkflowReading Placed(string json, DefinitionFault fault) => new(null, JsonPlaces.Locate(json, [fault]));

    private static WorkflowReading Faulty(DefinitionFault fault) => new(null, [fault]);

    private static DefinitionFault Explained(JsonException exception)
    {
        string message = exception.Message.Split(" Path:", 2)[0];
        string path = exception.Path ?? "$";
        (LocalizedText found, LocalizedText expected) = message.Contains("could not be mapped", StringComparison.Ordinal) && message.Split('\'') is [_, var member, ..]
            ? (new LocalizedText($"有未知的成员“{member}”", $"the unknown member '{member}'"), new LocalizedText("docs/workflow.md 所列的成员", "a member listed in docs/workflow.md"))
            : (new($"内容不可读（{message}）", $"what cannot be read ({message})"), new("docs/workflow.md 所述的内容", "what docs/workflow.md describes"));
        return new(path, found, expected, exception.LineNumber + 1, exception.BytePositionInLine + 1);
    }
}
