using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Benchmarks.Workflow;

/// <summary>The proof: the built-ins, a chain of 200 states, and a million configurations.</summary>
[MemoryDiagnoser]
public class ProofBenchmarks
{
    private WorkflowDefinition _definition = null!;

    [Params("service-request", "xinfang", "jiesu-jiban", "yantian", "200 states", "1,000,000 configurations")]
    public string Workflow { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _definition = Workflow switch
    {
        "200 states" => Chain(199, 2, 3),
        "1,000,000 configurations" => Chain(210, 4, 6),
        _ => PetitionWorkflow.BuiltInDefinition(Workflow),
    };

    [Benchmark]
    public VerificationReport Verify() => WorkflowVerifier.Verify(_definition);

    private static WorkflowDefinition Chain(int states, int counters, int bound)
    {
        LocalizedText text = new("文", "text");
        PetitionWorkflowBuilder builder = new PetitionWorkflowBuilder("chain", 1, text, "S0")
            .Add(new RoleDefinition(Role.From("Clerk"), text, RoleParty.Office))
            .Add(new RoleDefinition(Role.From("Clock"), text, RoleParty.Clock))
            .AddOutcome("Done", text)
            .Add(new ClockDefinition("step", text, ["due"], Role.From("Clerk")))
            .Add(new CommandDefinition("Go", text))
            .Add(new CommandDefinition("Late", text));
        string[] all = [.. Enumerable.Range(0, states).Select(i => $"S{i}")];
        string[] later = [.. all.Skip(1)];
        foreach (string state in all)
        {
            builder.Add(new StateDefinition(state, text, [new(Role.From("Clerk"), "step")]));
        }

        builder.Add(new StateDefinition("End", text, [], new("Done", [], [])));
        for (int i = 0; i < states; i++)
        {
            string next = i + 1 < states ? $"S{i + 1}" : "End";
            builder.Transition($"go-{i}", "Go", t => t.From($"S{i}").To(next).By("Clerk").Then(next == "End" ? EffectKind.Stop : EffectKind.Start, "step"));
        }

        builder.Transition("late", "Late", t => t.From(later).By("Clock").When(RequirementKind.Expired, "step", "due"));
        for (int c = 0; c < counters; c++)
        {
            string counter = $"c{c}";
            builder.Add(new CounterDefinition(counter, text, bound)).Add(new CommandDefinition($"Count{c}", text))
                .Transition($"count-{c}", $"Count{c}", t => t.From(later).By("Clerk").When(RequirementKind.Counter, counter, "below").Then(EffectKind.Count, counter));
        }

        return builder.ToDefinition();
    }
}
