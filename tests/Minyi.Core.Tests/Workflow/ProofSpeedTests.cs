using System.Diagnostics;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

/// <summary>How large a workflow may be; the times of docs/benchmarks.md with room for a busy machine.</summary>
public class ProofSpeedTests
{
    [Fact]
    public void Two_hundred_states()
    {
        WorkflowDefinition definition = ChainWorkflow.Of(states: 199, counters: 2, bound: 3);
        Stopwatch watch = Stopwatch.StartNew();
        VerificationReport report = WorkflowVerifier.Verify(definition);
        Assert.True(report.Verdict == Verdict.Sound, report.ToText(Language.English));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 6);
    }

    [Fact]
    public void A_million_configurations()
    {
        WorkflowDefinition definition = ChainWorkflow.Of(states: 210, counters: 4, bound: 6);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Stopwatch watch = Stopwatch.StartNew();
        VerificationReport report = WorkflowVerifier.Verify(definition);
        Assert.True(report.Verdict == Verdict.Sound, report.ToText(Language.English));
        Assert.InRange(report.Configurations, 900_000, 2_000_000);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: false) - before, long.MinValue, 1L << 30);
    }
}
