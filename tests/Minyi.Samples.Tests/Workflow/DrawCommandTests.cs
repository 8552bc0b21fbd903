using System.Text.Json.Nodes;
using System.Xml.Linq;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Workflow;

public sealed class DrawCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("mermaid", "stateDiagram-v2\n")]
    [InlineData("dot", "digraph \"yantian\" {\n")]
    [InlineData("svg", "<svg ")]
    public void Each_format_begins_as_its_readers_expect(string format, string beginning) =>
        Assert.StartsWith(beginning, _cli.Run("workflow", "draw", "yantian", "--format", format).Output, StringComparison.Ordinal);

    [Fact]
    public void The_language_is_the_one_asked_for()
    {
        Assert.Contains("受理", XDocument.Parse(_cli.Run("workflow", "draw", "yantian", "--lang", "zh").Output).Root!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("受理", _cli.Run("workflow", "draw", "yantian", "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsound_workflow_is_drawn_all_the_same()
    {
        JsonNode workflow = JsonNode.Parse(_cli.Run("workflow", "show", "service-request").Output)!;
        workflow["transitions"]!.AsArray().Clear();
        Outcome drawn = _cli.RunWith(workflow.ToJsonString(), "workflow", "draw", "-", "--format", "dot");
        Assert.Equal(0, drawn.Code);
        Assert.DoesNotContain(" -> \"Closed\"", drawn.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_format_is_wrong_usage()
    {
        Outcome drawn = _cli.Run("workflow", "draw", "yantian", "--format", "png");
        Assert.Equal(2, drawn.Code);
        Assert.Contains("mermaid, dot, svg", drawn.Error, StringComparison.Ordinal);
    }
}
