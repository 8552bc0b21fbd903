using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>Each thing that can be wrong with a definition, with its place, what was found and what was expected, in both languages.</summary>
public class DefinitionFaultTests
{
    private static readonly LocalizedText Text = new("文", "text");

    [Fact]
    public void The_basis_has_no_fault() => Assert.Empty(Faults(Basis()));

    [Fact]
    public void Counts_have_bounds()
    {
        Fault(d => d with { Version = 0 }, "$.version: found 0, expected 1 or more", "$.version: 版本为 0，应为1 或更大的整数");
        Fault(d => d with { Kinds = Many(61, i => new KindDefinition($"k{i}", Text)) }, "$.kinds: found 61, expected at most 60", "$.kinds: 有 61 种，应为至多 60 种");
        Fault(d => d with { Outcomes = [new("Closed", Text), .. Many(60, i => new NamedText($"o{i}", Text))] }, "$.outcomes: found 61, expected at most 60", "$.outcomes: 有 61 种，应为至多 60 种");
        Fault(d => d with { Clocks = [d.Clocks[0], d.Clocks[1], new("k", Text, [])] }, "$.clocks[2].stages: found 0 stages, or one twice, expected 1 to 30 distinct stages", "$.clocks[2].stages: 有 0 个阶段或有重复，应为1 至 30 个互不重复的阶段");
        Fault(d => d with { Clocks = [d.Clocks[0], d.Clocks[1], new("k", Text, Many(31, i => $"s{i}"))] }, "$.clocks[2].stages: found 31 stages, or one twice, expected 1 to 30 distinct stages", "$.clocks[2].stages: 有 31 个阶段或有重复，应为1 至 30 个互不重复的阶段");
        Fault(d => d with { Clocks = [d.Clocks[0], d.Clocks[1], new("k", Text, ["a", "a"])] }, "$.clocks[2].stages: found 2 stages, or one twice, expected 1 to 30 distinct stages", "$.clocks[2].stages: 有 2 个阶段或有重复，应为1 至 30 个互不重复的阶段");
        Fault(d => d with { Roles = [.. d.Roles, .. Many(61, Anyone)] }, "$.roles: found 65 roles in all, expected at most 64", "$.roles: 共提到 65 个角色，应为至多 64 个");
        Fault(d => d with { Counters = [new("c", Text, 0)] }, "$.counters[0].bound: found 0, expected 1 to 60", "$.counters[0].bound: 值为 0，应为1 至 60");
        Fault(d => d with { Counters = [new("c", Text, 61)] }, "$.counters[0].bound: found 61, expected 1 to 60", "$.counters[0].bound: 值为 61，应为1 至 60");
        Fault(d => d with { States = [d.States[0], d.States[1] with { Owes = Many(33, _ => d.States[1].Owes[0]) }, .. d.States.Skip(2)] }, "$.states[1].owes: found 33 entries, expected at most 32", "$.states[1].owes: 有 33 项，应为至多 32 项");
        Fault(d => d with { Obligations = [d.Obligations[0], .. Many(9, i => new ObligationDefinition($"p{i}", Text, Optional: true))] }, "$.obligations: found 9 that are optional, expected at most 8", "$.obligations: 有 9 项可无对象，应为至多 8 项");
    }

    [Fact]
    public void What_is_just_within_the_bounds_is_no_fault()
    {
        Assert.Empty(Faults(Basis() with { Version = 1, Kinds = Many(60, i => new KindDefinition($"k{i}", Text)) }));
        Assert.Empty(Faults(Basis() with { Outcomes = [new("Closed", Text), .. Many(59, i => new NamedText($"o{i}", Text))] }));
        Assert.Empty(Faults(Basis() with { Clocks = [.. Basis().Clocks, new("k", Text, Many(30, i => $"s{i}"))] }));
        Assert.Empty(Faults(Basis() with { Roles = [.. Basis().Roles, .. Many(60, Anyone)] }));
        Assert.Empty(Faults(Basis() with { Counters = [new("c", Text, 60)] }));
        Assert.Empty(Faults(Basis() with { Obligations = [Basis().Obligations[0], .. Many(8, i => new ObligationDefinition($"p{i}", Text, Optional: true))] }));
        Assert.Empty(Faults(Basis() with { States = [Basis().States[0], Basis().States[1] with { Owes = Many(32, _ => Basis().States[1].Owes[0]) }, .. Basis().States.Skip(2)] }));
    }

    /// <summary>Roles count wherever they are named: declared, asking, approving, owing, in a chain, told.</summary>
    [Fact]
    public void Every_role_that_is_named_counts()
    {
        WorkflowDefinition full = Basis() with { Roles = [.. Basis().Roles, .. Many(60, Anyone)] };
        Role other = Role.From("Other");
        Assert.Empty(Faults(full));
        foreach (WorkflowDefinition more in new[]
        {
            With(full, t => t with { Roles = [other] }),
            With(full, t => t with { Requires = [Requirement.That(RequirementKind.Approval, "Other")] }),
            full with { States = [full.States[0] with { Owes = [new(other, "assignment")] }, .. full.States.Skip(1)] },
            full with { Clocks = [full.Clocks[0] with { Chain = [new(other)] }, full.Clocks[1]] },
            full with { Obligations = [full.Obligations[0] with { To = [other] }, full.Obligations[1]] },
        })
        {
            Assert.Equal(["$.roles: found 65 roles in all, expected at most 64"], Faults(more));
        }

        Assert.Empty(Faults(With(full, t => t with { Requires = [Requirement.That(RequirementKind.Document, "Other")] })));
    }

    [Fact]
    public void Ids_are_there_and_distinct()
    {
        const string Empty = "found an empty id, expected an id", Again = "found 'x' a second time, expected distinct ids";
        foreach ((string array, Func<WorkflowDefinition, string, WorkflowDefinition> add, int at) in new (string, Func<WorkflowDefinition, string, WorkflowDefinition>, int)[]
        {
            ("states", (d, id) => d with { States = [.. d.States, new(id, Text, [])] }, 4),
            ("commands", (d, id) => d with { Commands = [.. d.Commands, new(id, Text)] }, 5),
            ("outcomes", (d, id) => d with { Outcomes = [.. d.Outcomes, new(id, Text)] }, 1),
            ("kinds", (d, id) => d with { Kinds = [.. d.Kinds, new(id, Text)] }, 2),
            ("obligations", (d, id) => d with { Obligations = [.. d.Obligations, new(id, Text)] }, 2),
            ("appraisals", (d, id) => d with { Appraisals = [.. d.Appraisals, new(id, Text)] }, 1),
            ("counters", (d, id) => d with { Counters = [.. d.Counters, new(id, Text, 1)] }, 1),
            ("clocks", (d, id) => d with { Clocks = [.. d.Clocks, new(id, Text, ["s"])] }, 2),
            ("texts", (d, id) => d with { Texts = [.. d.Texts, new(id, Text)] }, 8),
            ("transitions", (d, id) => d with { Transitions = [.. d.Transitions, d.Transitions[0] with { Id = id }] }, 8),
        })
        {
            Assert.Empty(Faults(add(Basis(), "x")));
            Assert.Equal([$"$.{array}[{at}].id: {Empty}"], Faults(add(Basis(), " ")));
            Assert.Equal([$"$.{array}[{at + 1}].id: {Again}"], Faults(add(add(Basis(), "x"), "x")));
            Assert.Equal([$"$.{array}[{at}].id: 标识为空，应为非空标识", $"$.{array}[{at + 1}].id: 标识为空，应为非空标识"], Faults(add(add(Basis(), ""), ""), Language.Chinese));
            Assert.Equal([$"$.{array}[{at + 1}].id: 标识“x”重复，应为互不重复的标识"], Faults(add(add(Basis(), "x"), "x"), Language.Chinese));
        }

        Fault(d => d with { Roles = [.. d.Roles, d.Roles[0]] }, "$.roles[4].id: found 'Intake' a second time, expected distinct ids", "$.roles[4].id: 标识“Intake”重复，应为互不重复的标识");
        Fault(d => d with { Outcomes = [.. d.Outcomes, new("none", Text)] }, "$.outcomes: found the id 'none', expected another id, since none stands for no outcome yet", "$.outcomes: 标识为“none”，应为其他标识，none 表示尚无结果");
    }

    [Fact]
    public void Names_are_declared()
    {
        const string States = "one of ($.states): Closed, New, Received, WithUnit", Clocks = "one of ($.clocks): assignment, handling";
        Fault(d => d with { Initial = "x" }, $"$.initial: found 'x', expected {States}", "$.initial: 值为“x”，应为其中之一 ($.states)：Closed, New, Received, WithUnit");
        Fault(d => d with { Initial = "" }, $"$.initial: found nothing, expected {States}", "$.initial: 没有此项，应为其中之一 ($.states)：Closed, New, Received, WithUnit");
        Fault(d => d with { Appraisals = [new("a", Text, "x")] }, $"$.appraisals[0].clock: found 'x', expected {Clocks}", "$.appraisals[0].clock: 值为“x”，应为其中之一 ($.clocks)：assignment, handling");
        Fault(d => d with { Clocks = [d.Clocks[0], d.Clocks[1] with { Chain = [new(Role.From("Intake"), "x"), new(Role.From("Director"))] }] }, $"$.clocks[1].chain[0].clock: found 'x', expected {Clocks}", "$.clocks[1].chain[0].clock: 值为“x”，应为其中之一 ($.clocks)：assignment, handling");
        Fault(d => d with { Clocks = [d.Clocks[0], d.Clocks[1] with { Chain = [new(Role.From("Intake")), new(Role.From("Director"))] }] }, "$.clocks[1].chain[0].clock: found nothing, expected a clock, which only the last of the chain may lack", "$.clocks[1].chain[0].clock: 没有此项，应为时限，只有最后一级可以没有");
        Fault(d => d with { States = [d.States[0] with { Owes = [d.States[1].Owes[0], new(Role.From("Intake"), "x")] }, .. d.States.Skip(1)] }, $"$.states[0].owes[1].clock: found 'x', expected {Clocks}", "$.states[0].owes[1].clock: 值为“x”，应为其中之一 ($.clocks)：assignment, handling");
        Fault(Final(new("x", [], [])), "$.states[3].final.outcome: found 'x', expected one of ($.outcomes): Closed", "$.states[3].final.outcome: 值为“x”，应为其中之一 ($.outcomes)：Closed");
        Fault(Final(new("Closed", ["x"], [])), "$.states[3].final.told[0]: found 'x', expected one of ($.obligations): o, p", "$.states[3].final.told[0]: 值为“x”，应为其中之一 ($.obligations)：o, p");
        Fault(Final(new("Closed", ["o", "o"], [])), "$.states[3].final.told: found an item twice, expected distinct items", "$.states[3].final.told: 有重复的项，应为互不重复的项");
        Fault(Final(new("Closed", [], ["x"])), "$.states[3].final.appraised[0]: found 'x', expected one of ($.appraisals): a", "$.states[3].final.appraised[0]: 值为“x”，应为其中之一 ($.appraisals)：a");
        Fault(d => d with { Obligations = [d.Obligations[0], d.Obligations[1] with { Many = true }] }, "$.obligations[1].optional: found true together with many, expected at most one of the two, since a set may be empty anyway", "$.obligations[1].optional: 与 many 同时为 true，应为二者至多其一，集合本可为空");
    }

    [Fact]
    public void A_transition_says_whence_whither_by_whom_and_on_whose_word()
    {
        const string States = "one of ($.states): Closed, New, Received, WithUnit";
        Of(t => t with { From = [] }, "from: found nothing, expected at least one state", "from: 没有此项，应为至少一个状态");
        Of(t => t with { Roles = [] }, "roles: found nothing, expected at least one role", "roles: 没有此项，应为至少一个角色");
        Of(t => t with { From = ["New", "x"] }, $"from[1]: found 'x', expected {States}", "from[1]: 值为“x”，应为其中之一 ($.states)：Closed, New, Received, WithUnit");
        Of(t => t with { To = "x" }, $"to: found 'x', expected {States}", "to: 值为“x”，应为其中之一 ($.states)：Closed, New, Received, WithUnit");
        Of(t => t with { Command = "x" }, "command: found 'x', expected one of ($.commands): Assign, Close, Receive, ReportOverdue, Supervise", "command: 值为“x”，应为其中之一 ($.commands)：Assign, Close, Receive, ReportOverdue, Supervise");
        Of(t => t with { StandIn = false, Sole = " " }, "sole: found nothing, expected the article", "sole: 没有此项，应为法条");
        Of(t => t with { Sole = "article 1", StandIn = true }, "standIn: found true together with sole, expected at most one of the two", "standIn: 与 sole 同时出现，应为二者至多其一");
        Of(t => t with { StandIn = false, Sole = "article 1", Roles = [Role.From("Intake"), Role.From("Director")] }, "roles: found 2 roles, expected one, since the decision is left to one body", "roles: 有 2 个角色，应为sole 转换只有一个角色");
        Assert.Empty(Faults(With(Basis(), t => t with { StandIn = false, Sole = "article 1" })));
        Assert.Empty(Faults(With(Basis(), t => t with { StandIn = true })));
        foreach (string word in new[] { "recipient", "proposal" })
        {
            Requirement twice = word == "recipient" ? Requirement.That(RequirementKind.Recipient, "o") : Requirement.That(RequirementKind.Proposal, null, "Closed");
            Of(t => t with { Requires = [twice, twice] }, $"requires[1]: found a second '{word}', expected at most one in a transition", $"requires[1]: “{word}”第二次出现，应为每个转换至多一次");
        }

        Requirement result = Requirement.That(RequirementKind.Result, "a", "satisfied"), expired = Requirement.That(RequirementKind.Expired, "handling", "due"), clock = Requirement.That(RequirementKind.Clock, "handling", "running");
        Of(t => t with { Requires = [result, result] }, "requires[1]: found a second 'result', expected at most one in a transition", "requires[1]: “result”第二次出现，应为每个转换至多一次");
        Of(t => t with { Requires = [expired, expired] }, "requires[1]: found a second 'expired', expected at most one in a transition", "requires[1]: “expired”第二次出现，应为每个转换至多一次");
        Assert.Empty(Faults(With(Basis(), t => t with { Requires = [clock, clock, result, expired] })));
    }

    [Fact]
    public void A_requirement_has_its_name_and_its_values()
    {
        foreach ((Requirement requirement, string fault) in new (Requirement, string)[]
        {
            (That(RequirementKind.Obligation, "x", "owed"), ".of: found 'x', expected one of ($.obligations): o, p"),
            (That(RequirementKind.Obligation, null, "owed"), ".of: found nothing, expected one of ($.obligations): o, p"),
            (That(RequirementKind.Obligation, "o", "x"), ".is[0]: found 'x', expected one of: none, owed, settled, some, waived"),
            (That(RequirementKind.Obligation, "o"), ".is: found nothing, expected at least one value"),
            (That(RequirementKind.Obligation, "o", "owed", "owed"), ".is: found an item twice, expected distinct items"),
            (That(RequirementKind.Appraisal, "x", "offered"), ".of: found 'x', expected one of ($.appraisals): a"),
            (That(RequirementKind.Appraisal, "a", "x"), ".is[0]: found 'x', expected one of: lapsed, none, not-satisfied, offered, satisfied"),
            (That(RequirementKind.Clock, "x", "running"), ".of: found 'x', expected one of ($.clocks): assignment, handling"),
            (That(RequirementKind.Clock, "handling", "running", "x"), ".is[1]: found 'x', expected one of: paused, run-out, running, stopped"),
            (That(RequirementKind.Counter, "x", "below"), ".of: found 'x', expected one of ($.counters): c"),
            (That(RequirementKind.Counter, "c", "x"), ".is[0]: found 'x', expected one of: at-bound, below"),
            (That(RequirementKind.Result, "x", "satisfied"), ".of: found 'x', expected one of ($.appraisals): a"),
            (That(RequirementKind.Result, "a", "lapsed"), ".is[0]: found 'lapsed', expected one of: not-satisfied, satisfied"),
            (That(RequirementKind.Kind, "x", "k1"), ".of: found 'x', expected nothing here"),
            (That(RequirementKind.Kind, null, "x"), ".is[0]: found 'x', expected one of: k1, k2"),
            (That(RequirementKind.Outcome, null, "x"), ".is[0]: found 'x', expected one of: Closed, none"),
            (That(RequirementKind.Outcome, "x", "none"), ".of: found 'x', expected nothing here"),
            (That(RequirementKind.Proposal, null, "none"), ".is[0]: found 'none', expected one of: Closed"),
            (That(RequirementKind.Proposal, "x", "Closed"), ".of: found 'x', expected nothing here"),
            (That(RequirementKind.Published, null, "x"), ".is[0]: found 'x', expected one of: no, yes"),
            (That(RequirementKind.Published, "x", "no"), ".of: found 'x', expected nothing here"),
            (That(RequirementKind.Reason, "x"), ".of: found 'x', expected nothing here"),
            (That(RequirementKind.Reason, null, "x", "y"), ".is: found 2 values, expected nothing here"),
            (That(RequirementKind.DistinctFrom, "x"), ".of: found 'x', expected nothing here"),
            (That(RequirementKind.DistinctFrom, null, "x"), ".is: found 1 values, expected nothing here"),
            (That(RequirementKind.Recipient, "x"), ".of: found 'x', expected one of ($.obligations): o, p"),
            (That(RequirementKind.Recipient, "o", "x"), ".is: found 1 values, expected nothing here"),
            (That(RequirementKind.Expired, "x", "due"), ".of: found 'x', expected one of ($.clocks): assignment, handling"),
            (That(RequirementKind.Expired, "handling", "x"), ".is[0]: found 'x', expected one of: due"),
            (That(RequirementKind.Expired, "handling"), ".is: found nothing, expected at least one value"),
            (That(RequirementKind.Document, " "), ".of: found nothing, expected a name"),
            (That(RequirementKind.Document, "opinion", "x"), ".is: found 1 values, expected nothing here"),
            (That(RequirementKind.Approval, null), ".of: found nothing, expected a name"),
            (That(RequirementKind.Approval, "Director", "x"), ".is: found 1 values, expected nothing here"),
            (That(RequirementKind.Approval, "Director") with { Article = " " }, ".article: found ' ', expected an article, and only with approval"),
            (That(RequirementKind.Reason, null) with { Article = "1" }, ".article: found '1', expected an article, and only with approval"),
            (That((RequirementKind)99, null), ".require: found 99, expected a requirement of the vocabulary"),
        })
        {
            WorkflowDefinition definition = With(Basis(), t => t with { Requires = [That(RequirementKind.Reason, null), requirement] });
            Assert.Equal(["$.transitions[1].requires[1]" + fault], Faults(definition));
        }

        Of(t => t with { Requires = [That(RequirementKind.Reason, "x", "y")] }, ["requires[0].of: 值为“x”，应为空", "requires[0].is: 有 1 个取值，应为空"]);
        Of(t => t with { Requires = [That(RequirementKind.Obligation, "o")] }, ["requires[0].is: 没有此项，应为至少一个取值"]);
        Of(t => t with { Requires = [That(RequirementKind.Document, null)] }, ["requires[0].of: 没有此项，应为名称"]);
        Of(t => t with { Requires = [That(RequirementKind.Reason, null) with { Article = "1" }] }, ["requires[0].article: 值为“1”，应为仅在 approval 中写明法条"]);
        Of(t => t with { Requires = [That((RequirementKind)99, null)] }, ["requires[0].require: 值为 99，应为已定义的要求"]);
        Of(t => t with { Requires = [That(RequirementKind.Obligation, "o", "x")] }, ["requires[0].is[0]: 值为“x”，应为其中之一：none, owed, settled, some, waived"]);
        Assert.Empty(Faults(With(Basis(), t => t with { Requires = [That(RequirementKind.Approval, "Director") with { Article = "article 1" }, That(RequirementKind.Document, "opinion")] })));
    }

    [Fact]
    public void An_effect_has_its_name_and_its_result()
    {
        foreach (EffectKind kind in Enum.GetValues<EffectKind>())
        {
            (string? of, string? expected) = kind switch
            {
                EffectKind.Open or EffectKind.Settle or EffectKind.Waive or EffectKind.Void => ("o", "one of: o, p"),
                EffectKind.Offer or EffectKind.Close or EffectKind.Withdraw => ("a", "one of: a"),
                EffectKind.Count or EffectKind.Reset => ("c", "one of: c"),
                EffectKind.Conclude or EffectKind.Reconsider or EffectKind.Publish or EffectKind.Retract => (null, "nothing here"),
                _ => ((string?)"handling", "one of: assignment, handling"),
            };
            (string? result, string results) = kind switch
            {
                EffectKind.Close => ("lapsed", "one of: lapsed, not-satisfied, satisfied"),
                EffectKind.Conclude => ((string?)"Closed", "one of: Closed"),
                _ => (null, "nothing here"),
            };
            Assert.Empty(Faults(Doing(new Effect(kind, of, result))));
            Assert.Equal([$"$.transitions[1].effects[0].of: found 'x', expected {expected}"], Faults(Doing(new Effect(kind, "x", result))));
            Assert.Equal([$"$.transitions[1].effects[0].as: found 'x', expected {results}"], Faults(Doing(new Effect(kind, of, "x"))));
        }
    }

    private static WorkflowDefinition Doing(Effect effect) => With(Basis(), t => t with { Effects = [effect] });

    private static Requirement That(RequirementKind kind, string? of, params ReadOnlySpan<string> values) => Requirement.That(kind, of, values);

    private static Func<WorkflowDefinition, WorkflowDefinition> Final(FinalDefinition final) => d => d with { States = [.. d.States.Take(3), d.States[3] with { Final = final }] };

    /// <summary>The second transition changed.</summary>
    private static WorkflowDefinition With(WorkflowDefinition definition, Func<TransitionDefinition, TransitionDefinition> change) =>
        definition with { Transitions = [definition.Transitions[0], change(definition.Transitions[1]), .. definition.Transitions.Skip(2)] };

    private static void Of(Func<TransitionDefinition, TransitionDefinition> change, string english, string chinese) =>
        Fault(d => With(d, change), "$.transitions[1]." + english, "$.transitions[1]." + chinese);

    private static void Of(Func<TransitionDefinition, TransitionDefinition> change, string[] chinese) =>
        Assert.Equal(chinese.Select(c => "$.transitions[1]." + c), Faults(With(Basis(), change), Language.Chinese));

    private static void Fault(Func<WorkflowDefinition, WorkflowDefinition> change, string english, string chinese)
    {
        Assert.Equal([english], Faults(change(Basis())));
        Assert.Equal([chinese], Faults(change(Basis()), Language.Chinese));
    }

    private static string[] Faults(WorkflowDefinition definition, Language language = Language.English)
    {
        try
        {
            PetitionWorkflow.TryBuild(definition, out _, new() { Limit = 1 });
            return [];
        }
        catch (InvalidWorkflowException exception)
        {
            return [.. exception.Faults.Select(f => f.In(language))];
        }
    }

    private static WorkflowDefinition Basis() => PetitionWorkflow.BuiltInDefinition("service-request") with
    {
        Kinds = [new("k1", Text), new("k2", Text)],
        Obligations = [new("o", Text, Many: true), new("p", Text, Optional: true)],
        Appraisals = [new("a", Text, "handling")],
        Counters = [new("c", Text, 2)],
    };

    private static RoleDefinition Anyone(int i) => new(Role.From($"r{i}"), Text, RoleParty.Office, RoleScope.District);

    private static ValueList<T> Many<T>(int count, Func<int, T> make)
        where T : IEquatable<T> => Enumerable.Range(0, count).Select(make).ToValueList();
}
