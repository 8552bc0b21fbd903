using System.Text.Json;
using System.Text.Json.Nodes;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Workflow;

public sealed class WorkflowCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    public static TheoryData<string> BuiltIns => [.. PetitionWorkflow.BuiltInNames];

    private JsonObject Show(string name) => JsonNode.Parse(_cli.Run("workflow", "show", name).Output)!.AsObject();

    private (int Code, JsonObject Report) Verify(JsonObject workflow)
    {
        Outcome o = _cli.RunWith(workflow.ToJsonString(), "workflow", "verify", "-", "--format", "json");
        return (o.Code, JsonNode.Parse(o.Output)!.AsObject());
    }

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void WhatIsShownVerifiesSound(string name)
    {
        (int code, JsonObject report) = Verify(Show(name));
        Assert.Equal((0, "sound", 0), (code, (string?)report["verdict"], report["findings"]!.AsArray().Count));
        Assert.True((int)report["configurations"]! > 3);
    }

    [Fact]
    public void ATransitionTakenOutIsUnsoundAndNotBadInput()
    {
        JsonObject workflow = Show("service-request");
        JsonArray transitions = workflow["transitions"]!.AsArray();
        transitions.Remove(transitions.First(t => (string?)t!["id"] == "close"));
        (int code, JsonObject report) = Verify(workflow);
        Assert.Equal((1, "unsound"), (code, (string?)report["verdict"]));
        JsonNode finding = report["findings"]!.AsArray().First(f => (string?)f!["property"] == "option-to-complete")!;
        Assert.Equal("WithUnit", (string?)finding["at"]);
        Assert.Equal("""["Receive","Assign"]""", finding["trace"]!.ToJsonString());
    }

    [Fact]
    public void AStateThatIsNeverReachedIsUnsoundWithNothingToRun()
    {
        JsonObject workflow = Show("service-request");
        workflow["states"]!.AsArray().Add(JsonNode.Parse("""{"id":"Lost","text":{"zh":"无","en":"lost"}}"""));
        (int code, JsonObject report) = Verify(workflow);
        Assert.Equal(1, code);
        JsonNode finding = Assert.Single(report["findings"]!.AsArray())!;
        Assert.Equal(("no-unreachable-state", "Lost", "[]"), ((string?)finding["property"], (string?)finding["at"], finding["trace"]!.ToJsonString()));
        Assert.Equal("状态“无”不可能到达", (string?)finding["zh"]);
    }

    [Theory]
    [InlineData("""{"schema":"minyi-workflow/1","id":"x"}""", "required")]
    [InlineData("""{"surprise":1}""", "$.surprise")]
    [InlineData("not json", "-:1")]
    [InlineData("", "-:1")]
    public void WhatIsNotAWorkflowIsBadInput(string json, string names)
    {
        Outcome o = _cli.RunWith(json, "workflow", "verify", "-");
        Assert.Equal(2, o.Code);
        Assert.Contains(names, o.Error, StringComparison.Ordinal);
        Assert.Equal("", o.Output);
    }

    [Fact]
    public void EveryFaultIsListedWithFileLineAndPath()
    {
        string json = _cli.Run("workflow", "show", "service-request").Output
            .Replace("\"to\":\"Closed\"", "\"to\":\"Nowhere\"", StringComparison.Ordinal);
        _cli.File("w.json", json);
        Outcome o = _cli.Run("workflow", "verify", "w.json");
        Assert.Equal(2, o.Code);
        Assert.Equal(2, o.ErrorLines.Length);
        Assert.StartsWith("w.json:50: $.transitions[2].to: found 'Nowhere', expected one of ($.states): ", o.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void AboveTheLimitNothingIsClaimed()
    {
        Outcome o = _cli.Run("workflow", "verify", "yantian", "--limit", "1000", "--format", "json");
        using JsonDocument report = JsonDocument.Parse(o.Output);
        Assert.Equal((1, "undecided", 1000), (o.Code, report.RootElement.GetProperty("verdict").GetString(), report.RootElement.GetProperty("configurations").GetInt32()));
    }

    [Fact]
    public void PeopleReadEveryPropertyInTheirLanguage()
    {
        Outcome o = _cli.Run("workflow", "verify", "service-request", "--format", "table", "--lang", "zh");
        Assert.Equal(0, o.Code);
        Assert.Equal(18, o.Lines.Length);
        Assert.All(o.Lines.Skip(1), line => Assert.Contains("成立", line, StringComparison.Ordinal));
    }
}
