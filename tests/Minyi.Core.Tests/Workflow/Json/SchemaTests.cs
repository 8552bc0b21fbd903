using Json.Schema;
using Minyi.Workflow.Json;

namespace Minyi.Tests.Workflow;

/// <summary>The published JSON Schema says what the reader does.</summary>
public class SchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Root(), "docs", "workflow.schema.json")));

    public static TheoryData<string> Names => [.. PetitionWorkflow.BuiltInNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Built_ins_are_valid(string name) => Assert.True(IsValid(WorkflowJson.Write(PetitionWorkflow.BuiltInDefinition(name))));

    [Theory]
    [InlineData("\"judges\":true", "\"judged\":true")]
    [InlineData("\"do\":\"void\"", "\"do\":\"avoid\"")]
    [InlineData("\"party\":\"unit\"", "\"party\":\"troop\"")]
    [InlineData("\"bound\":1", "\"bound\":61")]
    [InlineData("\"many\":true", "\"many\":true,\"optional\":true")]
    [InlineData("\"roles\":[\"Petitioner\"]", "\"roles\":[]")]
    public void What_the_reader_refuses_the_schema_refuses(string from, string to)
    {
        string json = WorkflowJson.Write(PetitionWorkflow.BuiltInDefinition("yantian")).Replace(from, to, StringComparison.Ordinal);
        Assert.NotEmpty(WorkflowJson.Read(json).Faults);
        Assert.False(IsValid(json));
    }

    private static bool IsValid(string json) => Schema.Evaluate(System.Text.Json.JsonDocument.Parse(json).RootElement).IsValid;

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Minyi.Core.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder;
    }
}
