using Minyi.Petitions.Deciding;

namespace Minyi.Petitions.Checking;

/// <summary>An outcome that a command names.</summary>
internal static class Outcomes
{
    internal static void Check(in StepCase step, string? outcome, ref List<Reason>? reasons)
    {
        if (outcome is not null && !step.Tables.Outcomes.ContainsKey(outcome))
        {
            Reasons.Add(ref reasons, Reasons.UnknownOutcome(step.Tables.Definition.Outcomes));
        }
    }
}
