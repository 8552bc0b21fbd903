using Minyi.Workflow.Json;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

/// <summary>Small workflows that break the promise in plain sight, as files: the examples with which the properties were settled.</summary>
public class PromiseCaseTests
{
    [Theory]
    [InlineData("owner-has-only-a-note", "SomeoneOwes WithUnit", "NobodyLengthensOwnLimit tick")]
    [InlineData("two-steps-of-silence-close", "SilenceClosesNothing lapse")]
    [InlineData("self-approval", "TwoParties close")]
    [InlineData("back-in-the-initial-state", "SomeoneOwes New")]
    [InlineData("clock-restarts-itself", "SilenceEscalates tick", "NobodyLengthensOwnLimit tick")]
    [InlineData("sound-start-then-pause")]
    [InlineData("sound-contribution-restarts-clock")]
    public void A_case_is_judged_rightly(string name, params string[] findings)
    {
        WorkflowReading reading = WorkflowJson.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Minyi.Core.Tests", "Workflow", "Cases", name + ".json")));
        Assert.Empty(reading.Faults);
        VerificationReport report = WorkflowVerifier.Verify(reading.Definition!);
        Assert.Equal(findings.Length == 0 ? Verdict.Sound : Verdict.Unsound, report.Verdict);
        Assert.Empty(findings.Except(report.Findings.Select(f => $"{f.Property} {f.At}")));
    }

    /// <summary>One sentence says who waits for whom, since which step.</summary>
    [Fact]
    public void A_finding_says_who_waits_for_whom_since_when()
    {
        WorkflowReading reading = WorkflowJson.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Minyi.Core.Tests", "Workflow", "Cases", "owner-has-only-a-note.json")));
        Finding finding = WorkflowVerifier.Verify(reading.Definition!).Findings[0];
        Assert.EndsWith(": Petitioner waits for responsible unit since 'assign to a unit'", finding.Text.English, StringComparison.Ordinal);
        Assert.EndsWith("自“派给承办单位”起等待“承办单位”", finding.Text.Chinese, StringComparison.Ordinal);
    }
}
