using System.Diagnostics;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

/// <summary>How large a workflow may be; the times of docs/benchmarks.md with room for a busy machine.</summary>
public class ProofSpeedTests
{
    private static readonly LocalizedText Text = new("文", "text");

    [Fact]
    public void Two_hundred_states()
    {
        WorkflowDefinition definition = Chain(states: 199, counters: 2, bound: 3);
        Stopwatch watch = Stopwatch.StartNew();
        VerificationReport report = WorkflowVerifier.Verify(definition);
        Assert.True(report.Verdict == Verdict.Sound, report.ToText(Language.English));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 6);
    }

    [Fact]
    public void A_million_configurations()
    {
        WorkflowDefinition definition = Chain(states: 210, counters: 4, bound: 6);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Stopwatch watch = Stopwatch.StartNew();
        VerificationReport report = WorkflowVerifier.Verify(definition);
        Assert.True(report.Verdict == Verdict.Sound, report.ToText(Language.English));
        Assert.InRange(report.Configurations, 900_000, 2_000_000);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: false) - before, long.MinValue, 1L << 30);
    }

    /// <summary>A chain of states, each with its overdue pair, and each state's counter can be raised on the way.</summary>
    private static WorkflowDefinition Chain(int states, int counters, int bound)
    {
        PetitionWorkflowBuilder builder = new PetitionWorkflowBuilder("chain", 1, Text, "S0")
            .Add(new RoleDefinition(Role.From("Clerk"), Text, RoleParty.Office))
            .Add(new RoleDefinition(Role.From("Clock"), Text, RoleParty.Clock))
            .AddOutcome("Done", Text)
            .Add(new ClockDefinition("step", Text, ["due"], Role.From("Clerk")))
            .Add(new CommandDefinition("Go", Text))
            .Add(new CommandDefinition("Late", Text));
        string[] all = [.. Enumerable.Range(0, states).Select(i => $"S{i}")];
        string[] later = [.. all.Skip(1)];
        foreach (string state in all)
        {
            builder.Add(new StateDefinition(state, Text, [new(Role.From("Clerk"), "step")]));
        }

        builder.Add(new StateDefinition("End", Text, [], new("Done", [], [])));
        for (int i = 0; i < states; i++)
        {
            string next = i + 1 < states ? $"S{i + 1}" : "End";
            builder.Transition($"go-{i}", "Go", t => t.From($"S{i}").To(next).By("Clerk").Then(next == "End" ? EffectKind.Stop : EffectKind.Start, "step"));
        }

        builder.Transition("late", "Late", t => t.From(later).By("Clock").When(RequirementKind.Expired, "step", "due"));
        for (int c = 0; c < counters; c++)
        {
            string counter = $"c{c}";
            builder.Add(new CounterDefinition(counter, Text, bound)).Add(new CommandDefinition($"Count{c}", Text))
                .Transition($"count-{c}", $"Count{c}", t => t.From(later).By("Clerk").When(RequirementKind.Counter, counter, "below").Then(EffectKind.Count, counter));
        }

        return builder.ToDefinition();
    }
}
