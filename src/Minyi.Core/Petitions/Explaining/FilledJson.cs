using System.Text.Json.Nodes;
using Minyi.Petitions.Commands;

namespace Minyi.Petitions.Explaining;

/// <summary>The JSON of a command in the making: each answer at the path that its field names.</summary>
internal sealed class FilledJson(string command)
{
    private readonly JsonObject _command = new() { ["name"] = command };

    internal string Text => _command.ToJsonString();

    /// <summary>The part of a field's name behind its first point.</summary>
    internal static string Key(string field) => field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The field that a path of the command's JSON comes from.</summary>
    internal static string FieldOf(string path) => path.TrimStart('$').TrimStart('.').Split('[')[0];

    internal void Attach(string kind, string reference) => List(_command, "attachments").Add((JsonNode)new JsonObject { ["kind"] = kind, ["reference"] = reference });

    /// <summary>Puts a value; nothing for null.</summary>
    internal void Set(string path, JsonNode? value)
    {
        if (value is null)
        {
            return;
        }

        if (path == "grade" && value.GetValue<string>() is var grade)
        {
            int end = grade.IndexOf('/', StringComparison.Ordinal);
            Put("grade.scale", grade[..end]);
            Put("grade.code", grade[(end + 1)..]);
        }
        else if (command == nameof(Import) && path.StartsWith(ImportFields.Clocks, StringComparison.Ordinal))
        {
            Clock(path[ImportFields.Clocks.Length..path.LastIndexOf('.')], path[(path.LastIndexOf('.') + 1)..], value);
        }
        else
        {
            Put(path, value);
            if (command == nameof(Import) && path == "form.kind")
            {
                Put("where.kind", value.DeepClone());
            }
        }
    }

    private void Put(string path, JsonNode value)
    {
        JsonObject place = _command;
        string[] names = path.Split('.');
        foreach (string name in names[..^1])
        {
            place = Object(place, name);
        }

        place[names[^1]] = value;
    }

    /// <summary>Where a clock stands belongs to the configuration; since when it runs is told beside it.</summary>
    private void Clock(string id, string member, JsonNode value)
    {
        if (member == "stage")
        {
            string[] parts = value.GetValue<string>().Split(ImportFields.Separator, 2);
            JsonObject clock = Object(Object(Object(_command, "where"), "clocks"), id);
            clock["status"] = parts[0];
            if (parts.Length > 1)
            {
                clock["stage"] = parts[1];
            }

            return;
        }

        JsonArray clocks = List(_command, "clocks");
        JsonObject? since = clocks.OfType<JsonObject>().FirstOrDefault(c => c["clock"]!.GetValue<string>() == id);
        if (since is null)
        {
            clocks.Add((JsonNode)(since = new() { ["clock"] = id }));
        }

        since[member] = value;
    }

    private static JsonObject Object(JsonObject place, string name)
    {
        if (place[name] is not JsonObject inner)
        {
            place[name] = inner = [];
        }

        return inner;
    }

    private static JsonArray List(JsonObject place, string name)
    {
        if (place[name] is not JsonArray list)
        {
            place[name] = list = [];
        }

        return list;
    }
}
