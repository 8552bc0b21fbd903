using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Checking;

/// <summary>A clock's stage that is said to have expired.</summary>
internal static class Expiries
{
    internal static void Check(in StepCase step, string name, string stage, ref List<Reason>? reasons)
    {
        if (step.Petition.DeadlineOf(name) is { IsPaused: false } deadline && step.Tables.Clocks.TryGetValue(name, out int clock))
        {
            ClockDefinition definition = step.Tables.Definition.Clocks[clock];
            Reasons.AddIf(ref reasons, step.Rules.StageAt(definition, stage, deadline) > step.At, Reasons.NotYet);
        }
    }
}
