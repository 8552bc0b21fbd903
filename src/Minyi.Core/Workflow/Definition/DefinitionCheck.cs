namespace Minyi.Workflow.Definition;

/// <summary>Finds every place where a definition does not say anything. What it says may still be unsound: that is for the proof.</summary>
/// <remarks>Roles are not looked up here: that every role needed exists is a property that the proof reports.</remarks>
internal sealed class DefinitionCheck
{
    private static readonly LocalizedText Nothing = new("没有此项", "nothing");

    /// <summary>How many of the expected names a fault lists.</summary>
    private const int MostNamed = 60;

    /// <summary>How many faults are listed; who has more mends these first.</summary>
    private const int MostFaults = 200;

    private readonly WorkflowDefinition _definition;
    private readonly List<DefinitionFault> _faults = [];
    private readonly HashSet<string> _states;
    private readonly HashSet<string> _commands;
    private readonly HashSet<string> _outcomes;
    private readonly HashSet<string> _kinds;
    private readonly HashSet<string> _obligations;
    private readonly HashSet<string> _appraisals;
    private readonly HashSet<string> _counters;
    private readonly Dictionary<string, ClockDefinition> _clocks = new(StringComparer.Ordinal);

    private DefinitionCheck(WorkflowDefinition definition)
    {
        _definition = definition;
        _states = Ids("states", definition.States.Select(s => s.Id));
        _commands = Ids("commands", definition.Commands.Select(c => c.Id));
        _outcomes = Ids("outcomes", definition.Outcomes.Select(o => o.Id));
        _kinds = Ids("kinds", definition.Kinds.Select(k => k.Id));
        _obligations = Ids("obligations", definition.Obligations.Select(o => o.Id));
        _appraisals = Ids("appraisals", definition.Appraisals.Select(a => a.Id));
        _counters = Ids("counters", definition.Counters.Select(c => c.Id));
        Ids("roles", definition.Roles.Select(r => r.Id.Value));
        Ids("clocks", definition.Clocks.Select(c => c.Id));
        Ids("texts", definition.Texts.Select(t => t.Id));
        Ids("transitions", definition.Transitions.Select(t => t.Id));
        foreach (ClockDefinition clock in definition.Clocks)
        {
            _clocks.TryAdd(clock.Id, clock);
        }
    }

    internal static ValueList<DefinitionFault> Of(WorkflowDefinition definition)
    {
        DefinitionCheck check = new(definition);
        check.Parts();
        check.States();
        for (int i = 0; i < definition.Transitions.Count; i++)
        {
            check.Transition(definition.Transitions[i], $"$.transitions[{i}]");
        }

        return check._faults.ToValueList();
    }

    private HashSet<string> Ids(string array, IEnumerable<string> ids)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        int index = 0;
        foreach (string id in ids)
        {
            if (string.IsNullOrWhiteSpace(id))
            {
                Add($"$.{array}[{index}].id", new("标识为空", "an empty id"), new("非空标识", "an id"));
            }
            else if (!seen.Add(id))
            {
                Add($"$.{array}[{index}].id", new($"标识“{id}”重复", $"'{id}' a second time"), new("互不重复的标识", "distinct ids"));
            }

            index++;
        }

        return seen;
    }

    private void Parts()
    {
        if (_definition.Version < 1)
        {
            Add("$.version", new($"版本为 {_definition.Version}", $"{_definition.Version}"), new("1 或更大的整数", "1 or more"));
        }

        if (_definition.Outcomes.Any(o => o.Id == Vocabulary.NoOutcome))
        {
            Add("$.outcomes", new("标识为“none”", "the id 'none'"), new("其他标识，none 表示尚无结果", "another id, since none stands for no outcome yet"));
        }

        if (_definition.Kinds.Count > 60)
        {
            Add("$.kinds", new($"有 {_definition.Kinds.Count} 种", $"{_definition.Kinds.Count}"), new("至多 60 种", "at most 60"));
        }

        if (_definition.Outcomes.Count > 60)
        {
            Add("$.outcomes", new($"有 {_definition.Outcomes.Count} 种", $"{_definition.Outcomes.Count}"), new("至多 60 种", "at most 60"));
        }

        for (int i = 0; i < _definition.Clocks.Count; i++)
        {
            ClockDefinition clock = _definition.Clocks[i];
            if (clock.Stages.Count is < 1 or > 30 || clock.Stages.Distinct(StringComparer.Ordinal).Count() != clock.Stages.Count)
            {
                Add($"$.clocks[{i}].stages", new($"有 {clock.Stages.Count} 个阶段或有重复", $"{clock.Stages.Count} stages, or one twice"), new("1 至 30 个互不重复的阶段", "1 to 30 distinct stages"));
            }
        }

        if (RoleCount() is > RoleDefinition.Most and int roles)
        {
            Add("$.roles", new($"共提到 {roles} 个角色", $"{roles} roles in all"), new($"至多 {RoleDefinition.Most} 个", $"at most {RoleDefinition.Most}"));
        }

        for (int i = 0; i < _definition.Clocks.Count; i++)
        {
            Chain(_definition.Clocks[i].Chain, $"$.clocks[{i}].chain");
        }

        for (int i = 0; i < _definition.Appraisals.Count; i++)
        {
            if (_definition.Appraisals[i].Clock is { } lapsing)
            {
                Declared($"$.appraisals[{i}].clock", lapsing, _clocks.Keys, "clocks");
            }
        }

        for (int i = 0; i < _definition.Obligations.Count; i++)
        {
            if (_definition.Obligations[i] is { Optional: true, Many: true })
            {
                Add($"$.obligations[{i}].optional", new("与 many 同时为 true", "true together with many"), new("二者至多其一，集合本可为空", "at most one of the two, since a set may be empty anyway"));
            }
        }

        int optional = _definition.Obligations.Count(o => o.Optional);
        if (optional > ObligationDefinition.MostOptional)
        {
            Add("$.obligations", new($"有 {optional} 项可无对象", $"{optional} that are optional"), new($"至多 {ObligationDefinition.MostOptional} 项", $"at most {ObligationDefinition.MostOptional}"));
        }

        for (int i = 0; i < _definition.Counters.Count; i++)
        {
            if (_definition.Counters[i].Bound is < 1 or > CounterDefinition.HighestBound)
            {
                Add($"$.counters[{i}].bound", new($"值为 {_definition.Counters[i].Bound}", $"{_definition.Counters[i].Bound}"), new($"1 至 {CounterDefinition.HighestBound}", $"1 to {CounterDefinition.HighestBound}"));
            }
        }
    }

    /// <summary>The roles that are declared or named anywhere; a name that cannot be a role is a fault of its own.</summary>
    private int RoleCount() => _definition.Roles.Select(r => r.Id.Value)
        .Concat(_definition.Transitions.SelectMany(t => t.Roles).Select(r => r.Value))
        .Concat(_definition.Transitions.SelectMany(t => t.Requires).Where(r => r.Kind == RequirementKind.Approval).Select(r => r.Of ?? ""))
        .Concat(_definition.States.SelectMany(s => s.Owes).Select(o => o.Role.Value))
        .Concat(_definition.Clocks.SelectMany(c => c.Chain).Select(l => l.Role.Value))
        .Concat(_definition.Obligations.SelectMany(o => o.To).Select(r => r.Value))
        .Distinct(StringComparer.Ordinal).Count();

    private void Chain(ValueList<ChainLink> chain, string path)
    {
        if (chain.Count > RoleDefinition.Most)
        {
            Add(path, new($"有 {chain.Count} 级", $"{chain.Count} links"), new($"至多 {RoleDefinition.Most} 级", $"at most {RoleDefinition.Most}"));
        }

        for (int i = 0; i < chain.Count; i++)
        {
            if (chain[i].Clock is { } clock)
            {
                Declared($"{path}[{i}].clock", clock, _clocks.Keys, "clocks");
            }
            else if (i + 1 < chain.Count)
            {
                Add($"{path}[{i}].clock", Nothing, new("时限，只有最后一级可以没有", "a clock, which only the last of the chain may lack"));
            }
        }
    }

    private void States()
    {
        Declared("$.initial", _definition.Initial, _states, "states");
        for (int i = 0; i < _definition.States.Count; i++)
        {
            StateDefinition state = _definition.States[i];
            if (state.Owes.Count > StateDefinition.MostOwed)
            {
                Add($"$.states[{i}].owes", new($"有 {state.Owes.Count} 项", $"{state.Owes.Count} entries"), new($"至多 {StateDefinition.MostOwed} 项", $"at most {StateDefinition.MostOwed}"));
            }

            for (int j = 0; j < state.Owes.Count; j++)
            {
                Declared($"$.states[{i}].owes[{j}].clock", state.Owes[j].Clock, _clocks.Keys, "clocks");
            }

            if (state.Final is { } final)
            {
                Declared($"$.states[{i}].final.outcome", final.Outcome, _outcomes, "outcomes");
                All($"$.states[{i}].final.told", final.Told, _obligations, "obligations");
                All($"$.states[{i}].final.appraised", final.Appraised, _appraisals, "appraisals");
            }
        }
    }

    private void Transition(TransitionDefinition transition, string path)
    {
        if (transition.From.Count == 0)
        {
            Add($"{path}.from", Nothing, new("至少一个状态", "at least one state"));
        }

        if (transition.Roles.Count == 0)
        {
            Add($"{path}.roles", Nothing, new("至少一个角色", "at least one role"));
        }

        All($"{path}.from", transition.From, _states, "states");
        if (transition.To is { } to)
        {
            Declared($"{path}.to", to, _states, "states");
        }

        Declared($"{path}.command", transition.Command, _commands, "commands");
        if (transition.Sole is { } sole)
        {
            if (string.IsNullOrWhiteSpace(sole))
            {
                Add($"{path}.sole", Nothing, new("法条", "the article"));
            }

            if (transition.StandIn)
            {
                Add($"{path}.standIn", new("与 sole 同时出现", "true together with sole"), new("二者至多其一", "at most one of the two"));
            }

            if (transition.Roles.Count > 1)
            {
                Add($"{path}.roles", new($"有 {transition.Roles.Count} 个角色", $"{transition.Roles.Count} roles"), new("sole 转换只有一个角色", "one, since the decision is left to one body"));
            }
        }

        HashSet<RequirementKind> once = [];
        for (int i = 0; i < transition.Requires.Count; i++)
        {
            Requirement requirement = transition.Requires[i];
            string place = $"{path}.requires[{i}]";
            Requirement(requirement, place);
            if (requirement.Kind is RequirementKind.Recipient or RequirementKind.Result or RequirementKind.Proposal or RequirementKind.Expired && !once.Add(requirement.Kind))
            {
                Add(place, new($"“{Vocabulary.Word(requirement.Kind)}”第二次出现", $"a second '{Vocabulary.Word(requirement.Kind)}'"), new("每个转换至多一次", "at most one in a transition"));
            }
        }

        for (int i = 0; i < transition.Effects.Count; i++)
        {
            Effect(transition.Effects[i], $"{path}.effects[{i}]");
        }
    }

    private void Requirement(Requirement requirement, string path)
    {
        if (requirement.Article is { } article && (requirement.Kind != RequirementKind.Approval || string.IsNullOrWhiteSpace(article)))
        {
            Add($"{path}.article", new($"值为“{article}”", $"'{article}'"), new("仅在 approval 中写明法条", "an article, and only with approval"));
        }

        switch (requirement.Kind)
        {
            case RequirementKind.Obligation: Shape(requirement, path, _obligations, "obligations", Vocabulary.Obligations); break;
            case RequirementKind.Appraisal: Shape(requirement, path, _appraisals, "appraisals", Vocabulary.Appraisals); break;
            case RequirementKind.Clock: Shape(requirement, path, _clocks.Keys, "clocks", Vocabulary.Clocks); break;
            case RequirementKind.Counter: Shape(requirement, path, _counters, "counters", Vocabulary.Counters); break;
            case RequirementKind.Result: Shape(requirement, path, _appraisals, "appraisals", Vocabulary.Grades); break;
            case RequirementKind.Kind: Shape(requirement, path, null, "", _kinds); break;
            case RequirementKind.Outcome: Shape(requirement, path, null, "", [Vocabulary.NoOutcome, .. _outcomes]); break;
            case RequirementKind.Proposal: Shape(requirement, path, null, "", _outcomes); break;
            case RequirementKind.Published: Shape(requirement, path, null, "", Vocabulary.Answers); break;
            case RequirementKind.Reason or RequirementKind.DistinctFrom: Shape(requirement, path, null, "", null); break;
            case RequirementKind.Recipient: Shape(requirement, path, _obligations, "obligations", null); break;
            case RequirementKind.Expired:
                Shape(requirement, path, _clocks.Keys, "clocks", requirement.Of is { } of && _clocks.TryGetValue(of, out ClockDefinition? clock) ? clock.Stages : requirement.Is);
                break;
            case RequirementKind.Document or RequirementKind.Approval:
                if (string.IsNullOrWhiteSpace(requirement.Of))
                {
                    Add($"{path}.of", Nothing, new("名称", "a name"));
                }

                Values($"{path}.is", requirement.Is, null);
                break;
            default: Add($"{path}.require", new($"值为 {requirement.Kind}", $"{requirement.Kind}"), new("已定义的要求", "a requirement of the vocabulary")); break;
        }
    }

    private void Effect(Effect effect, string path)
    {
        IEnumerable<string>? named = effect.Kind switch
        {
            EffectKind.Open or EffectKind.Settle or EffectKind.Waive or EffectKind.Void => _obligations,
            EffectKind.Start or EffectKind.Stop or EffectKind.Pause or EffectKind.Resume or EffectKind.Extend or EffectKind.Transfer => _clocks.Keys,
            EffectKind.Offer or EffectKind.Close or EffectKind.Withdraw => _appraisals,
            EffectKind.Count or EffectKind.Reset => _counters,
            _ => null,
        };
        Named($"{path}.of", effect.Of, named, "declarations");
        IEnumerable<string>? values = effect.Kind switch { EffectKind.Close => Vocabulary.Closings, EffectKind.Conclude => _outcomes, _ => null };
        Named($"{path}.as", effect.As, values, "values");
    }

    private void Shape(Requirement requirement, string path, IEnumerable<string>? named, string array, IEnumerable<string>? values)
    {
        Named($"{path}.of", requirement.Of, named, array);
        Values($"{path}.is", requirement.Is, values);
    }

    private void Named(string path, string? name, IEnumerable<string>? declared, string array)
    {
        if (declared is null)
        {
            if (name is not null)
            {
                Add(path, new($"值为“{name}”", $"'{name}'"), new("空", "nothing here"));
            }
        }
        else
        {
            Declared(path, name ?? "", declared, array);
        }
    }

    private void Values(string path, ValueList<string> found, IEnumerable<string>? allowed)
    {
        if (allowed is null ? found.Count > 0 : found.Count == 0)
        {
            Add(path, found.Count == 0 ? Nothing : new($"有 {found.Count} 个取值", $"{found.Count} values"), allowed is null ? new("空", "nothing here") : new("至少一个取值", "at least one value"));
        }
        else if (allowed is not null)
        {
            All(path, found, allowed, "values");
        }
    }

    private void All(string path, ValueList<string> names, IEnumerable<string> declared, string array)
    {
        for (int i = 0; i < names.Count; i++)
        {
            Declared($"{path}[{i}]", names[i], declared, array);
        }

        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
        {
            Add(path, new("有重复的项", "an item twice"), new("互不重复的项", "distinct items"));
        }
    }

    private void Declared(string path, string name, IEnumerable<string> declared, string array)
    {
        if (!(declared is ICollection<string> set ? set.Contains(name) : declared.Contains(name, StringComparer.Ordinal)))
        {
            string[] names = [.. declared.Order(StringComparer.Ordinal)];
            string expected = string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? ", …" : "");
            string place = array is "values" or "declarations" or "" ? "" : $" ($.{array})";
            Add(path, name.Length == 0 ? Nothing : new($"值为“{name}”", $"'{name}'"), new($"其中之一{place}：{expected}", $"one of{place}: {expected}"));
        }
    }

    private void Add(string path, LocalizedText found, LocalizedText expected)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new(path, found, expected));
        }
    }
}
