using System.Text.Json.Nodes;
using Minyi.Appraisals;
using Minyi.Cli.Json;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Cli.Petitions;

/// <summary>A flat line put into the public JSON of a submission, with what goes without saying: the only studio of who acts, the account of who collects.</summary>
internal sealed class FlatLine
{
    private readonly JsonPlace _line;
    private readonly WorkflowDefinition _workflow;
    private readonly JsonObject _command;
    private readonly JsonObject _form = [];
    private readonly JsonObject _texts = [];
    private readonly JsonArray _attachments = [];
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal) { ["$.command.form"] = "$", ["$.command"] = "$", ["$.texts"] = "$" };

    public FlatLine(JsonPlace line, string command, JsonObject schema, WorkflowDefinition workflow)
    {
        _line = line;
        _workflow = workflow;
        _command = new() { ["name"] = command };
        Public = new() { ["command"] = _command };
        bool begins = schema["properties"]!.AsObject().ContainsKey("petitionerKind");
        foreach ((string name, JsonPlace value) in line.Members().Where(m => m.Value.Exists))
        {
            Put(name, value, begins);
        }

        if (begins && (!schema.ContainsKey("dependentRequired") || ScriptSchema.OfForm.Any(m => line[m].Exists)))
        {
            Default();
            _command["form"] = _form;
        }

        if (_attachments.Count > 0)
        {
            _command["attachments"] = _attachments;
        }

        if (command == nameof(AnswerOnTheSpot) && !_command.ContainsKey("outcome"))
        {
            _command["outcome"] = "Solved";
        }

        if (command == nameof(Appraise) && !_command.ContainsKey("appraisal"))
        {
            _command["appraisal"] = Appraisal();
        }

        Public["texts"] = _texts;
    }

    /// <summary>The public JSON.</summary>
    public JsonObject Public { get; }

    /// <summary>Where a value of the public JSON stands in the line.</summary>
    public string PlaceOf(string path)
    {
        for (int end = path.Length; end > 0; end = path.LastIndexOfAny(['.', '['], end - 1))
        {
            if (_places.TryGetValue(path[..end], out string? place))
            {
                return place + path[end..];
            }
        }

        return path;
    }

    private void Put(string name, JsonPlace value, bool begins)
    {
        switch (name)
        {
            case "command" or "together" or "expect":
                break;
            case "petitioner" when begins:
                foreach ((string member, JsonPlace one) in value.Members().Where(m => m.Value.Exists))
                {
                    Move(one, member == "account" ? _form : _texts, member == "account" ? "petitioner" : member, member == "account" ? "$.command.form" : "$.texts");
                }

                break;
            case "documents":
                foreach (JsonPlace kind in value.Elements())
                {
                    _places[$"$.command.attachments[{_attachments.Count}].kind"] = kind.JsonPath;
                    _attachments.Add((JsonNode)new JsonObject { ["kind"] = Node(kind), ["reference"] = $"{Text(_line["petition"])}/{Text(_line["id"])}/{Text(kind)}" });
                }

                break;
            case "attachments":
                foreach (JsonPlace one in value.Elements())
                {
                    _places[$"$.command.attachments[{_attachments.Count}]"] = one.JsonPath;
                    _attachments.Add(Node(one));
                }

                break;
            case "grade" or "scale":
                JsonObject grade = _command["grade"] as JsonObject ?? new() { ["scale"] = GradeScale.Satisfaction.Id };
                Move(value, grade, name == "grade" ? "code" : name, "$.command.grade");
                _command["grade"] = grade;
                break;
            case "hearing":
                _command["hearing"] = Hearing(value);
                break;
            case "where":
                _command["where"] = Where(value);
                break;
            default:
                bool form = begins && ScriptSchema.OfForm.Contains(name, StringComparer.Ordinal);
                bool text = !form && _workflow.Texts.Any(t => t.Id == name);
                (JsonObject to, string path) = ScriptSchema.OfSubmission.Contains(name, StringComparer.Ordinal) ? (Public, "$")
                    : form ? (_form, "$.command.form") : text ? (_texts, "$.texts") : (_command, "$.command");
                Move(value, to, name, path);
                break;
        }
    }

    private void Default()
    {
        string[] studios = Texts(_line["by"]["studios"]);
        string[] roles = Texts(_line["by"]["roles"]);
        if (studios is [var only])
        {
            _form.TryAdd("studio", only);
        }

        if (_workflow.Roles.Any(r => r.Collects && roles.Contains(r.Id.Value, StringComparer.Ordinal)))
        {
            _form.TryAdd("representative", Text(_line["by"]["id"]));
        }

        _form.TryAdd("petitionerKind", (_line["petitioner"].Exists ? PetitionerKind.Named : PetitionerKind.Anonymous).ToString());
        if (_attachments.Count > 0)
        {
            _form["attachments"] = _attachments.DeepClone();
        }
    }

    /// <summary>The appraisal that the roles of who grades have.</summary>
    private string? Appraisal()
    {
        string[] roles = Texts(_line["by"]["roles"]);
        return _workflow.Transitions.FirstOrDefault(t => t.Find(RequirementKind.Result) is not null && t.Roles.Any(r => roles.Contains(r.Value, StringComparer.Ordinal)))
            ?.Find(RequirementKind.Result)?.Of ?? (_workflow.Appraisals is [var first, ..] ? first.Id : null);
    }

    private JsonNode? Hearing(JsonPlace value)
    {
        JsonNode? hearing = Node(value);
        if (hearing is JsonObject members && members["participants"] is JsonObject participants)
        {
            JsonArray groups = [];
            foreach ((string group, JsonNode? count) in participants)
            {
                _places[$"$.command.hearing.participants[{groups.Count}]"] = $"$.hearing.participants.{group}";
                _places[$"$.command.hearing.participants[{groups.Count}].count"] = $"$.hearing.participants.{group}";
                groups.Add((JsonNode)new JsonObject { ["group"] = group, ["count"] = count?.DeepClone() });
            }

            members["participants"] = groups;
        }

        return hearing;
    }

    /// <summary>Where a case stands; since when its clocks run is told beside it.</summary>
    private JsonNode? Where(JsonPlace value)
    {
        JsonNode? where = Node(value);
        if (where is JsonObject members)
        {
            members.TryAdd("kind", _line["kind"].Exists ? Node(_line["kind"]) : null);
            JsonArray since = [];
            foreach ((string name, JsonNode? node) in members["clocks"] as JsonObject ?? [])
            {
                if (node is JsonObject clock)
                {
                    JsonObject started = new() { ["clock"] = name };
                    foreach ((string member, JsonNode? of) in clock.Where(m => m.Key is not ("status" or "stage")).ToArray())
                    {
                        clock.Remove(member);
                        started[member] = of;
                    }

                    _places[$"$.command.clocks[{since.Count}]"] = $"$.where.clocks.{name}";
                    since.Add((JsonNode)started);
                }
            }

            _command["clocks"] = since;
        }

        return where;
    }

    private void Move(JsonPlace value, JsonObject to, string name, string path)
    {
        to[name] = Node(value);
        _places[$"{path}.{name}"] = value.JsonPath;
    }

    private static JsonNode? Node(JsonPlace place) => place.Exists ? JsonNode.Parse(place.Element.GetRawText()) : null;

    private static string Text(JsonPlace place) => place is { Exists: true, Element.ValueKind: System.Text.Json.JsonValueKind.String } ? place.Element.GetString()! : "";

    private static string[] Texts(JsonPlace place) => place is { Exists: true, Element.ValueKind: System.Text.Json.JsonValueKind.Array } ? [.. place.Elements().Select(Text)] : [];
}
