using Minyi.Districts;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Checking;

/// <summary>The part that an assisting unit gives.</summary>
internal static class Parts
{
    internal static void Check(in StepCase step, UnitId? named, PetitionCommand command, ref List<Reason>? reasons)
    {
        if (named is { } unit)
        {
            Petition petition = step.Petition;
            bool assists = petition.Parts?.Members.Contains(unit.Value, StringComparer.Ordinal) == true;
            Reasons.AddIf(ref reasons, !assists, Reasons.NotAssisting);
            Reasons.AddIf(ref reasons, assists && !petition.Parts!.Open.Contains(unit.Value, StringComparer.Ordinal), Reasons.AlreadyContributed);
            Reasons.AddIf(ref reasons, assists && !step.Actor.Units.Contains(unit), Reasons.NotYours);
            Reasons.AddIf(ref reasons, command.Data.IsEmpty, Reasons.ContentMissing);
        }
    }

    /// <summary>Whether a transition settles parts, and whose it is said to be.</summary>
    internal static void Check(in StepCase step, TransitionDefinition transition, UnitId? unit, ref List<Reason>? reasons)
    {
        WorkflowTables tables = step.Tables;
        bool settles = transition.Effects.Any(e => e.Kind == EffectKind.Settle && tables.Definition.Obligations[tables.Obligations[e.Of!]].Many);
        Reasons.AddIf(ref reasons, settles && unit is null && step.Petition.OwingParts.Any(), Reasons.PartOfWhom);
        Reasons.AddIf(ref reasons, !settles && unit is not null, Reasons.TakesNoUnit);
    }

    internal static void Tell(in StepCase step, UnitId? unit, ref StepContent content)
    {
        content.Part = unit;
        content.Recipient = unit is null ? null : step.Tables.Shared;
    }
}
