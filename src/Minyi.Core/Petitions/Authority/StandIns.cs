using System.Collections.Frozen;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>In whose place somebody may act: of those whose clock has run out, the next of its chain.</summary>
internal static class StandIns
{
    /// <summary>The role in whose place one of an actor's roles may take a command in the petition's state; null when there is none.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="command">The command.</param>
    /// <param name="covering">The actor's roles that cover the petition.</param>
    internal static Role? For(Petition petition, string command, FrozenSet<Role> covering)
    {
        string state = petition.State.Id;
        foreach (TransitionDefinition transition in petition.Rules.Tables.Definition.Transitions.AsSpan())
        {
            if (!transition.StandIn || transition.Command != command || !transition.From.Contains(state, StringComparer.Ordinal))
            {
                continue;
            }

            foreach (OwedStep owed in petition.State.Owes.AsSpan())
            {
                if (owed.Clock is { } clock && transition.Roles.Contains(owed.Role) && !covering.Contains(owed.Role) && Next(petition, clock) is { } next && covering.Contains(next))
                {
                    return owed.Role;
                }
            }
        }

        return null;
    }

    /// <summary>Whether one of an actor's roles may take a transition in somebody's place.</summary>
    internal static bool MayTake(Petition petition, TransitionDefinition transition, FrozenSet<Role> covering) =>
        transition.StandIn && For(petition, transition.Command, covering) is { } late && transition.Roles.Contains(late);

    /// <summary>Who of a clock's chain owes the step now that it has run out; null while it has not.</summary>
    private static Role? Next(Petition petition, string clock)
    {
        WorkflowDefinition definition = petition.Rules.Tables.Definition;
        Role? next = null;
        string? late = clock;
        foreach (ChainLink link in definition.Clocks[petition.Rules.Tables.Clocks[clock]].Chain.AsSpan())
        {
            if (late is null || !HasRunOut(petition, late))
            {
                break;
            }

            (next, late) = (link.Role, link.Clock);
        }

        return next;
    }

    internal static bool HasRunOut(Petition petition, string clock)
    {
        int index = petition.Rules.Tables.Clocks[clock];
        return petition.Rules.Tables.ClockOf(index, petition.Rules.Tables.Layout.Clocks[index].Read(petition.Configuration.Words)).Status == ClockStatus.RunOut;
    }
}
