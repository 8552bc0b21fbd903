using Minyi.Appraisals;
using Minyi.Petitions.Deciding;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Checking;

/// <summary>An appraisal and the grade that it is given.</summary>
internal static class Grades
{
    internal static void Check(in StepCase step, string? appraisal, Grade? given, ref List<Reason>? reasons)
    {
        if (given is { } grade && step.Rules.Appraisals.Find(grade) is null)
        {
            Reasons.Add(ref reasons, Reasons.UnknownGrade(step.Rules.Appraisals.Scales));
        }

        if (appraisal is not null && !step.Tables.Appraisals.ContainsKey(appraisal))
        {
            Reasons.Add(ref reasons, Reasons.UnknownAppraisal(step.Tables.Definition.Appraisals));
        }
    }

    /// <summary>Refuses a grade that the transition does not use, so that it is not recorded as fact.</summary>
    internal static void Check(in StepCase step, TransitionDefinition transition, string? appraisal, Grade? grade, ref List<Reason>? reasons) =>
        Reasons.AddIf(ref reasons, (appraisal is not null || grade is not null) && !Takes(step.Rules, transition, appraisal, grade), Reasons.TakesNoGrade);

    internal static void Tell(in StepCase step, string? appraisal, Grade? given, ref StepContent content)
    {
        content.Appraisal = appraisal;
        content.Result = given is { } grade && step.Rules.Appraisals.Find(grade) is { } found
            ? found.NotSatisfied ? AppraisalState.NotSatisfied : AppraisalState.Satisfied
            : null;
    }

    private static bool Takes(PetitionRules rules, TransitionDefinition transition, string? appraisal, Grade? given)
    {
        foreach (Requirement requirement in transition.Requires)
        {
            if (requirement.Kind == RequirementKind.Result && requirement.Of == appraisal)
            {
                return true;
            }
        }

        return given is { } grade && rules.Appraisals.Find(grade) is { } step
            && transition.Effects.Any(e => e.Kind == EffectKind.Close && e.Of == appraisal && e.As == (step.NotSatisfied ? "not-satisfied" : "satisfied"));
    }
}
