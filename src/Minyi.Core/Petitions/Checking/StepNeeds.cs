using Minyi.Petitions.Authority;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Checking;

/// <summary>
/// Whether a <see cref="WorkflowCommand"/> brings what its step cannot be without: it has the name of a step alone, and where a record of that name would
/// ask for a unit, a hearing or those who act, the name must not get round it.
/// </summary>
internal static class StepNeeds
{
    internal static void Find(Petition petition, TransitionDefinition transition, PetitionCommand command, ref List<Reason>? reasons)
    {
        if (command is not WorkflowCommand plain)
        {
            return;
        }

        WorkflowTables tables = petition.Rules.Tables;
        bool part = transition.Effects.Any(e => e.Kind == EffectKind.Settle && tables.Definition.Obligations[tables.Obligations[e.Of!]].Many);
        Reasons.AddIf(ref reasons, part && plain.Unit is null && petition.OwingParts.Any(), Reasons.PartOfWhom);
        Reasons.AddIf(ref reasons, !part && plain.Unit is not null, Reasons.TakesNoUnit);
        Reasons.AddIf(ref reasons, plain.Lead is null && (plain.Name == "Refer" || (petition.Lead is null && transition.To is { } to && Scopes.IsUnits(petition.Rules, tables.Definition.States[tables.States[to]]))), Reasons.LeadMissing);
        Reasons.AddIf(ref reasons, plain.Name == "ConcludeHearing", Reasons.HearingMissing);
        Reasons.AddIf(ref reasons, plain.Name == "TakeIntoCollectiveAgency", Reasons.AgentsMissing);
    }
}
