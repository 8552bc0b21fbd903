using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Checking;

/// <summary>A unit in charge and units that assist.</summary>
internal static class Referrals
{
    internal static void Check(PetitionRules rules, RegistrationForm? form, UnitId? named, ImmutableArray<UnitId> assisting, ref List<Reason>? reasons)
    {
        ValueList<UnitId>? accused = form?.Kind is { } kind && rules.Tables.Confidential.Contains(kind) ? form.Accused : null;
        if (named is { } lead)
        {
            Reasons.AddIf(ref reasons, string.IsNullOrEmpty(lead.Value), Reasons.LeadMissing);
            Reasons.AddIf(ref reasons, assisting.Contains(lead), Reasons.LeadAssists);
            Reasons.AddIf(ref reasons, accused is not null && (accused.Contains(lead) || assisting.Any(accused.Contains)), Reasons.AccusedUnit);
            Reasons.AddIf(ref reasons, assisting.Length > 1 && assisting.Distinct().Count() != assisting.Length, Reasons.UnitTwice);
        }
    }

    /// <summary>Refuses units that the transition does not use, so that they are not recorded as fact.</summary>
    internal static void Check(in StepCase step, TransitionDefinition transition, UnitId? named, ImmutableArray<UnitId> assisting, ref List<Reason>? reasons)
    {
        if (named is not null || !assisting.IsEmpty)
        {
            // A unit may call others up; it does not hand the petition on.
            bool handsOn = step.Petition.Lead is { } now && named is { } lead && now != lead && transition.Roles.All(step.Tables.UnitRoles.Contains);
            Reasons.AddIf(ref reasons, handsOn || !(Takes(step.Tables, transition) || NeedsLead(step, transition)), Reasons.TakesNoUnit);
        }
    }

    /// <summary>Refuses a step that would leave the petition with units without saying with which.</summary>
    internal static void CheckLead(in StepCase step, TransitionDefinition transition, UnitId? lead, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, lead is null && NeedsLead(step, transition), Reasons.LeadMissing);
    }

    /// <summary>Whether a step leaves the petition with units, and nothing but the command can say with which.</summary>
    internal static bool NeedsLead(in StepCase step, TransitionDefinition transition)
    {
        WorkflowTables tables = step.Tables;
        return transition.Command == nameof(Refer)
            || (step.Petition.Lead is null && transition.To is { } to && Scopes.IsUnits(step.Rules, tables.Definition.States[tables.States[to]]));
    }

    /// <summary>The event. Who only calls others up names no unit in charge: it stays the one that is.</summary>
    internal static StepEvent Event(in StepCase step, in StepFacts facts, UnitId? lead, ImmutableArray<UnitId> assisting) =>
        (lead ?? step.Petition.Lead) is { } unit ? new PetitionReferred(facts, unit, assisting.OrNull()) : new StepTaken(facts);

    /// <summary>A step that refers: it opens what several units owe, hands a clock over, or brings the petition into a unit's hands without taking up what was paused.</summary>
    internal static bool Takes(WorkflowTables tables, TransitionDefinition transition)
    {
        bool resumes = false;
        foreach (Effect effect in transition.Effects)
        {
            if (effect.Kind == EffectKind.Transfer || (effect.Kind == EffectKind.Open && tables.Definition.Obligations[tables.Obligations[effect.Of!]].Many))
            {
                return true;
            }

            resumes |= effect.Kind == EffectKind.Resume;
        }

        return transition.Command == nameof(Refer)
            || (!resumes && transition.To is { } to && tables.UnitStates.Contains(to) && transition.From.Any(f => !tables.UnitStates.Contains(f)));
    }
}
