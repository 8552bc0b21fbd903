using System.Text.Json.Nodes;

namespace Minyi.Core.Tests.Workflow.Oracle;

/// <summary>Random changes to a workflow's JSON, and random small workflows from scratch. Well-formed always; sound or not as it happens.</summary>
internal static class Mutations
{
    /// <summary>Sets every counter's bound to one, which keeps the exploration small and the structure whole.</summary>
    internal static JsonNode WithBoundsOfOne(string json)
    {
        JsonNode workflow = JsonNode.Parse(json)!;
        foreach (JsonNode? counter in workflow["counters"]?.AsArray() ?? [])
        {
            counter!["bound"] = 1;
        }

        return workflow;
    }

    /// <summary>Drops an effect, a requirement, a transition or an owed step; swaps a target, a role or a value; raises a bound; lets an obligation have nobody, or never.</summary>
    internal static string Mutate(JsonNode original, Random random)
    {
        JsonNode workflow = original.DeepClone();
        JsonArray transitions = workflow["transitions"]!.AsArray(), states = workflow["states"]!.AsArray();
        while (true)
        {
            JsonNode transition = Any(transitions, random);
            switch (random.Next(11))
            {
                case 0 or 1 when Has(transition, "effects", out JsonArray? effects):
                    effects!.RemoveAt(random.Next(effects.Count));
                    break;
                case 2 when Has(transition, "requires", out JsonArray? requires):
                    requires!.RemoveAt(random.Next(requires.Count));
                    break;
                case 3:
                    transitions.Remove(transition);
                    break;
                case 4:
                    transition["to"] = (string)Any(states, random)["id"]!;
                    break;
                case 5 when Has(workflow, "counters", out JsonArray? counters):
                    JsonNode counter = Any(counters!, random);
                    counter["bound"] = (int)counter["bound"]! + 1;
                    break;
                case 6 when Has(Any(states, random), "owes", out JsonArray? owes):
                    owes!.RemoveAt(random.Next(owes.Count));
                    break;
                case 7:
                    transition["from"]!.AsArray().Add((string)Any(states, random)["id"]!);
                    List<string> from = [.. transition["from"]!.AsArray().Select(f => (string)f!).Distinct(StringComparer.Ordinal)];
                    transition["from"] = new JsonArray([.. from.Select(f => JsonValue.Create(f))]);
                    break;
                case 8 when Has(transition, "roles", out JsonArray? roles):
                    roles![random.Next(roles.Count)] = (string)Any(workflow["roles"]!.AsArray(), random)["id"]!;
                    transition["roles"] = new JsonArray([.. roles.Select(r => (string)r!).Distinct(StringComparer.Ordinal).Select(r => JsonValue.Create(r))]);
                    break;
                case 9 when Has(transition, "effects", out JsonArray? doubled):
                    JsonNode effect = Any(Any(transitions.Where(t => Has(t!, "effects", out _)).ToArray(), random)["effects"]!.AsArray(), random);
                    doubled!.Insert(random.Next(doubled.Count), effect.DeepClone());
                    break;
                case 10 when Has(workflow, "obligations", out JsonArray? obligations):
                    JsonNode obligation = Any(obligations!, random);
                    obligation["optional"] = (bool?)obligation["optional"] != true;
                    obligation["many"] = (bool?)obligation["many"] == true && (bool?)obligation["optional"] == false;
                    break;
                default:
                    continue;
            }

            return workflow.ToJsonString();
        }
    }

    /// <summary>A small workflow from scratch.</summary>
    internal static string Make(Random random)
    {
        string[] states = Some("s", 2, 5), roles = Some("R", 1, 3), outcomes = Some("o", 1, 2), commands = Some("c", 2, 4);
        string[] obligations = Some("b", 0, 3), clocks = Some("k", 1, 2), appraisals = Some("a", 0, 1), counters = Some("n", 0, 2), kinds = Some("m", 0, 2);
        string[][] stages = [.. clocks.Select(_ => Some("g", 1, 2))];
        return new JsonObject
        {
            ["schema"] = "minyi-workflow/1",
            ["id"] = "made",
            ["version"] = 1,
            ["title"] = Text("made"),
            ["initial"] = states[0],
            ["roles"] = Array(roles, r => new() { ["party"] = Of("asking", "office", "unit", "clock") }),
            ["kinds"] = Array(kinds, _ => []),
            ["outcomes"] = Array(outcomes, _ => []),
            ["commands"] = Array(commands, _ => random.Next(5) == 0 ? new() { ["judges"] = true } : []),
            ["obligations"] = Array(obligations, _ =>
            {
                int sort = random.Next(4);
                return new() { ["many"] = sort < 2, ["optional"] = sort == 2, ["recipient"] = random.Next(3) > 0 };
            }),
            ["clocks"] = Array(clocks, k =>
            {
                JsonObject clock = new() { ["stages"] = Texts(stages[System.Array.IndexOf(clocks, k)]) };
                if (random.Next(2) == 0)
                {
                    clock["supervisor"] = Of(roles);
                }

                return clock;
            }),
            ["appraisals"] = Array(appraisals, _ => []),
            ["counters"] = Array(counters, _ => new() { ["bound"] = random.Next(1, 3) }),
            ["states"] = Array(states, s => random.Next(3) > 0
                ? new() { ["owes"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => new JsonObject { ["role"] = Of(roles), ["clock"] = Of(clocks) })]) }
                : new()
                {
                    ["final"] = new JsonObject
                    {
                        ["outcome"] = Of(outcomes),
                        ["told"] = Texts(obligations.Where(_ => random.Next(2) == 0)),
                        ["appraised"] = Texts(appraisals.Where(_ => random.Next(2) == 0)),
                    },
                }),
            ["transitions"] = new JsonArray([.. Enumerable.Range(0, random.Next(2, 9)).Select(t => Transition(t))]),
        }.ToJsonString();

        JsonObject Transition(int number)
        {
            JsonObject transition = new()
            {
                ["id"] = $"t{number}",
                ["from"] = Texts(states.Where(_ => random.Next(3) == 0).DefaultIfEmpty(Of(states))),
                ["command"] = Of(commands),
                ["roles"] = Texts(roles.Where(_ => random.Next(2) == 0).DefaultIfEmpty(Of(roles))),
                ["requires"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Requirement()).OfType<JsonObject>().DistinctBy(r => (string)r["require"]!, StringComparer.Ordinal)]),
                ["effects"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Effect()).OfType<JsonObject>()]),
            };
            if (random.Next(4) > 0)
            {
                transition["to"] = Of(states);
            }

            // Left to chance a clock is seldom seen to start and then to expire: half of the workflows begin so.
            if (number < 2 && clocks.Length == 1)
            {
                transition["from"] = Texts(number == 0 ? [states[0]] : states);
                transition["requires"] = number == 0 ? [] : new JsonArray(Expired(0));
                transition["effects"] = number == 0 ? new JsonArray(Do("start", clocks[0])) : [];
            }

            return transition;
        }

        JsonObject? Requirement() => random.Next(13) switch
        {
            0 when obligations.Length > 0 => That("obligation", Of(obligations), Subset("none", "owed", "some", "settled", "waived")),
            1 when appraisals.Length > 0 => That("appraisal", Of(appraisals), Subset("none", "offered", "satisfied", "not-satisfied", "lapsed")),
            2 => That("clock", Of(clocks), Subset("stopped", "running", "paused", "run-out")),
            3 => That("clock", Of(clocks), ["run-out"]),
            4 when counters.Length > 0 => That("counter", Of(counters), Subset("below", "at-bound")),
            5 when kinds.Length > 0 => That("kind", null, Subset(kinds)),
            6 => That("outcome", null, Subset(["none", .. outcomes])),
            7 => That("published", null, Subset("yes", "no")),
            8 => That("distinct-from", null, []),
            9 when obligations.Length > 0 => That("recipient", Of(obligations), []),
            10 when appraisals.Length > 0 => That("result", Of(appraisals), Subset("satisfied", "not-satisfied")),
            11 => That("proposal", null, Subset(outcomes)),
            12 => Expired(random.Next(clocks.Length)),
            _ => null,
        };

        JsonObject Expired(int clock) => That("expired", clocks[clock], Subset(stages[clock]));

        JsonObject? Effect() => random.Next(8) switch
        {
            0 or 1 => Do(Of("start", "stop", "pause", "resume", "extend", "transfer"), Of(clocks)),
            2 => Do("stop", Of(clocks)),
            3 or 4 when obligations.Length > 0 => Do(Of("open", "settle", "waive", "void"), Of(obligations)),
            5 when appraisals.Length > 0 => random.Next(2) == 0 ? Do(Of("offer", "withdraw"), Of(appraisals)) : Do("close", Of(appraisals), Of("satisfied", "not-satisfied", "lapsed")),
            6 when counters.Length > 0 => Do(random.Next(4) == 0 ? "reset" : "count", Of(counters)),
            7 => random.Next(2) == 0 ? Do("conclude", null, Of(outcomes)) : Do(Of("reconsider", "publish", "retract"), null),
            _ => null,
        };

        string Of(params string[] among) => among[random.Next(among.Length)];
        string[] Subset(params string[] among) => [.. among.Where(_ => random.Next(2) == 0).DefaultIfEmpty(Of(among))];
        string[] Some(string prefix, int least, int most) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(i => $"{prefix}{i}")];
    }

    private static JsonObject That(string word, string? of, string[] values)
    {
        JsonObject requirement = new() { ["require"] = word };
        if (of is not null)
        {
            requirement["of"] = of;
        }

        if (values.Length > 0)
        {
            requirement["is"] = Texts(values);
        }

        return requirement;
    }

    private static JsonObject Do(string word, string? of, string? value = null)
    {
        JsonObject effect = new() { ["do"] = word };
        if (of is not null)
        {
            effect["of"] = of;
        }

        if (value is not null)
        {
            effect["as"] = value;
        }

        return effect;
    }

    private static JsonArray Array(string[] ids, Func<string, JsonObject> rest) => new([.. ids.Select(id =>
    {
        JsonObject part = rest(id);
        part["id"] = id;
        part["text"] = Text(id);
        return part;
    })]);

    private static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);

    private static JsonObject Text(string text) => new() { ["zh"] = text, ["en"] = text };

    private static bool Has(JsonNode node, string member, out JsonArray? array)
    {
        array = node[member] as JsonArray;
        return array is { Count: > 0 };
    }

    private static JsonNode Any(IList<JsonNode?> among, Random random) => among[random.Next(among.Count)]!;
}
