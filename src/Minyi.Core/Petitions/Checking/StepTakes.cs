using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Checking;

/// <summary>
/// Whether a step takes what comes with its command. What it does not take would stand in the event as if it had happened: a referral by somebody who
/// refers nothing, a feedback that settles nothing, a grade where nothing is appraised.
/// </summary>
internal static class StepTakes
{
    internal static void Find(Petition petition, TransitionDefinition transition, PetitionCommand command, ref List<Reason>? reasons)
    {
        PetitionRules rules = petition.Rules;
        if (command.LeadOrNull is not null || !command.AssistingOrEmpty.IsEmpty)
        {
            // A unit may call others up; it does not hand the petition on.
            bool handsOn = petition.Lead is not null && command.LeadOrNull is { } lead && petition.Lead != lead && transition.Roles.All(rules.Tables.UnitRoles.Contains);
            Reasons.AddIf(ref reasons, handsOn || !Units(rules.Tables, transition), Reasons.TakesNoUnit);
        }

        string? recipient = command.RecipientOrNull;
        Reasons.AddIf(ref reasons, (recipient ?? (command.ChannelOrNull is null ? null : "")) is { } to && !Recipient(transition, to), Reasons.TakesNoFeedback);
        Reasons.AddIf(ref reasons, (command.AppraisalOrNull is not null || command.GradeOrNull is not null) && !Grade(rules, transition, command), Reasons.TakesNoGrade);
    }

    /// <summary>A step that refers: it opens what several units owe, hands a clock over, or brings the petition into a unit's hands without taking up what was paused.</summary>
    private static bool Units(WorkflowTables tables, TransitionDefinition transition)
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

        return transition.Command == "Refer"
            || (!resumes && transition.To is { } to && tables.UnitStates.Contains(to) && transition.From.Any(f => !tables.UnitStates.Contains(f)));
    }

    private static bool Recipient(TransitionDefinition transition, string recipient)
    {
        foreach (Requirement requirement in transition.Requires)
        {
            if (requirement.Kind == RequirementKind.Recipient && requirement.Of == recipient)
            {
                return true;
            }
        }

        return transition.Effects.Any(e => e.Kind == EffectKind.Settle && e.Of == recipient);
    }

    private static bool Grade(PetitionRules rules, TransitionDefinition transition, PetitionCommand command)
    {
        foreach (Requirement requirement in transition.Requires)
        {
            if (requirement.Kind == RequirementKind.Result && requirement.Of == command.AppraisalOrNull)
            {
                return true;
            }
        }

        return command.GradeOrNull is { } grade && rules.Appraisals.Find(grade) is { } step
            && transition.Effects.Any(e => e.Kind == EffectKind.Close && e.Of == command.AppraisalOrNull && e.As == (step.NotSatisfied ? "not-satisfied" : "satisfied"));
    }
}
