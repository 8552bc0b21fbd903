using Minyi.Workflow.Definition;
using Minyi.Workflow.Json;

namespace Minyi.Tests.Workflow;

public class WorkflowJsonTests
{
    public static TheoryData<string> Names => [.. PetitionWorkflow.BuiltInNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Writing_and_reading_are_inverse(string name)
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltInDefinition(name);
        string json = WorkflowJson.Write(definition);
        WorkflowReading reading = WorkflowJson.Read(json);
        Assert.Equal(definition with { Transitions = [], States = [] }, reading.Definition! with { Transitions = [], States = [] });
        Assert.Equal(definition.States, reading.Definition.States);
        Assert.Equal(definition.Transitions, reading.Definition.Transitions);
        Assert.Equal(json, WorkflowJson.Write(reading.Definition));
    }

    [Theory]
    [InlineData("\"initial\": \"New\"", "\"initial\": \"New\", \"colour\": 1", "$.colour", "the unknown member 'colour'")]
    [InlineData("\"command\":\"Assign\"", "\"command\":\"Assign\",\"guard\":\"x\"", "$.transitions[1].guard", "the unknown member 'guard'")]
    [InlineData("\"command\":\"Assign\"", "\"command\":\"Fly\"", "$.transitions[1].command", "'Fly'")]
    [InlineData("\"do\":\"stop\"", "\"do\":\"explode\"", "$.transitions[1].effects[0].do", "explode")]
    [InlineData("\"do\":\"stop\",\"of\":\"assignment\"", "\"do\":\"stop\",\"of\":\"patience\"", "$.transitions[1].effects[0].of", "'patience'")]
    [InlineData("\"is\":[\"run-out\"]", "\"is\":[\"melted\"]", "$.transitions[5].requires[0].is[0]", "'melted'")]
    [InlineData("\"is\":[\"due\"]", "\"is\":[\"late\"]", "$.transitions[4].requires[0].is[0]", "'late'")]
    [InlineData("\"initial\": \"New\"", "\"initial\": \"Elsewhere\"", "$.initial", "'Elsewhere'")]
    [InlineData("\"id\":\"assign\"", "\"id\":\"receive\"", "$.transitions[1].id", "'receive' a second time")]
    [InlineData("\"outcome\":\"Closed\"", "\"outcome\":\"Lost\"", "$.states[3].final.outcome", "'Lost'")]
    [InlineData("minyi-workflow/2", "minyi-workflow/9", "$.schema", "minyi-workflow/9")]
    [InlineData("\"stages\":[\"due\"]", "\"stages\":[]", "$.clocks[0].stages", "0 stages")]
    [InlineData("\"from\":[\"New\"]", "\"from\":[]", "$.transitions[0].from", "nothing")]
    public void What_is_wrong_is_named_with_its_path(string from, string to, string path, string found)
    {
        string json = WorkflowJson.Write(PetitionWorkflow.BuiltInDefinition("service-request"));
        int at = json.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0);
        WorkflowReading reading = WorkflowJson.Read(json[..at] + to + json[(at + from.Length)..]);
        Assert.Null(reading.Definition);
        DefinitionFault fault = reading.Faults[0];
        Assert.Equal(path, fault.Path);
        Assert.Contains(found, fault.Found.English, StringComparison.Ordinal);
        Assert.NotNull(fault.Line);
    }

    [Fact]
    public void An_optional_obligation_is_written_and_read_and_is_never_one_of_many()
    {
        string json = WorkflowJson.Write(PetitionWorkflow.BuiltInDefinition("service-request"));
        string With(string obligations) => json.Replace("\"obligations\": []", $"\"obligations\": [{obligations}]", StringComparison.Ordinal);
        string One(int i, string rest) => $"{{\"id\":\"o{i}\",\"text\":{{\"zh\":\"文\",\"en\":\"text\"}},{rest},\"to\":[]}}";

        WorkflowReading reading = WorkflowJson.Read(With(One(1, "\"optional\":true") + "," + One(2, "\"optional\":false")));
        Assert.Equal([true, false], reading.Definition!.Obligations.Select(o => o.Optional));
        string written = WorkflowJson.Write(reading.Definition);
        Assert.Contains("{\"id\":\"o1\",\"text\":{\"zh\":\"文\",\"en\":\"text\"},\"optional\":true,\"to\":[]}", written, StringComparison.Ordinal);
        Assert.Contains("{\"id\":\"o2\",\"text\":{\"zh\":\"文\",\"en\":\"text\"},\"to\":[]}", written, StringComparison.Ordinal);
        Assert.Equal(reading.Definition.Obligations, WorkflowJson.Read(written).Definition!.Obligations);

        DefinitionFault both = Assert.Single(WorkflowJson.Read(With(One(1, "\"optional\":true,\"many\":true"))).Faults);
        Assert.Equal("$.obligations[0].optional", both.Path);
        DefinitionFault crowd = Assert.Single(WorkflowJson.Read(With(string.Join(',', Enumerable.Range(0, 9).Select(i => One(i, "\"optional\":true"))))).Faults);
        Assert.Equal(("$.obligations", "9 that are optional"), (crowd.Path, crowd.Found.English));
    }

    [Fact]
    public void A_file_of_the_first_version_is_read_with_what_it_does_not_say()
    {
        const string Text = "\"text\":{\"zh\":\"文\",\"en\":\"text\"}";
        string json = $$"""
            {"schema":"minyi-workflow/1","id":"one","version":1,"title":{"zh":"文","en":"text"},"initial":"New",
            "roles":[{"id":"Asker",{{Text}},"party":"asking"},{"id":"Office",{{Text}},"party":"office"},{"id":"Unit",{{Text}},"party":"unit"},{"id":"Clock",{{Text}},"party":"clock"}],
            "obligations":[{"id":"Asker",{{Text}}},{"id":"Public",{{Text}}},{"id":"Unit",{{Text}},"recipient":false}],
            "commands":[{"id":"Lapse",{{Text}}}],
            "clocks":[{"id":"k",{{Text}},"stages":["due"],"supervisor":"Office"},{"id":"free",{{Text}},"stages":["due"]}],
            "appraisals":[{"id":"a",{{Text}}},{"id":"never",{{Text}}}],
            "states":[{"id":"New",{{Text}}}],
            "transitions":[{"id":"t","from":["New"],"command":"Lapse","roles":["Clock"],"requires":[{"require":"expired","of":"k","is":["due"]}],"effects":[{"do":"close","of":"a","as":"lapsed"}]}]}
            """;
        WorkflowReading reading = WorkflowJson.Read(json);
        Assert.Empty(reading.Faults);
        WorkflowDefinition definition = reading.Definition!;
        Assert.Equal([RoleScope.OwnPetition, RoleScope.OwnStudioElseDistrict, RoleScope.OwnReferral, RoleScope.District], definition.Roles.Select(r => r.Scope));
        Assert.Equal(["Asker", "", ""], definition.Obligations.Select(o => string.Join(' ', o.To)));
        Assert.Equal(["Office", ""], definition.Clocks.Select(c => string.Join(' ', c.Chain.Select(l => l.Role))));
        Assert.Equal(["k", null], definition.Appraisals.Select(a => a.Clock));
        Assert.Equal(definition, WorkflowJson.Read(WorkflowJson.Write(definition)).Definition);

        // What belongs to one version only is refused in the other.
        Assert.Equal("$.roles[0].scope", Assert.Single(WorkflowJson.Read(json.Replace("\"party\":\"asking\"", "\"party\":\"asking\",\"scope\":\"district\"", StringComparison.Ordinal)).Faults).Path);
        string second = json.Replace("minyi-workflow/1", "minyi-workflow/2", StringComparison.Ordinal);
        Assert.Equal(
            ["$.roles[0].scope", "$.roles[1].scope", "$.roles[2].scope", "$.roles[3].scope", "$.obligations[0].to", "$.obligations[1].to", "$.clocks[0].supervisor"],
            WorkflowJson.Read(second).Faults.Select(f => f.Path));
    }

    [Theory]
    [InlineData("\"standIn\":true,\"sole\":\"article 1\",", "$.transitions[0].standIn")]
    [InlineData("\"sole\":\" \",", "$.transitions[0].sole")]
    [InlineData("\"stand-in\":true,", "$.transitions[0]")]
    public void Who_may_stand_in_is_said_in_one_way(string member, string path)
    {
        string json = WorkflowJson.Write(PetitionWorkflow.BuiltInDefinition("service-request"));
        string wrong = json.Replace("{\"id\":\"receive\",", "{\"id\":\"receive\"," + member, StringComparison.Ordinal);
        Assert.StartsWith(path, Assert.Single(WorkflowJson.Read(wrong).Faults).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_come_at_once()
    {
        string json = WorkflowJson.Write(PetitionWorkflow.BuiltInDefinition("service-request")).Replace("\"do\":\"start\",\"of\":\"", "\"do\":\"start\",\"of\":\"no-", StringComparison.Ordinal);
        Assert.Equal(4, WorkflowJson.Read(json).Faults.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schema\":\"minyi-workflow/1\",\"id\":null,\"version\":1}")]
    public void What_is_no_workflow_is_a_fault_and_no_crash(string json) => Assert.NotEmpty(WorkflowJson.Read(json).Faults);

    /// <summary>Cut or garbled text gives a definition or faults, never an exception.</summary>
    [Property(MaxTest = 300)]
    public void Hostile_text_never_crashes(int cut, int where, byte what)
    {
        char[] text = WorkflowJson.Write(PetitionWorkflow.BuiltInDefinition("service-request")).ToCharArray();
        text[(where & int.MaxValue) % text.Length] = (char)what;
        WorkflowReading reading = WorkflowJson.Read(new string(text[..((cut & int.MaxValue) % (text.Length + 1))]));
        Assert.True(reading.Definition is not null || reading.Faults.Count > 0);
    }
}
