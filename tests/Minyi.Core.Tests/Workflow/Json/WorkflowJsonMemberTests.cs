using System.Text.RegularExpressions;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;

namespace Minyi.Tests.Workflow;

/// <summary>Every member is written and read as what it is; what belongs to one version of the format alone is named in the other.</summary>
public class WorkflowJsonMemberTests
{
    private static readonly LocalizedText Text = new("文", "text");

    /// <summary>Each member changed alone comes back as changed: a member that is not written, or read as another, shows here.</summary>
    [Fact]
    public void Every_member_comes_back()
    {
        WorkflowDefinition basis = Basis();
        Comes(basis);
        Comes(basis with { Version = 3, Title = new("别", "other"), Source = "a law" });
        Comes(basis with { Texts = [] });
        Comes(basis with { Texts = [new("x", Text), new("y", Text, TextUse.Form), new("z", Text, TextUse.Minutes)] });
        foreach (bool flag in new[] { true, false })
        {
            Comes(basis with { Kinds = [new("k", Text, flag)] });
            Comes(basis with { Roles = [.. basis.Roles.Skip(1), basis.Roles[0] with { Collects = flag }] });
            Comes(basis with { Commands = [.. basis.Commands, new("x", Text, flag)] });
            Comes(basis with { Obligations = [new("o", Text, flag, !flag)] });
            Comes(basis with { Obligations = [new("o", Text, false, flag, true) { To = [Role.From("Director")] }] });
            Comes(basis with { Obligations = [new("o", Text, false, flag, true)] });
            Comes(basis with { Transitions = [basis.Transitions[0] with { StandIn = flag, Sole = flag ? null : "article", Source = flag ? "law" : null, To = flag ? null : "Closed" }, .. basis.Transitions.Skip(1)] });
        }

        foreach (RoleParty party in Enum.GetValues<RoleParty>())
        {
            foreach (RoleScope scope in Enum.GetValues<RoleScope>())
            {
                Comes(basis with { Roles = [.. basis.Roles, new(Role.From("r"), Text, party, scope)] });
            }
        }

        Comes(basis with { Clocks = [.. basis.Clocks, new("k", Text, ["a", "b"], "law") { Chain = [new(Role.From("x"), "k"), new(Role.From("y"))] }, new("l", Text, ["a"])] });
        Comes(basis with { Appraisals = [new("a", Text, "handling"), new("b", Text)], Counters = [new("c", Text, 7)], Outcomes = [.. basis.Outcomes, new("x", Text)], Obligations = [new("o", Text)] });
        Comes(Final(basis with { Obligations = [new("o", Text)], Appraisals = [new("a", Text)] }, new("Closed", ["o"], ["a"])));
        Comes(With(basis, [Requirement.That(RequirementKind.Approval, "Director") with { Article = "article" }, Requirement.That(RequirementKind.Published, null, "yes"), Requirement.That(RequirementKind.Reason)], [new(EffectKind.Conclude, null, "Closed"), new(EffectKind.Stop, "handling"), new(EffectKind.Publish)]));
    }

    [Fact]
    public void What_is_as_usual_is_not_written_and_each_part_has_its_line()
    {
        string json = WorkflowJson.Write(Basis() with { Obligations = [new("o", Text), new("p", Text, Recipient: false)] });

        Assert.StartsWith("{\n  \"schema\": \"minyi-workflow/2\",\n  \"id\": \"service-request\",\n  \"version\": 1,\n  \"title\": {\"zh\":\"服务请求\",\"en\":\"Service request\"},\n  \"initial\": \"New\",\n  \"roles\": [\n    {\"id\":\"Intake\"", json, StringComparison.Ordinal);
        Assert.EndsWith("}\n  ]\n}\n", json, StringComparison.Ordinal);
        Assert.Contains("  \"kinds\": [],\n", json, StringComparison.Ordinal);
        Assert.Contains("\n    {\"id\":\"o\",\"text\":{\"zh\":\"文\",\"en\":\"text\"},\"to\":[]},\n    {\"id\":\"p\",\"text\":{\"zh\":\"文\",\"en\":\"text\"},\"recipient\":false}\n  ],\n", json, StringComparison.Ordinal);
        Assert.Contains("\n    {\"id\":\"receive\",\"from\":[\"New\"],\"command\":\"Receive\",\"roles\":[\"Intake\"],\"to\":\"Received\",\"effects\":[{\"do\":\"start\",\"of\":\"assignment\"}]},\n", json, StringComparison.Ordinal);
        Assert.Contains("\n    {\"id\":\"New\",\"text\":{\"zh\":\"尚未接收\",\"en\":\"not received yet\"}},\n", json, StringComparison.Ordinal);
        Assert.Contains("\"final\":{\"outcome\":\"Closed\"}}\n", json, StringComparison.Ordinal);
        Assert.Contains("\"stages\":[\"due\"],\"chain\":[{\"role\":\"Director\"}]}", json, StringComparison.Ordinal);
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
        Assert.Contains("\"source\": \"a law\",\n  \"initial\"", WorkflowJson.Write(Basis() with { Source = "a law" }), StringComparison.Ordinal);
    }

    /// <summary>A member that came with version 2 is refused in version 1 with its place and the way out.</summary>
    [Theory]
    [InlineData("\"party\":\"asking\"", "\"party\":\"asking\",\"collects\":true", "$.roles[0].collects")]
    [InlineData("\"party\":\"asking\"", "\"party\":\"asking\",\"scope\":\"district\"", "$.roles[0].scope")]
    [InlineData("\"id\":\"Asker\",\"text\":{\"zh\":\"文\",\"en\":\"text\"}}", "\"id\":\"Asker\",\"text\":{\"zh\":\"文\",\"en\":\"text\"},\"to\":[]}", "$.obligations[0].to")]
    [InlineData("\"supervisor\":\"Office\"", "\"chain\":[{\"role\":\"Office\"}]", "$.clocks[0].chain")]
    [InlineData("\"kinds\":[{", "\"kinds\":[{\"confidential\":true,", "$.kinds[0].confidential")]
    [InlineData("\"appraisals\":[{", "\"appraisals\":[{\"clock\":\"k\",", "$.appraisals[0].clock")]
    [InlineData("\"transitions\":[{", "\"transitions\":[{\"standIn\":true,", "$.transitions[0].standIn")]
    [InlineData("\"transitions\":[{", "\"transitions\":[{\"sole\":\"law\",", "$.transitions[0].sole")]
    [InlineData("{\"require\":\"approval\",", "{\"require\":\"approval\",\"article\":\"law\",", "$.transitions[0].requires[1].article")]
    [InlineData("\"kinds\":[", "\"texts\":[],\"kinds\":[", "$.texts")]
    public void A_later_member_is_refused_in_the_first_version(string from, string to, string path)
    {
        Assert.Empty(WorkflowJson.Read(First()).Faults);
        Assert.Contains(from, First(), StringComparison.Ordinal);
        DefinitionFault fault = Assert.Single(WorkflowJson.Read(Once(First(), from, to)).Faults);
        Assert.Equal($"{fault.Line}:{fault.Column}: {path}: found a member of version 2, expected 'schema': 'minyi-workflow/2'", fault.In(Language.English));
        Assert.Equal($"{fault.Line}:{fault.Column}: {path}: 第 2 版才有的成员，应为“schema”: “minyi-workflow/2”", fault.In(Language.Chinese));
    }

    [Fact]
    public void What_version_2_must_say_is_asked_for()
    {
        string second = First().Replace("minyi-workflow/1", "minyi-workflow/2", StringComparison.Ordinal);
        DefinitionFault[] faults = [.. WorkflowJson.Read(second).Faults.Select(f => f with { Line = null, Column = null })];
        string scopes = string.Join(", ", Enum.GetValues<RoleScope>().Select(s => Regex.Replace($"{s}", "(?<!^)[A-Z]", m => "-" + m.Value).ToLowerInvariant()));

        Assert.Equal($"$.roles[0].scope: found nothing, expected one of: {scopes}", faults[0].In(Language.English));
        Assert.Equal($"$.roles[0].scope: 没有此项，应为其中之一：{scopes}", faults[0].In(Language.Chinese));
        DefinitionFault to = faults.Single(f => f.Path == "$.obligations[0].to");
        Assert.Equal("$.obligations[0].to: found nothing, expected the roles of its recipient, [] where no role stands for them", to.In(Language.English));
        Assert.Equal("$.obligations[0].to: 没有此项，应为应得到反馈者的角色（没有对应角色时为空数组）", to.In(Language.Chinese));
        DefinitionFault supervisor = faults.Single(f => f.Path == "$.clocks[0].supervisor");
        Assert.Equal("$.clocks[0].supervisor: found 'Office', expected 'chain': [{\"role\": \"Office\"}]", supervisor.In(Language.English));
        Assert.Equal("$.clocks[0].supervisor: 值为“Office”，应为“chain”: [{\"role\": \"Office\"}]", supervisor.In(Language.Chinese));
        Assert.DoesNotContain(faults, f => f.Path == "$.obligations[2].to"); // it is no recipient
    }

    /// <summary>An appraisal of the first version lapses by the clock whose expiry closes it so, where that is one and declared.</summary>
    [Theory]
    [InlineData("", "k")]
    [InlineData(",{\"id\":\"u\",\"from\":[\"New\"],\"command\":\"Lapse\",\"roles\":[\"Clock\"],\"requires\":[{\"require\":\"expired\",\"of\":\"free\",\"is\":[\"due\"]}],\"effects\":[{\"do\":\"close\",\"of\":\"a\",\"as\":\"lapsed\"}]}", null)]
    [InlineData(",{\"id\":\"u\",\"from\":[\"New\"],\"command\":\"Lapse\",\"roles\":[\"Clock\"],\"requires\":[{\"require\":\"expired\",\"of\":\"free\",\"is\":[\"due\"]}],\"effects\":[{\"do\":\"close\",\"of\":\"b\",\"as\":\"lapsed\"}]}", "k")]
    [InlineData(",{\"id\":\"u\",\"from\":[\"New\"],\"command\":\"Lapse\",\"roles\":[\"Clock\"],\"requires\":[{\"require\":\"expired\",\"of\":\"free\",\"is\":[\"due\"]}],\"effects\":[{\"do\":\"close\",\"of\":\"a\",\"as\":\"satisfied\"}]}", "k")]
    [InlineData(",{\"id\":\"u\",\"from\":[\"New\"],\"command\":\"Lapse\",\"roles\":[\"Clock\"],\"requires\":[{\"require\":\"expired\",\"of\":\"free\",\"is\":[\"due\"]}],\"effects\":[{\"do\":\"offer\",\"of\":\"a\"}]}", "k")]
    [InlineData(",{\"id\":\"u\",\"from\":[\"New\"],\"command\":\"Lapse\",\"roles\":[\"Clock\"],\"requires\":[{\"require\":\"clock\",\"of\":\"free\",\"is\":[\"running\"]}],\"effects\":[{\"do\":\"close\",\"of\":\"a\",\"as\":\"lapsed\"}]}", "k")]
    public void The_clock_of_an_appraisal_is_found_in_the_first_version(string more, string? clock)
    {
        WorkflowReading reading = WorkflowJson.Read(First(more));
        Assert.Empty(reading.Faults);
        Assert.Equal(clock, reading.Definition!.Appraisals.Single(a => a.Id == "a").Clock);
        Assert.Equal(WorkflowDefinition.UsualTexts, reading.Definition.Texts);
    }

    [Theory]
    [InlineData("null", "$: found null, expected an object|$: 值为 null，应为对象")]
    [InlineData("{\"schema\":\"\\ud800\"}", null)]
    public void What_is_no_workflow_is_said_in_both_languages(string json, string? fault)
    {
        DefinitionFault found = Assert.Single(WorkflowJson.Read(json).Faults);
        Assert.NotEmpty(found.Found.Chinese);
        Assert.NotEmpty(found.Expected.Chinese);
        Assert.True(fault is null || $"{found.In(Language.English)}|{found.In(Language.Chinese)}" == fault, found.In(Language.English));
    }

    [Fact]
    public void A_schema_that_nobody_knows_and_ids_that_cannot_be_are_faults()
    {
        DefinitionFault schema = Assert.Single(WorkflowJson.Read(First().Replace("minyi-workflow/1", "minyi-workflow/3", StringComparison.Ordinal)).Faults);
        Assert.Equal($"1:{schema.Column}: $.schema: found 'minyi-workflow/3', expected 'minyi-workflow/2'", schema.In(Language.English));
        Assert.Equal($"1:{schema.Column}: $.schema: 值为“minyi-workflow/3”，应为“minyi-workflow/2”", schema.In(Language.Chinese));
        DefinitionFault id = Assert.Single(WorkflowJson.Read(First().Replace("\"id\":\"Unit\"", "\"id\":\"\"", StringComparison.Ordinal)).Faults);
        Assert.Equal(("$", "ids that are not empty and have no control characters", "非空且无控制字符的标识"), (id.Path, id.Expected.English, id.Expected.Chinese));
        Assert.StartsWith("an id that cannot be one (", id.Found.English, StringComparison.Ordinal);
        Assert.StartsWith("有标识不可用（", id.Found.Chinese, StringComparison.Ordinal);
        DefinitionFault surrogate = Assert.Single(WorkflowJson.Read("{\"id\":\"\ud800\"}").Faults);
        Assert.Equal("$: found a text that is no Unicode, expected surrogates in pairs|$: 文字不是 Unicode，应为成对的代理项", $"{surrogate.In(Language.English)}|{surrogate.In(Language.Chinese)}");
        DefinitionFault unknown = Assert.Single(WorkflowJson.Read(Once(First(), "\"initial\"", "\"colour\":1,\"initial\"")).Faults);
        Assert.Equal(("the unknown member 'colour'", "有未知的成员“colour”", "a member listed in docs/workflow.md", "docs/workflow.md 所列的成员"), (unknown.Found.English, unknown.Found.Chinese, unknown.Expected.English, unknown.Expected.Chinese));
        Assert.Equal(1, unknown.Line);
        DefinitionFault word = Assert.Single(WorkflowJson.Read(Once(First(), "\"asking\"", "\"asks\"")).Faults);
        Assert.Contains("found 'asks', expected one of: asking, office, unit, clock", word.Found.English, StringComparison.Ordinal);
        Assert.StartsWith("内容不可读（", word.Found.Chinese, StringComparison.Ordinal);
        Assert.Equal(("what docs/workflow.md describes", "docs/workflow.md 所述的内容"), (word.Expected.English, word.Expected.Chinese));
    }

    private static void Comes(WorkflowDefinition definition)
    {
        WorkflowReading reading = WorkflowJson.Read(WorkflowJson.Write(definition));
        Assert.Empty(reading.Faults);
        Assert.Equal(definition, reading.Definition);
    }

    private static WorkflowDefinition Final(WorkflowDefinition definition, FinalDefinition final) =>
        definition with { States = [.. definition.States.Take(3), definition.States[3] with { Final = final }] };

    private static WorkflowDefinition With(WorkflowDefinition definition, ValueList<Requirement> requires, ValueList<Effect> effects) =>
        definition with { Transitions = [definition.Transitions[0] with { Requires = requires, Effects = effects }, .. definition.Transitions.Skip(1)] };

    private static WorkflowDefinition Basis() => PetitionWorkflow.BuiltInDefinition("service-request");

    private static string Once(string text, string from, string to)
    {
        int at = text.IndexOf(from, StringComparison.Ordinal);
        return text[..at] + to + text[(at + from.Length)..];
    }

    private static string First(string more = "")
    {
        const string T = "\"text\":{\"zh\":\"文\",\"en\":\"text\"}";
        return $$"""{"schema":"minyi-workflow/1","id":"one","version":1,"title":{"zh":"文","en":"text"},"initial":"New","""
            + $$"""
                "roles":[{"id":"Asker",{{T}},"party":"asking"},{"id":"Office",{{T}},"party":"office"},{"id":"Unit",{{T}},"party":"unit"},{"id":"Clock",{{T}},"party":"clock"}],
                "kinds":[{"id":"k",{{T}}}],
                "obligations":[{"id":"Asker",{{T}}},{"id":"Public",{{T}}},{"id":"Unit",{{T}},"recipient":false}],
                "commands":[{"id":"Lapse",{{T}}}],
                "clocks":[{"id":"k",{{T}},"stages":["due"],"supervisor":"Office"},{"id":"free",{{T}},"stages":["due"]}],
                "appraisals":[{"id":"a",{{T}}},{"id":"b",{{T}}}],
                "states":[{"id":"New",{{T}}}],
                "transitions":[{"id":"t","from":["New"],"command":"Lapse","roles":["Clock"],"requires":[{"require":"expired","of":"k","is":["due"]},{"require":"approval","of":"Office"}],"effects":[{"do":"close","of":"a","as":"lapsed"}]}{{more}}]}
                """;
    }
}
