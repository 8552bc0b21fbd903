using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minyi.Cli.Execution;
using Minyi.Cli.Json;
using Minyi.Deadlines;
using Minyi.Json;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using NodaTime.Text;

namespace Minyi.Cli.Petitions;

/// <summary>Reads a script of commands, JSON Lines. Everything is read before anything runs, and every fault is named.</summary>
internal sealed class ScriptReader(Invocation invocation, ScriptDistrict district)
{
    private readonly Dictionary<string, Instant> _lastAt = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Command, bool Expires), JsonObject> _flat = [];
    private readonly ScriptSchema _schema = new(district.Rules.Workflow.Definition);

    /// <summary>The lines; ends the command when one is wrong, or when there is none.</summary>
    public IReadOnlyList<ScriptLine> Read(string path)
    {
        List<ScriptLine> lines = [];
        foreach (JsonPlace line in invocation.ReadJsonLines(path))
        {
            if (Line(line) is { } read)
            {
                lines.Add(read);
            }
        }

        if (lines.Count == 0 && !invocation.Faults.Any)
        {
            invocation.Faults.Add(new(path, null, null, new("文件中没有命令", "no command"), new("每行一条命令", "a command on each line")));
        }

        invocation.EndIfFaulty();
        return lines;
    }

    private ScriptLine? Line(JsonPlace line)
    {
        JsonPlace command = line["command"];
        bool flat = command is not { Exists: true, Element.ValueKind: JsonValueKind.Object };
        string name = Named(flat ? command : command["name"]);
        if (name.Length == 0)
        {
            return null;
        }

        bool together = line["together"].Exists && line["together"].Boolean();
        bool refused = line["expect"].Exists && line["expect"].Choice(("refused", true));
        Time(line["at"], line["petition"], corrects: name == nameof(CorrectDate));
        Submission? submission = flat ? Flat(line, name) : Public(line);
        Roles(line["by"]["roles"]);
        district.Check(line);
        return submission is null ? null : new(submission, together, refused);
    }

    private Submission? Flat(JsonPlace line, string name)
    {
        bool expires = _schema.MayExpire(name) && (line["clock"].Exists || line["stage"].Exists);
        JsonObject schema = _flat.TryGetValue((name, expires), out JsonObject? known) ? known : _flat[(name, expires)] = _schema.Flat(name, expires);
        line.Only([.. schema["properties"]!.AsObject().Select(m => m.Key)]);
        FlatLine unfolded = new(line, name, schema, district.Rules.Workflow.Definition);
        return Read(line, unfolded.Public, unfolded.PlaceOf);
    }

    private static Submission? Public(JsonPlace line)
    {
        JsonObject submission = JsonNode.Parse(line.Element.GetRawText())!.AsObject();
        submission.Remove("together");
        submission.Remove("expect");
        return Read(line, submission, path => path);
    }

    private static Submission? Read(JsonPlace line, JsonObject json, Func<string, string> placeOf)
    {
        if (PetitionJson.TryReadDocument(Encoding.UTF8.GetBytes(json.ToJsonString()), out Submission? submission, out ImmutableArray<JsonFlaw> flaws))
        {
            return submission;
        }

        foreach ((string path, JsonFlaw flaw) in flaws.Select(f => (placeOf(f.Path), f)).DistinctBy(f => f.Item1, StringComparer.Ordinal).Where(f => f.Item1 != "$.at"))
        {
            JsonPlace place = line.At(path);
            LocalizedText value = place is { Exists: true, Element.ValueKind: JsonValueKind.String or JsonValueKind.Number }
                ? Fault.Quoted(place.Element.ToString()) is var quoted ? new($"{flaw.Found.Chinese}，{quoted.Chinese}", $"{flaw.Found.English} {quoted.English}") : flaw.Found
                : flaw.Found;
            line.FailAt(path, value, flaw.Expected);
        }

        return null;
    }

    private string Named(JsonPlace place)
    {
        string command = place.Text();
        string wanted = ScriptSchema.Nouns.GetValueOrDefault(command, command);
        string? known = _schema.Names.FirstOrDefault(c => string.Equals(c, command, StringComparison.OrdinalIgnoreCase))
            ?? _schema.Names.FirstOrDefault(c => string.Equals(c, wanted, StringComparison.OrdinalIgnoreCase));
        if (known is null && command.Length > 0)
        {
            place.Fail(Expectations.OneOf(_schema.Names));
        }

        return known ?? "";
    }

    private void Time(JsonPlace place, JsonPlace petition, bool corrects)
    {
        string text = place is { Exists: true, Element.ValueKind: JsonValueKind.String } ? place.Element.GetString()! : "";
        if (!IsoText.TryRead(OffsetDateTimePattern.Rfc3339, text, out OffsetDateTime time))
        {
            place.Fail(new("带时区的时间，如 2024-09-29T09:00:00+08:00", "a time with its offset such as 2024-09-29T09:00:00+08:00"));
        }
        else if (!IsoText.IsUsable(time.Year))
        {
            place.Fail(new("1949 至 2200 年之间的时间", "a time in the years 1949 to 2200")); // what is not a year of this calendar can be counted by nobody
        }
        else if (petition is { Exists: true, Element.ValueKind: JsonValueKind.String })
        {
            string id = petition.Element.GetString()!;
            Instant at = time.ToInstant();
            if (!corrects && _lastAt.TryGetValue(id, out Instant last) && at < last)
            {
                place.Fail(new("不早于该件上一条命令的时间", "a time not before the petition's line above"));
            }

            _lastAt[id] = at;
        }
    }

    private void Roles(JsonPlace roles)
    {
        string[] known = [.. district.Rules.Workflow.Definition.Roles.Select(r => r.Id.Value)];
        foreach (JsonPlace role in roles is { Exists: true, Element.ValueKind: JsonValueKind.Array } ? roles.Elements() : [])
        {
            if (role.Element.ValueKind == JsonValueKind.String && !known.Contains(role.Element.GetString()!, StringComparer.Ordinal))
            {
                role.Fail(Expectations.OneOf(known));
            }
        }
    }
}
