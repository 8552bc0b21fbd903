using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>A chain of states with counters beside it: as many configurations as one likes. The tests and the benchmarks prove the same.</summary>
internal static class ChainWorkflow
{
    internal static WorkflowDefinition Of(int states, int counters, int bound)
    {
        LocalizedText text = new("文", "text");
        PetitionWorkflowBuilder builder = new PetitionWorkflowBuilder("chain", 1, text, "S0")
            .Add(new RoleDefinition(Role.From("Clerk"), text, RoleParty.Office, RoleScope.District))
            .Add(new RoleDefinition(Role.From("Head"), text, RoleParty.Office, RoleScope.District))
            .Add(new RoleDefinition(Role.From("Clock"), text, RoleParty.Clock, RoleScope.District))
            .AddOutcome("Done", text)
            .Add(new ClockDefinition("step", text, ["due"]) { Chain = [new(Role.From("Head"))] })
            .Add(new CommandDefinition("Go", text))
            .Add(new CommandDefinition("TakeOver", text))
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
        builder.Transition("take-over", "TakeOver", t => t.From(later).To("End").By("Head").When(RequirementKind.Clock, "step", "run-out").Then(EffectKind.Stop, "step"));
        for (int c = 0; c < counters; c++)
        {
            string counter = $"c{c}";
            builder.Add(new CounterDefinition(counter, text, bound)).Add(new CommandDefinition($"Count{c}", text))
                .Transition($"count-{c}", $"Count{c}", t => t.From(later).By("Clerk").When(RequirementKind.Counter, counter, "below").Then(EffectKind.Count, counter));
        }

        return builder.ToDefinition();
    }
}
