using System.Text.Json.Nodes;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Workflow.Definition;

namespace Minyi.Cli.Petitions;

/// <summary>
/// What a line of a script may be. It is the public JSON of a submission, with <c>together</c> and <c>expect</c> beside it; or the same written flat, where the command is
/// a name, and its members, those of its form and its texts stand in the line. Both schemas are made of the public one.
/// </summary>
internal sealed class ScriptSchema
{
    private static readonly JsonObject Public = PetitionJson.Schema<Submission>();
    private static readonly JsonArray Commands = Public["properties"]!["command"]!["oneOf"]!.AsArray();
    private static readonly string[] Lifted = ["name", "hasReason", "data", "form", "clocks"];
    private readonly WorkflowDefinition _workflow;
    private readonly string[] _roles;

    public ScriptSchema(WorkflowDefinition workflow)
    {
        _workflow = workflow;
        _roles = [.. workflow.Roles.Select(r => r.Id.Value)];
        Names = [.. workflow.Commands.Select(c => c.Id).Concat(Commands.Select(NameOf).OfType<string>().Where(n => !Steps.Contains(n, StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The members of the form: where one of them is, the form is there.</summary>
    public static IReadOnlyList<string> OfForm { get; } = [.. Members(Form).Select(m => m.Key).Append("petitioner").Distinct(StringComparer.Ordinal)];

    /// <summary>The members that a line shares with a submission, whatever the command.</summary>
    public static IReadOnlyList<string> OfSubmission { get; } = [.. Members(Public).Select(m => m.Key).Where(m => m is not ("command" or "texts"))];

    /// <summary>The nouns of the field that stand for commands as well.</summary>
    public static IReadOnlyDictionary<string, string> Nouns { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Feedback"] = nameof(FeedBack),
        ["Appraisal"] = nameof(Appraise),
        ["Hearing"] = "HoldHearing",
        ["CollectiveAgency"] = nameof(TakeIntoCollectiveAgency),
    };

    /// <summary>Every command that a line may name, in the ordinal order: the workflow's, and those that are kept on the file.</summary>
    public IReadOnlyList<string> Names { get; }

    private static JsonObject Form => Variant(nameof(Register))["properties"]!["form"]!.AsObject();

    private static JsonObject Text => (JsonObject)Public["properties"]!["texts"]!["additionalProperties"]!.DeepClone();

    /// <summary>The records of steps: only a workflow that has the step takes the line.</summary>
    private static IEnumerable<string> Steps => typeof(StepCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(StepCommand))).Select(t => t.Name);

    /// <summary>The schema of flat lines of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="expires">Whether a clock's expiry brings it about.</param>
    public JsonObject Flat(string command, bool expires = false)
    {
        JsonObject record = expires ? Variant(null, "stage") : Variant(command);
        bool plain = NameOf(record) is null && !expires;
        bool begins = plain ? Begins(command) : Members(record).Any(m => m.Key == "form");
        JsonObject members = OfEveryLine(command);
        List<string> required = ["at", "id", "petition", "by", "command"];
        foreach ((string name, JsonNode? schema) in Members(record).Where(m => !Lifted.Contains(m.Key, StringComparer.Ordinal) && (!plain || Takes(command, m.Key))))
        {
            members[name] = Flattened(name, schema!);
        }

        if (members.ContainsKey("grade"))
        {
            members["scale"] = Text;
        }

        required.AddRange(Required(record).Where(r => !Lifted.Contains(r, StringComparer.Ordinal) && r != "appraisal" && !(r == "outcome" && command == nameof(AnswerOnTheSpot))));
        JsonObject schemaOfLine = new() { ["title"] = command, ["properties"] = members };
        if (begins)
        {
            bool must = plain || Required(record).Contains("form");
            Beginning(members);
            required.AddRange(must ? Required(Form) : []);
            if (!must)
            {
                schemaOfLine["dependentRequired"] = new JsonObject(OfForm.Select(m => KeyValuePair.Create<string, JsonNode?>(m, new JsonArray([.. Required(Form).Select(r => (JsonNode)r)]))));
            }
        }

        foreach (TextDefinition text in _workflow.Texts.Where(t => !members.ContainsKey(t.Id) && (t.Use is TextUse.Form or TextUse.Place ? begins : t.Use != TextUse.Minutes || command == nameof(ConcludeHearing))))
        {
            members[text.Id] = Text;
            required.AddRange(text.Use == TextUse.Minutes ? [text.Id] : []);
        }

        schemaOfLine["required"] = new JsonArray([.. required.Distinct(StringComparer.Ordinal).Select(r => (JsonNode)r)]);
        schemaOfLine["additionalProperties"] = false;
        return schemaOfLine;
    }

    /// <summary>The schema of a line.</summary>
    public JsonObject Whole()
    {
        JsonObject whole = (JsonObject)Public.DeepClone();
        JsonObject members = whole["properties"]!.AsObject();
        members["together"] = Together();
        members["expect"] = Expect();
        members["by"] = Defined("by");
        members["at"] = Defined("at");
        whole["title"] = "the public JSON of a submission";
        whole["required"]!.AsArray().Add((JsonNode)"at");
        JsonObject definitions = (JsonObject)whole["$defs"]!.DeepClone();
        definitions["by"] = By();
        definitions["at"] = Time();
        whole.Remove("$defs");
        whole.Remove("$schema");
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "minyi petition script: one command a line",
            ["type"] = "object",
            ["oneOf"] = new JsonArray([.. Names.SelectMany(n => MayExpire(n) ? [Flat(n), Flat(n, expires: true)] : new[] { Flat(n) }), whole]),
            ["$defs"] = definitions,
        };
    }

    /// <summary>Whether a clock's expiry may bring the command about.</summary>
    public bool MayExpire(string command) => _workflow.Transitions.Any(t => t.Command == command && t.Find(RequirementKind.Expired) is not null);

    /// <summary>Whether a step begins a petition, so that it brings the registration form.</summary>
    public bool Begins(string command) => _workflow.Transitions.Any(t => t.Command == command && t.From.Contains(_workflow.Initial, StringComparer.Ordinal));

    /// <summary>Whether a plain step may bring a member: what its transitions ask for. Whom a district's own step goes to, only its workflow's author knows.</summary>
    private bool Takes(string command, string member)
    {
        TransitionDefinition[] transitions = [.. _workflow.Transitions.Where(t => t.Command == command)];
        bool Asks(RequirementKind kind) => transitions.Any(t => t.Find(kind) is not null);
        return member switch
        {
            "recipient" or "channel" => !Begins(command) && Asks(RequirementKind.Recipient),
            "outcome" => Asks(RequirementKind.Proposal),
            "appraisal" or "grade" => Asks(RequirementKind.Result),
            "amount" => transitions.Any(t => t.Effects.Any(e => e.Kind == EffectKind.Extend)),
            _ => true,
        };
    }

    private static JsonObject Flattened(string name, JsonNode schema)
    {
        JsonObject flat = (JsonObject)schema.DeepClone();
        switch (name)
        {
            case "grade":
                return Text;
            case "hearing":
                JsonNode count = flat["properties"]!["participants"]!["items"]!["properties"]!["count"]!;
                flat["properties"]!["participants"] = new JsonObject { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = count.DeepClone() };
                return flat;
            case "where":
                JsonObject clock = flat["properties"]!["clocks"]!["additionalProperties"]!.AsObject();
                JsonNode imported = Variant(nameof(Import))["properties"]!["clocks"]!["items"]!;
                foreach ((string member, JsonNode? of) in Members(imported).Where(m => m.Key != "clock"))
                {
                    clock["properties"]![member] = of!.DeepClone();
                }

                clock["required"]!.AsArray().Add((JsonNode)"startedAt");
                flat["properties"]!.AsObject().Remove("kind");
                return flat;
            default:
                return flat;
        }
    }

    private void Beginning(JsonObject members)
    {
        foreach ((string name, JsonNode? schema) in Members(Form).Where(m => m.Key is not ("petitioner" or "attachments")))
        {
            members[name] = schema!.DeepClone();
        }

        JsonObject petitioner = new() { ["account"] = Members(Form).First(m => m.Key == "petitioner").Value!.DeepClone() };
        foreach (TextDefinition text in _workflow.Texts.Where(t => t.Use == TextUse.Form))
        {
            petitioner[text.Id] = Text;
        }

        members["petitioner"] = new JsonObject { ["type"] = "object", ["properties"] = petitioner, ["additionalProperties"] = false };
    }

    private static JsonObject OfEveryLine(string command)
    {
        JsonObject members = [];
        foreach (string name in OfSubmission)
        {
            members[name] = name is "by" or "at" ? Defined(name) : Public["properties"]![name]!.DeepClone();
        }

        members["command"] = new JsonObject { ["enum"] = new JsonArray([.. Nouns.Where(n => n.Value == command).Select(n => n.Key).Prepend(command).Select(n => (JsonNode)n)]) };
        members["together"] = Together();
        members["expect"] = Expect();
        members["documents"] = new JsonObject { ["type"] = "array", ["items"] = Text };
        return members;
    }

    private static JsonObject Defined(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private JsonObject By()
    {
        JsonObject by = (JsonObject)Public["properties"]!["by"]!.DeepClone();
        by["properties"]!["roles"]!["items"] = new JsonObject { ["enum"] = new JsonArray([.. _roles.Select(r => (JsonNode)r)]) };
        return by;
    }

    private static JsonObject Time() => new() { ["type"] = "string", ["format"] = "date-time", ["pattern"] = "^(19(49|[5-9][0-9])|2[01][0-9][0-9]|2200)-" };

    private static JsonObject Together() => new() { ["type"] = "boolean" };

    private static JsonObject Expect() => new() { ["const"] = "refused" };

    /// <summary>The public schema of a command: of the record of its name, or of plain steps.</summary>
    private static JsonObject Variant(string? command, string member = "recipient") => Commands.Select(c => c!.AsObject())
        .OrderBy(c => NameOf(c) is null)
        .First(c => command is not null && NameOf(c) == command || (NameOf(c) is null && Members(c).Any(m => m.Key == member)));

    private static string? NameOf(JsonNode? variant) => variant!["properties"]!["name"]!.AsObject().TryGetPropertyValue("const", out JsonNode? name) ? name!.GetValue<string>() : null;

    private static JsonObject Members(JsonNode schema) => schema["properties"]!.AsObject();

    private static string[] Required(JsonNode schema) => [.. schema["required"]!.AsArray().Select(r => r!.GetValue<string>())];
}
