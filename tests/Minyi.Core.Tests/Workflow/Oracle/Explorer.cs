using System.Text.Json.Nodes;
using static Minyi.Core.Tests.Workflow.Oracle.Slots;

namespace Minyi.Core.Tests.Workflow.Oracle;

/// <summary>What an exploration found: a property that fails, about what, and the length of the shortest trace that shows it.</summary>
internal sealed record Finding(string Property, string At, int Length);

/// <summary>
/// A second reading of docs/workflow.md: it explores a workflow's JSON by brute force and shares no type with the library. Configurations are
/// strings of small numbers; what leads to a final one and what lies on a cycle is found by plain graph searches.
/// </summary>
internal sealed class Explorer
{
    private readonly Names _names;
    private readonly List<Rule> _rules;
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<string> _configurations = [];
    private readonly List<int> _depth = [];
    private readonly List<(int Rule, int To)[]> _steps = [];
    private readonly Dictionary<(string Property, string At), int> _found = [];

    private Explorer(JsonNode workflow)
    {
        _names = new(workflow);
        _rules = [.. workflow["transitions"]!.AsArray().Select(t => new Rule(t!, _names))];
    }

    internal static (List<Finding> Findings, int Configurations) Explore(string json)
    {
        Explorer explorer = new(JsonNode.Parse(json)!);
        explorer.Walk();
        explorer.JudgeConfigurations();
        explorer.JudgeSteps();
        explorer.JudgeWhatNeverHappens();
        return ([.. explorer._found.Select(f => new Finding(f.Key.Property, f.Key.At, f.Value))
            .OrderBy(f => f.Property, StringComparer.Ordinal).ThenBy(f => f.At, StringComparer.Ordinal)], explorer._configurations.Count);
    }

    private void Walk()
    {
        for (int kind = 0; kind < Math.Max(1, _names.Kinds.Count); kind++)
        {
            char[] start = new char[_names.Size];
            start[State] = (char)_names.States.IndexOf(_names.Initial);
            start[Kind] = (char)kind;
            Number(new string(start), 0);
        }

        for (int at = 0; at < _configurations.Count; at++)
        {
            string configuration = _configurations[at];
            List<(int, int)> steps = [];
            for (int r = 0; r < _rules.Count; r++)
            {
                if (_rules[r].IsPossible(configuration))
                {
                    foreach (HashSet<int> lacking in Choices([.. _rules[r].MayLack]))
                    {
                        steps.Add((r, Number(Next(_rules[r], configuration, completes: true, lacking), _depth[at] + 1)));
                        if (_rules[r].Splits)
                        {
                            steps.Add((r, Number(Next(_rules[r], configuration, completes: false, lacking), _depth[at] + 1)));
                        }
                    }
                }
            }

            _steps.Add([.. steps]);
        }
    }

    private int Number(string configuration, int depth)
    {
        if (!_known.TryGetValue(configuration, out int number))
        {
            number = _configurations.Count;
            _known.Add(configuration, number);
            _configurations.Add(configuration);
            _depth.Add(depth);
        }

        return number;
    }

    /// <summary>Every choice among some: with the first and without it, times every choice among the others.</summary>
    private static IEnumerable<HashSet<int>> Choices(List<int> among) => among.Count == 0
        ? [[]]
        : Choices(among[1..]).SelectMany(rest => (HashSet<int>[])[rest, [among[0], .. rest]]);

    private string Next(Rule rule, string configuration, bool completes, HashSet<int> lacking)
    {
        char[] next = configuration.ToCharArray();
        if (rule.Expired is { } expired)
        {
            int stage = (next[expired.Slot] - 2) / 2;
            next[expired.Slot] = (char)(stage + 1 < _names.Stages[expired.Slot].Count ? next[expired.Slot] + 2 : RunOut);
        }

        foreach ((string what, int slot, int value) in rule.Effects)
        {
            int now = slot < 0 ? 0 : next[slot];
            bool running = now >= 2 && now % 2 == 0, paused = now >= 2 && now % 2 == 1;
            bool many = slot >= 0 && _names.Many.Contains(slot);
            int then = what switch
            {
                "open" => (many && completes) || lacking.Contains(slot) ? Settled : Owed,
                "settle" => now is Owed or Some ? (many && !completes ? Some : Settled) : now,
                "waive" => now is Owed or Some ? Waived : now,
                "void" => now is Settled or Waived ? None : now,
                "start" => 2,
                "stop" => Stopped,
                "pause" => running ? now + 1 : now,
                "resume" => paused ? now - 1 : now,
                "extend" => running || now == RunOut ? 2 : paused ? 3 : now,
                "transfer" => running || now == RunOut ? 2 : now,
                "offer" => Offered,
                "close" => now == Offered ? value : now,
                "withdraw" => None,
                "count" => Math.Min(now + 1, _names.Bounds.GetValueOrDefault(slot)),
                "reset" => 0,
                "conclude" => value,
                "reconsider" => 0,
                "publish" => 1,
                "retract" => 0,
                _ => throw new InvalidDataException(what),
            };
            next[what is "conclude" or "reconsider" ? Slots.Outcome : what is "publish" or "retract" ? Published : slot] = (char)then;
        }

        if (rule.To >= 0)
        {
            next[State] = (char)rule.To;
        }

        return new(next);
    }

    private void JudgeConfigurations()
    {
        bool[] completes = Backwards(_configurations.Select((c, i) => (c, i)).Where(x => _names.Finals.ContainsKey(x.c[State])).Select(x => x.i));
        int initials = Math.Max(1, _names.Kinds.Count);
        for (int at = 0; at < _configurations.Count; at++)
        {
            string configuration = _configurations[at];
            string state = _names.States[configuration[State]];
            if (!completes[at])
            {
                Note("option-to-complete", state, _depth[at]);
            }

            if (_names.Finals.TryGetValue(configuration[State], out var final))
            {
                if (_names.ObligationSlots.Any(o => configuration[o] is (char)Owed or (char)Some)
                    || _names.ClockSlots.Any(c => configuration[c] != Stopped)
                    || _names.AppraisalSlots.Any(a => configuration[a] == Offered)
                    || (configuration[Slots.Outcome] != 0 && configuration[Slots.Outcome] != final.Outcome)
                    || final.Appraised.Any(a => configuration[a] == None))
                {
                    Note("proper-completion", state, _depth[at]);
                }

                if (final.Told.Any(o => configuration[o] == None))
                {
                    Note("feedback-reaches-all", state, _depth[at]);
                }
            }
            else if (at >= initials && !IsAttended(configuration))
            {
                Note("someone-owes", state, _depth[at]);
            }

            Rule[] possible = [.. _rules.Where(r => r.IsPossible(configuration))];
            foreach (Rule one in possible)
            {
                foreach (Rule other in possible)
                {
                    if (string.CompareOrdinal(one.Id, other.Id) < 0 && one.Command == other.Command && !Rule.AreToldApart(one, other))
                    {
                        Note("deterministic", $"{one.Id}&{other.Id}", _depth[at]);
                    }
                }
            }
        }
    }

    private bool IsAttended(string configuration)
    {
        Rule[] possible = [.. _rules.Where(r => r.IsPossible(configuration))];
        return _names.Owes[configuration[State]].Any(owed =>
        {
            int clock = configuration[owed.Clock];
            bool runs = clock >= 2 && clock % 2 == 0;
            bool expires = possible.Any(r => r.Expired?.Slot == owed.Clock);
            bool acts = possible.Any(r => r.Expired is null && r.Roles.Contains(owed.Role));
            string? supervisor = _names.Supervisors.GetValueOrDefault(owed.Clock);
            bool supervised = supervisor is not null && possible.Any(r => r.Expired is null && r.Roles.Contains(supervisor));
            return (runs && expires && acts) || (clock == RunOut && supervised);
        });
    }

    private void JudgeSteps()
    {
        int[] component = Components();
        for (int at = 0; at < _configurations.Count; at++)
        {
            int state = _configurations[at][State];
            foreach ((int r, int to) in _steps[at])
            {
                Rule rule = _rules[r];
                int length = _depth[at] + 1;
                if (rule.Expired is { } expired && !_names.Finals.ContainsKey(state) && _names.Finals.ContainsKey(_configurations[to][State]))
                {
                    var entries = _names.Owes[state].Where(o => o.Clock == expired.Slot).ToArray();
                    if (entries.Length == 0 || entries.Any(o => _names.Parties.GetValueOrDefault(o.Role) != "asking"))
                    {
                        Note("silence-closes-nothing", rule.Id, length);
                    }
                }

                bool stays = rule.To < 0 || rule.To == state;
                if (component[at] == component[to] && !(stays && (rule.OnlyReminds || rule.OnlySettlesOneOfMany)))
                {
                    Note("bounded-cycles", rule.Id, length);
                }

                if (rule.Judges && (!rule.IsDistinct || rule.Roles.Any(x => _names.Parties.GetValueOrDefault(x) == "unit")))
                {
                    Note("nobody-judges-own-unit", rule.Id, length);
                }
            }
        }
    }

    private void JudgeWhatNeverHappens()
    {
        HashSet<int> states = [.. _configurations.Select(c => (int)c[State])];
        HashSet<(int, int)> fired = [.. _steps.SelectMany((steps, at) => steps.Select(s => (s.Rule, (int)_configurations[at][State])))];
        for (int r = 0; r < _rules.Count; r++)
        {
            foreach (int from in _rules[r].From.Where(f => !fired.Contains((r, f))))
            {
                Note("no-dead-transition", $"{_rules[r].Id}@{_names.States[from]}", 0);
            }
        }

        foreach (string command in _names.Commands.Where(c => !fired.Any(f => _rules[f.Item1].Command == c)))
        {
            Note("no-dead-command", command, 0);
        }

        foreach (string state in _names.States.Where((_, s) => !states.Contains(s)))
        {
            Note("no-unreachable-state", state, 0);
        }

        foreach ((string name, int slot) in _names.Recipients)
        {
            if (!_names.Finals.Any(f => states.Contains(f.Key) && f.Value.Told.Contains(slot)))
            {
                Note("feedback-reaches-all", name, 0);
            }
        }

        IEnumerable<string> named = _rules.SelectMany(r => r.Roles.Concat(r.Approvals))
            .Concat(_names.Owes.SelectMany(o => o.Select(x => x.Role))).Concat(_names.Supervisors.Values).Concat(_names.OtherRoles);
        foreach (string role in named.Where(n => !_names.Parties.ContainsKey(n)))
        {
            Note("roles-exist", role, 0);
        }
    }

    private void Note(string property, string at, int length) =>
        _found[(property, at)] = Math.Min(length, _found.GetValueOrDefault((property, at), int.MaxValue));

    private bool[] Backwards(IEnumerable<int> from)
    {
        List<int>[] before = Reversed();
        bool[] seen = new bool[_configurations.Count];
        Stack<int> open = new(from);
        while (open.TryPop(out int at))
        {
            if (!seen[at])
            {
                seen[at] = true;
                before[at].ForEach(open.Push);
            }
        }

        return seen;
    }

    private List<int>[] Reversed()
    {
        List<int>[] before = [.. _configurations.Select(_ => new List<int>())];
        for (int at = 0; at < _steps.Count; at++)
        {
            foreach ((_, int to) in _steps[at])
            {
                before[to].Add(at);
            }
        }

        return before;
    }

    /// <summary>Kosaraju's two passes: finishing order forwards, then collecting backwards. A configuration alone is a component of its own.</summary>
    private int[] Components()
    {
        List<int> finished = [];
        bool[] seen = new bool[_configurations.Count];
        Stack<(int At, int Step)> path = new();
        for (int root = 0; root < _configurations.Count; root++)
        {
            if (seen[root])
            {
                continue;
            }

            seen[root] = true;
            path.Push((root, 0));
            while (path.TryPop(out var top))
            {
                if (top.Step == _steps[top.At].Length)
                {
                    finished.Add(top.At);
                    continue;
                }

                path.Push((top.At, top.Step + 1));
                int to = _steps[top.At][top.Step].To;
                if (!seen[to])
                {
                    seen[to] = true;
                    path.Push((to, 0));
                }
            }
        }

        List<int>[] before = Reversed();
        int[] component = new int[_configurations.Count];
        Array.Fill(component, -1);
        for (int i = finished.Count - 1, next = 0; i >= 0; i--)
        {
            if (component[finished[i]] >= 0)
            {
                continue;
            }

            Stack<int> open = new([finished[i]]);
            while (open.TryPop(out int at))
            {
                if (component[at] < 0)
                {
                    component[at] = next;
                    before[at].ForEach(open.Push);
                }
            }

            next++;
        }

        return component;
    }
}
