using System.Text.Json.Nodes;
using static Minyi.Core.Tests.Workflow.Oracle.Slots;

namespace Minyi.Core.Tests.Workflow.Oracle;

/// <summary>A transition, read from its JSON.</summary>
internal sealed class Rule
{
    private readonly List<Func<string, bool>> _terms = [];
    private readonly Dictionary<string, (string? Of, List<string> Is)> _brings = new(StringComparer.Ordinal);

    internal Rule(JsonNode transition, Names names)
    {
        Id = (string)transition["id"]!;
        Command = (string)transition["command"]!;
        From = [.. Names.Texts(transition, "from").Select(f => names.States.IndexOf(f))];
        To = (string?)transition["to"] is { } to ? names.States.IndexOf(to) : -1;
        Roles = [.. Names.Texts(transition, "roles")];
        List<string> exactlyRunOut = [];
        foreach (JsonNode requirement in Names.List(transition, "requires"))
        {
            string word = (string)requirement["require"]!;
            string? of = (string?)requirement["of"];
            List<string> values = [.. Names.Texts(requirement, "is")];
            switch (word)
            {
                case "obligation": Among("obligations", ["none", "owed", "some", "settled", "waived"]); break;
                case "appraisal": Among("appraisals", ["none", "offered", "satisfied", "not-satisfied", "lapsed"]); break;
                case "counter":
                    int counter = names.Slot("counters", of!);
                    _terms.Add(c => values.Contains(c[counter] < names.Bounds[counter] ? "below" : "at-bound"));
                    break;
                case "clock":
                    int clock = names.Slot("clocks", of!);
                    _terms.Add(c => values.Contains(c[clock] == Stopped ? "stopped" : c[clock] == RunOut ? "run-out" : c[clock] % 2 == 0 ? "running" : "paused"));
                    if (values is ["run-out"])
                    {
                        exactlyRunOut.Add(of!);
                    }

                    break;
                case "kind": _terms.Add(c => values.Contains(names.Kinds[c[Kind]])); break;
                case "outcome": _terms.Add(c => values.Contains(c[Slots.Outcome] == 0 ? "none" : names.Outcomes[c[Slots.Outcome] - 1])); break;
                case "published": _terms.Add(c => values.Contains(c[Published] == 1 ? "yes" : "no")); break;
                case "expired":
                    int slot = names.Slot("clocks", of!);
                    Expired = (slot, of!);
                    _terms.Add(c => c[slot] >= 2 && c[slot] % 2 == 0 && values.Contains(names.Stages[slot][(c[slot] - 2) / 2]));
                    goto default;
                case "approval": Approvals.Add(of!); break;
                case "distinct-from": IsDistinct = true; break;
                default: _brings[word] = (of, values); break;
            }

            void Among(string group, string[] words)
            {
                int at = names.Slot(group, of!);
                _terms.Add(c => values.Contains(words[c[at]]));
            }
        }

        List<(string What, string? Of)> named = [];
        foreach (JsonNode effect in Names.List(transition, "effects"))
        {
            string what = (string)effect["do"]!;
            string? of = (string?)effect["of"], value = (string?)effect["as"];
            string group = what switch
            {
                "open" or "settle" or "waive" or "void" => "obligations",
                "offer" or "close" or "withdraw" => "appraisals",
                "count" or "reset" => "counters",
                "conclude" or "reconsider" or "publish" or "retract" => "",
                _ => "clocks",
            };
            int slot = group.Length == 0 ? -1 : names.Slot(group, of!);
            Effects.Add((what, slot, what == "conclude" ? names.Outcomes.IndexOf(value!) + 1
                : what == "close" ? value switch { "satisfied" => Satisfied, "not-satisfied" => NotSatisfied, _ => Lapsed } : 0));
            named.Add((what, of));
            if (what == "open" && names.Optional.Contains(slot))
            {
                MayLack.Add(slot);
            }

            Splits |= what is "open" or "settle" && names.Many.Contains(slot);
        }

        Judges = names.Judging.Contains(Command) || Effects.Any(e => e.What == "close" && e.Value is Satisfied or NotSatisfied);
        string[] clocks = [.. exactlyRunOut, .. Expired is { } expired ? [expired.Name] : (string[])[]];
        OnlyReminds = named.Count == 0 || clocks.Any(k => named.All(e => e.Of == k && e.What is "start" or "stop" or "pause" or "resume" or "extend" or "transfer" && e.Of == k));
        OnlySettlesOneOfMany = Effects is [("settle", var settled, _)] && names.Many.Contains(settled);
    }

    internal string Id { get; }

    internal string Command { get; }

    internal List<int> From { get; }

    internal int To { get; }

    internal List<string> Roles { get; }

    internal List<string> Approvals { get; } = [];

    internal (int Slot, string Name)? Expired { get; }

    internal List<(string What, int Slot, int Value)> Effects { get; } = [];

    internal bool IsDistinct { get; }

    internal bool Judges { get; }

    internal bool Splits { get; }

    /// <summary>The obligations that it opens and to whom nobody may be there.</summary>
    internal HashSet<int> MayLack { get; } = [];

    internal bool OnlyReminds { get; }

    internal bool OnlySettlesOneOfMany { get; }

    internal bool IsPossible(string configuration) => From.Contains(configuration[State]) && _terms.TrueForAll(t => t(configuration));

    internal static bool AreToldApart(Rule one, Rule other)
    {
        if (one.Expired is null != other.Expired is null)
        {
            return true;
        }

        foreach (string word in (string[])["recipient", "result", "expired", "proposal"])
        {
            if (one._brings.TryGetValue(word, out var a) && other._brings.TryGetValue(word, out var b)
                && ((word != "proposal" && a.Of != b.Of) || (word != "recipient" && !a.Is.Intersect(b.Is, StringComparer.Ordinal).Any())))
            {
                return true;
            }
        }

        return false;
    }
}
