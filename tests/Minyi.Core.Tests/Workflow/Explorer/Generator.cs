using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;
using static Minyi.Workflow.Definition.Requirement;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>
/// Workflows from scratch, the same for the same seed: most are a row of stages each of which somebody owes under a clock with a chain, with feedback,
/// appraisal, extension, return and pause where the dice say so, and a few things then changed at random; the others are thrown together.
/// </summary>
internal sealed class Generator
{
    private static readonly string[] Offices = ["O1", "O2", "O3"];
    private readonly Dice _dice;
    private readonly List<TransitionDefinition> _transitions = [];
    private readonly List<StateDefinition> _states = [];
    private readonly List<ClockDefinition> _clocks = [];
    private readonly List<ObligationDefinition> _obligations = [];
    private readonly List<AppraisalDefinition> _appraisals = [];
    private readonly List<CounterDefinition> _counters = [];

    private Generator(int seed) => _dice = new(seed);

    /// <summary>A workflow that can be read from a file of the second version, or (one in eight) of the first.</summary>
    internal static WorkflowDefinition From(int seed)
    {
        Generator generator = new(seed);
        Mutator mutator = new(generator._dice);
        while (true)
        {
            WorkflowDefinition definition = generator._dice.Chance(75) ? generator.Row() : Jumble.Throw(generator._dice);
            for (int twists = generator._dice.Next(3); twists > 0; twists--)
            {
                definition = Twist.Add(generator._dice, definition);
            }

            if (FirstFormat.Second(definition) is null)
            {
                continue;
            }

            for (int changes = generator._dice.Chance(30) ? 0 : 1 + generator._dice.Next(4); changes > 0; changes--)
            {
                definition = mutator.Mutate(definition);
            }

            string text = seed % 8 == 0 ? FirstFormat.Write(definition) : WorkflowJson.Write(definition);
            if (WorkflowJson.Read(text).Definition is { } read)
            {
                return read;
            }
        }
    }

    /// <summary>The plan alone, with nothing changed at random.</summary>
    internal static WorkflowDefinition Plan(int seed) => new Generator(seed).Row();

    internal static ValueList<RoleDefinition> Roles { get; } =
    [
        new(Role.From("P"), new("诉求人", "petitioner"), RoleParty.Asking, RoleScope.OwnPetition),
        new(Role.From("U"), new("单位", "unit"), RoleParty.Unit, RoleScope.OwnReferral),
        new(Role.From("O1"), new("甲", "first office"), RoleParty.Office, RoleScope.District),
        new(Role.From("O2"), new("乙", "second office"), RoleParty.Office, RoleScope.District),
        new(Role.From("O3"), new("丙", "third office"), RoleParty.Office, RoleScope.District),
        new(Role.From("T"), new("计时", "runner"), RoleParty.Clock, RoleScope.District),
    ];

    internal static WorkflowDefinition Whole(
        IEnumerable<StateDefinition> states,
        IEnumerable<TransitionDefinition> transitions,
        IEnumerable<ClockDefinition> clocks,
        IEnumerable<ObligationDefinition> obligations,
        IEnumerable<AppraisalDefinition> appraisals,
        IEnumerable<CounterDefinition> counters,
        IEnumerable<KindDefinition> kinds) => new()
        {
            Id = "generated",
            Version = 1,
            Title = new("生成", "generated"),
            Initial = "New",
            Roles = Roles,
            Kinds = [.. kinds],
            Outcomes = [new("done", new("办结", "done")), new("not", new("未办", "not done"))],
            Commands = [.. transitions.Select(t => t.Command).Distinct().Select(c => new CommandDefinition(c, new(c, c)))],
            Obligations = [.. obligations],
            Clocks = [.. clocks],
            Appraisals = [.. appraisals],
            Counters = [.. counters],
            States = [.. states],
            Transitions = [.. transitions],
        };

    private WorkflowDefinition Row()
    {
        _transitions.Clear();
        _states.Clear();
        _clocks.Clear();
        _obligations.Clear();
        _appraisals.Clear();
        _counters.Clear();
        int stages = 1 + _dice.Next(3);
        _states.Add(new("New", new("新", "new"), []));
        for (int i = 1; i <= stages; i++)
        {
            string owner = i == 1 && _dice.Chance(50) ? "U" : _dice.Of(Offices);
            Stage(i, owner, i == stages ? "End" : $"S{i + 1}");
        }

        List<string> told = Feedback(stages);
        List<string> appraised = _dice.Chance(35) ? Appraisal(stages) : [];
        Add("register", "New", "S1", "P", [], [new(EffectKind.Start, "k1")]);
        _states.Add(new("End", new("完", "end"), [], new("done", [.. told], [.. appraised])));
        ValueList<KindDefinition> kinds = _dice.Chance(25) ? [new("Advice", new("建议", "advice")), new("Demand", new("诉求", "demand"))] : [];
        if (kinds.Count > 0 && stages > 1)
        {
            Add("advise", "S1", "S2", "O1", [That(RequirementKind.Kind, null, "Advice")], [.. StopsOf("S1"), new(EffectKind.Start, "k2")]);
        }

        return Whole(_states, _transitions, _clocks, _obligations, _appraisals, _counters, kinds);
    }

    /// <summary>A state that somebody owes under a clock, the chain behind it, and the step on.</summary>
    private void Stage(int i, string owner, string next)
    {
        string state = $"S{i}";
        string[] others = [.. Offices.Where(o => o != owner)];
        bool isSole = _dice.Chance(15);
        bool pauses = owner != "U" && _dice.Chance(25);
        int length = _dice.Chance(6) ? 0 : isSole ? 1 : 1 + _dice.Next(others.Length);
        ChainLink[] chain = [.. Enumerable.Range(0, length).Select(l => new ChainLink(Role.From(others[l]), l + 1 < length ? $"k{i}-{l}" : null))];
        string[] stages = _dice.Chance(35) ? ["warning", "due"] : ["due"];
        _clocks.Add(new($"k{i}", new("时限", "limit"), [.. stages]) { Chain = [.. chain] });
        OwedStep owed = new(Role.From(owner), $"k{i}");
        _states.Add(new(state, new("办", "work"), pauses ? [owed, new(Role.From(others[0]), $"hearing-{i}")] : [owed]));
        Expiry(i, $"k{i}", stages, chain.Length > 1 ? $"k{i}-0" : null);
        for (int l = 0; l + 1 < length; l++)
        {
            _clocks.Add(new($"k{i}-{l}", new("督办时限", "limit of a supervisor"), ["due"]));
            Expiry(i, $"k{i}-{l}", ["due"], l + 2 < length ? $"k{i}-{l + 1}" : null);
        }

        if (pauses)
        {
            Pause(i, state, owner, others[0]);
        }

        List<Effect> effects = [.. StopsOf(state)];
        effects.Add(next == "End" ? new(EffectKind.Conclude, null, "done") : new(EffectKind.Start, $"k{i + 1}"));
        Add($"finish-{i}", state, next, owner, [], effects, standIn: !isSole, sole: isSole ? "Article 3" : null);
        if (length > 0 && (isSole || _dice.Chance(20)))
        {
            Add($"order-{i}", state, null, others[length - 1], [That(RequirementKind.Clock, $"k{i}", "run-out")], [.. StopsOf(state), new(EffectKind.Start, $"k{i}")]);
        }

        Extras(i, state, owner, others[0]);
    }

    /// <summary>A hearing stops the clock, once, and has a limit of its own.</summary>
    private void Pause(int i, string state, string owner, string other)
    {
        _clocks.Add(new($"hearing-{i}", new("听证", "hearing"), ["due"]) { Chain = [new(Role.From(owner))] });
        Expiry(i, $"hearing-{i}", ["due"], null);
        List<Requirement> requires = [That(RequirementKind.Clock, $"k{i}", "running")];
        List<Effect> effects = [new(EffectKind.Pause, $"k{i}"), new(EffectKind.Start, $"hearing-{i}")];
        if (_dice.Chance(75))
        {
            _counters.Add(new($"p{i}", new("次数", "count"), 1));
            requires.Add(That(RequirementKind.Counter, $"p{i}", "below"));
            effects.Add(new(EffectKind.Count, $"p{i}"));
        }

        Add($"pause-{i}", state, null, other, requires, effects);
        Add($"resume-{i}", state, null, other, [That(RequirementKind.Clock, $"k{i}", "paused")], [new(EffectKind.Resume, $"k{i}"), new(EffectKind.Stop, $"hearing-{i}")], standIn: true);
    }

    private void Expiry(int i, string clock, string[] stages, string? start)
    {
        foreach (string stage in stages)
        {
            bool isLast = stage == stages[^1];
            Add($"{clock}-{stage}", $"S{i}", null, "T", [That(RequirementKind.Expired, clock, stage)], isLast && start is not null ? [new(EffectKind.Start, start)] : [], command: "Expire");
        }
    }

    private void Extras(int i, string state, string owner, string other)
    {
        if (_dice.Chance(25))
        {
            _counters.Add(new($"n{i}", new("次数", "count"), 1));
            Requirement[] requires = [That(RequirementKind.Counter, $"n{i}", "below"), That(RequirementKind.Clock, $"k{i}", "running"), That(RequirementKind.Approval, other)];
            Add($"extend-{i}", state, null, owner, requires, [new(EffectKind.Extend, $"k{i}"), new(EffectKind.Count, $"n{i}")]);
        }

        if (i > 1 && _dice.Chance(25))
        {
            _counters.Add(new($"r{i}", new("退回", "returns"), 1));
            Add($"return-{i}", state, $"S{i - 1}", owner, [That(RequirementKind.Counter, $"r{i}", "below"), That(RequirementKind.Reason)], [.. StopsOf(state), new(EffectKind.Count, $"r{i}"), new(EffectKind.Start, $"k{i - 1}")]);
        }
    }

    /// <summary>What is owed to whom: opened where the last stage begins, given there before it ends.</summary>
    private List<string> Feedback(int stages)
    {
        string state = $"S{stages}";
        List<string> told = [];
        foreach (string id in new[] { "P", "Members", "Studio" }.Where(_ => _dice.Chance(40)))
        {
            bool optional = id == "Studio";
            bool many = id == "Members";
            bool recipient = !many || _dice.Chance(50);
            string owner = _states.Single(s => s.Id == state).Owes[0].Role.Value;
            string studio = _dice.Of([.. Offices.Where(o => o != owner)]);
            Role[] to = [.. new[] { optional || many ? studio : "P" }.Concat(_dice.Chance(10) ? [owner] : []).Select(Role.From)];
            _obligations.Add(new(id, new("反馈", "feedback"), many, recipient, optional) { To = [.. to] });
            int opening = _transitions.FindIndex(t => t.To == state);
            if (opening >= 0)
            {
                _transitions[opening] = _transitions[opening] with { Effects = [.. _transitions[opening].Effects, new(EffectKind.Open, id)] };
            }
            else
            {
                Add($"open-{id}", state, null, owner, [That(RequirementKind.Obligation, id, "none")], [new(EffectKind.Open, id)], standIn: true);
            }

            Add($"tell-{id}", state, null, owner, [That(RequirementKind.Recipient, id), That(RequirementKind.Obligation, id, "owed", "some")], [new(EffectKind.Settle, id)], standIn: true, command: "Tell");
            if (_dice.Chance(30))
            {
                Add($"waive-{id}", state, null, owner, [That(RequirementKind.Recipient, id), That(RequirementKind.Obligation, id, "owed", "some"), That(RequirementKind.Document, "attempts")], [new(EffectKind.Waive, id)], command: "Waive");
            }

            int finish = _transitions.FindIndex(t => t.To == "End");
            _transitions[finish] = _transitions[finish] with { Requires = [.. _transitions[finish].Requires, That(RequirementKind.Obligation, id, "settled", "waived")] };
            told.Add(id);
        }

        return told;
    }

    /// <summary>After the last stage whoever asked may grade it, or lets the time run out.</summary>
    private List<string> Appraisal(int stages)
    {
        int finish = _transitions.FindIndex(t => t.To == "End");
        _transitions[finish] = _transitions[finish] with { To = "Graded", Effects = [.. _transitions[finish].Effects, new(EffectKind.Offer, "grade"), new(EffectKind.Start, "grading")] };
        _appraisals.Add(new("grade", new("评议", "grade"), "grading"));
        _clocks.Add(new("grading", new("评议期", "time to grade"), ["due"]));
        _states.Add(new("Graded", new("评议", "graded"), [new(Role.From("P"), "grading")]));
        foreach (string result in new[] { "satisfied", "not-satisfied" })
        {
            bool again = result == "not-satisfied" && _dice.Chance(50);
            Requirement[] requires = [That(RequirementKind.Result, "grade", result), That(RequirementKind.DistinctFrom)];
            Effect[] effects = [new(EffectKind.Close, "grade", result), new(EffectKind.Stop, "grading")];
            if (again)
            {
                _counters.Add(new("again", new("重办", "again"), 1));
                Add("redo", "Graded", $"S{stages}", "P", [.. requires, That(RequirementKind.Counter, "again", "below")], [.. effects, new(EffectKind.Reconsider), new(EffectKind.Count, "again"), new(EffectKind.Start, $"k{stages}")], command: "Grade");
                requires = [.. requires, That(RequirementKind.Counter, "again", "at-bound")];
            }

            Add($"grade-{result}", "Graded", "End", "P", requires, effects, command: "Grade");
        }

        Add("lapse", "Graded", "End", "T", [That(RequirementKind.Expired, "grading", "due")], [new(EffectKind.Close, "grade", "lapsed"), new(EffectKind.Stop, "grading")], command: "Expire");
        return ["grade"];
    }

    private IEnumerable<Effect> StopsOf(string state)
    {
        foreach (string clock in _states.Single(s => s.Id == state).Owes.Select(o => o.Clock))
        {
            yield return new(EffectKind.Stop, clock);
            foreach (string link in _clocks.Single(c => c.Id == clock).Chain.Select(l => l.Clock).OfType<string>())
            {
                yield return new(EffectKind.Stop, link);
            }
        }
    }

    private void Add(string id, string from, string? to, string role, IEnumerable<Requirement> requires, IEnumerable<Effect> effects, bool standIn = false, string? sole = null, string? command = null)
    {
        if (_transitions.All(t => t.Id != id))
        {
            _transitions.Add(new(id, [from], to, command ?? id, [Role.From(role)], [.. requires], [.. effects]) { StandIn = standIn, Sole = sole });
        }
        else
        {
            int at = _transitions.FindIndex(t => t.Id == id);
            _transitions[at] = _transitions[at] with { From = [.. _transitions[at].From, from] };
        }
    }
}
