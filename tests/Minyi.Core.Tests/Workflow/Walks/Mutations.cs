using System.Text.Json.Nodes;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>Random changes to a workflow's JSON. Well-formed always; sound or not as it happens.</summary>
internal static class Mutations
{
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

    private static bool Has(JsonNode node, string member, out JsonArray? array)
    {
        array = node[member] as JsonArray;
        return array is { Count: > 0 };
    }

    private static JsonNode Any(IList<JsonNode?> among, Random random) => among[random.Next(among.Count)]!;
}
