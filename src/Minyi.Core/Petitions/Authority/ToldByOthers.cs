using System.Collections.Frozen;
using Minyi.Petitions.Deciding;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>Told means told: who is to be told does not record it, but the account that gave the answer on file, and who stands in for somebody that is late.</summary>
internal static class ToldByOthers
{
    internal static void Check(in StepCase step, TransitionDefinition transition, FrozenSet<Role> covering, bool standsIn, ref List<Reason>? reasons)
    {
        if (standsIn || step.Petition.File.AnsweredBy == step.Actor.Id)
        {
            return;
        }

        bool own = false;
        foreach (Effect effect in transition.Effects.AsSpan())
        {
            if (effect.Kind == EffectKind.Conclude)
            {
                return; // this is the answer
            }

            own |= effect.Kind == EffectKind.Settle && IsTold(step, effect.Of!, covering);
        }

        Reasons.AddIf(ref reasons, own, Reasons.OwnFeedback);
    }

    private static bool IsTold(in StepCase step, string obligation, FrozenSet<Role> covering)
    {
        int index = step.Tables.Obligations[obligation];
        ObligationDefinition definition = step.Tables.Definition.Obligations[index];
        if (!definition.Recipient || (ObligationState)step.Tables.Layout.Obligations[index].Read(step.Petition.Configuration.Words) is not (ObligationState.Owed or ObligationState.Some))
        {
            return false;
        }

        foreach (Role role in definition.To.AsSpan())
        {
            if (covering.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}
