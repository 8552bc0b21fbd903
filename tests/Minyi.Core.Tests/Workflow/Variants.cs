using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>Short ways to change a workflow in tests.</summary>
internal static class Variants
{
    private static readonly LocalizedText Text = new("文", "text");

    internal static PetitionWorkflowBuilder Change(this PetitionWorkflowBuilder builder, string transition, Func<TransitionDefinition, TransitionDefinition> change) =>
        builder.Replace(change(builder.ToDefinition().Transitions.Single(t => t.Id == transition)));

    internal static PetitionWorkflowBuilder Command(this PetitionWorkflowBuilder builder, string command) => builder.Add(new CommandDefinition(command, Text));

    internal static PetitionWorkflowBuilder Petitioner(this PetitionWorkflowBuilder builder) =>
        builder.Add(new RoleDefinition(Role.From("Petitioner"), Text, RoleParty.Asking, RoleScope.OwnPetition));

    internal static PetitionWorkflowBuilder Chain(this PetitionWorkflowBuilder builder, string clock, params (string Role, string? Clock)[] links) =>
        builder.Replace(builder.ToDefinition().Clocks.Single(c => c.Id == clock) with { Chain = [.. links.Select(l => new ChainLink(Role.From(l.Role), l.Clock))] });

    internal static PetitionWorkflowBuilder Extension(this PetitionWorkflowBuilder builder, string approver) => builder
        .Add(new CounterDefinition("extension", Text, 1)).Command("Extend")
        .Transition("extend", "Extend", t => t.From("WithUnit").By("ResponsibleUnit").Approved(approver).When(RequirementKind.Clock, "handling", "running")
            .When(RequirementKind.Counter, "extension", "below").Then(EffectKind.Count, "extension").Then(EffectKind.Extend, "handling"));
}
