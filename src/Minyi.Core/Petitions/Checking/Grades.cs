using Minyi.Appraisals;
using Minyi.Petitions.Deciding;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Petitions.Checking;

/// <summary>An appraisal and the grade that it is given.</summary>
internal static class Grades
{
    internal static void Check(in StepCase step, string? appraisal, Grade? given, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, appraisal is not null && HasAppraised(step, appraisal), Reasons.AlreadyAppraised);
        if (given is { } grade && step.Rules.Appraisals.Find(grade) is null)
        {
            Reasons.Add(ref reasons, Reasons.UnknownGrade(step.Rules.Appraisals.Scales));
        }

        if (appraisal is not null && !step.Tables.Appraisals.ContainsKey(appraisal))
        {
            Reasons.Add(ref reasons, Reasons.UnknownAppraisal(step.Tables.Definition.Appraisals));
        }
    }

    /// <summary>
    /// Whether the account has appraised the handling as it is offered now, in another capacity: of the grades on file the last are of it, one for each appraisal that
    /// was given. Several questions that are put to one role are answered by one account.
    /// </summary>
    private static bool HasAppraised(in StepCase step, string appraisal)
    {
        int given = 0;
        foreach (Field field in step.Tables.Layout.Appraisals)
        {
            given += (AppraisalState)field.Read(step.Petition.Configuration.Words) is AppraisalState.Satisfied or AppraisalState.NotSatisfied ? 1 : 0;
        }

        ReadOnlySpan<GradeGiven> grades = step.Petition.File.Grades.AsSpan();
        foreach (GradeGiven grade in grades[Math.Max(0, grades.Length - given)..])
        {
            if (grade.By == step.Actor.Id && !step.Tables.AppraisersOf(grade.Appraisal).Overlaps(step.Tables.AppraisersOf(appraisal)))
            {
                return true;
            }
        }

        return false;
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
