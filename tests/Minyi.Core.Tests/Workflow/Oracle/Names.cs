using System.Text.Json.Nodes;
using static Minyi.Core.Tests.Workflow.Oracle.Slots;

namespace Minyi.Core.Tests.Workflow.Oracle;

/// <summary>The slots of a configuration, and what the JSON declares.</summary>
internal sealed class Names
{
    private readonly Dictionary<(string, string), int> _slots = [];

    internal Names(JsonNode workflow)
    {
        Initial = (string)workflow["initial"]!;
        Kinds = Ids(workflow, "kinds");
        Outcomes = Ids(workflow, "outcomes");
        Commands = Ids(workflow, "commands");
        States = Ids(workflow, "states");
        Parties = List(workflow, "roles").ToDictionary(r => (string)r["id"]!, r => (string)r["party"]!, StringComparer.Ordinal);
        Judging = [.. List(workflow, "commands").Where(c => (bool?)c["judges"] == true).Select(c => (string)c["id"]!)];
        Size = First;
        foreach (string group in (string[])["obligations", "clocks", "appraisals", "counters"])
        {
            foreach (JsonNode part in List(workflow, group))
            {
                int slot = Size++;
                string id = (string)part["id"]!;
                _slots.Add((group, id), slot);
                switch (group)
                {
                    case "obligations":
                        ObligationSlots.Add(slot);
                        OtherRoles.AddRange(Texts(part, "to"));
                        if ((bool?)part["many"] == true)
                        {
                            Many.Add(slot);
                        }

                        if ((bool?)part["optional"] == true)
                        {
                            Optional.Add(slot);
                        }

                        if ((bool?)part["recipient"] != false)
                        {
                            Recipients.Add((id, slot));
                        }

                        break;
                    case "clocks":
                        ClockSlots.Add(slot);
                        OtherRoles.AddRange(List(part, "chain").Select(l => (string)l["role"]!));
                        Stages.Add(slot, [.. part["stages"]!.AsArray().Select(s => (string)s!)]);
                        if (((string?)part["supervisor"] ?? (string?)part["chain"]?[0]?["role"]) is { } supervisor)
                        {
                            Supervisors.Add(slot, supervisor);
                        }

                        break;
                    case "appraisals":
                        AppraisalSlots.Add(slot);
                        break;
                    default:
                        Bounds.Add(slot, (int)part["bound"]!);
                        break;
                }
            }
        }

        foreach ((JsonNode state, int index) in List(workflow, "states").Select((s, i) => (s, i)))
        {
            Owes.Add([.. List(state, "owes").Select(o => ((string)o["role"]!, Slot("clocks", (string)o["clock"]!)))]);
            if (state["final"] is { } final)
            {
                Finals.Add(index, (Outcomes.IndexOf((string)final["outcome"]!) + 1,
                    [.. Texts(final, "told").Select(o => Slot("obligations", o))], [.. Texts(final, "appraised").Select(a => Slot("appraisals", a))]));
            }
        }
    }

    internal string Initial { get; }

    internal List<string> Kinds { get; }

    internal List<string> Outcomes { get; }

    internal List<string> Commands { get; }

    internal List<string> States { get; }

    internal List<string> OtherRoles { get; } = [];

    internal Dictionary<string, string> Parties { get; }

    internal HashSet<string> Judging { get; }

    internal int Size { get; }

    internal List<int> ObligationSlots { get; } = [];

    internal List<int> ClockSlots { get; } = [];

    internal List<int> AppraisalSlots { get; } = [];

    internal HashSet<int> Many { get; } = [];

    internal HashSet<int> Optional { get; } = [];

    internal List<(string, int)> Recipients { get; } = [];

    internal Dictionary<int, List<string>> Stages { get; } = [];

    internal Dictionary<int, string> Supervisors { get; } = [];

    internal Dictionary<int, int> Bounds { get; } = [];

    internal List<List<(string Role, int Clock)>> Owes { get; } = [];

    internal Dictionary<int, (int Outcome, List<int> Told, List<int> Appraised)> Finals { get; } = [];

    internal int Slot(string group, string id) => _slots[(group, id)];

    internal static IEnumerable<JsonNode> List(JsonNode node, string member) => node[member]?.AsArray().Select(n => n!) ?? [];

    internal static IEnumerable<string> Texts(JsonNode node, string member) => List(node, member).Select(t => (string)t!);

    private static List<string> Ids(JsonNode workflow, string member) => [.. List(workflow, member).Select(p => (string)p["id"]!)];
}
