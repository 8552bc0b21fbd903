using System.Collections.Frozen;
using Minyi.Petitions.Deciding;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>In whose place somebody may act: of those whose clock has run out, the next of its chain.</summary>
internal static class StandIns
{
    /// <summary>The roles in whose place an actor may take a command in the petition's state: one for each transition, in their order.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="command">The command.</param>
    /// <param name="covering">The actor's roles that cover the petition.</param>
    internal static List<Role>? For(Petition petition, string command, FrozenSet<Role> covering)
    {
        List<Role>? places = null;
        foreach (TransitionDefinition transition in petition.Rules.Tables.Definition.Transitions.AsSpan())
        {
            if (transition.Command == command && transition.From.Contains(petition.State.Id, StringComparer.Ordinal) && InPlaceOf(petition, transition, covering) is { } late
                && places?.Contains(late) != true)
            {
                (places ??= []).Add(late);
            }
        }

        return places;
    }

    /// <summary>Whether one of an actor's roles may take a transition in somebody's place.</summary>
    internal static bool MayTake(Petition petition, TransitionDefinition transition, FrozenSet<Role> covering) => InPlaceOf(petition, transition, covering) is not null;

    /// <summary>In whose place an actor may take a transition; null when in nobody's.</summary>
    internal static Role? InPlaceOf(Petition petition, TransitionDefinition transition, FrozenSet<Role> covering)
    {
        if (!transition.StandIn)
        {
            return null;
        }

        foreach (OwedStep owed in petition.State.Owes.AsSpan())
        {
            if (owed.Clock is { } clock && InPlaceOf(petition, owed.Role, clock, transition, covering) is { } late)
            {
                return late;
            }
        }

        return null;
    }

    /// <summary>
    /// Of those who are overdue, who owes and then the links of the chain whose clock has run out too, the first whose step it is. Null unless the actor is the next
    /// of the chain and none of them.
    /// </summary>
    private static Role? InPlaceOf(Petition petition, Role owing, string clock, TransitionDefinition transition, FrozenSet<Role> covering)
    {
        WorkflowTables tables = petition.Rules.Tables;
        Role next = owing;
        Role? late = null;
        string? runsOut = clock;
        foreach (ChainLink link in tables.Definition.Clocks[tables.Clocks[clock]].Chain.AsSpan())
        {
            if (runsOut is null || !HasRunOut(petition, runsOut))
            {
                break;
            }

            if (covering.Contains(next))
            {
                return null;
            }

            late ??= transition.Roles.Contains(next) ? next : null;
            (next, runsOut) = (link.Role, link.Clock);
        }

        return covering.Contains(next) ? late : null;
    }

    internal static bool HasRunOut(Petition petition, string clock)
    {
        int index = petition.Rules.Tables.Clocks[clock];
        return petition.Rules.Tables.ClockOf(index, petition.Rules.Tables.Layout.Clocks[index].Read(petition.Configuration.Words)).Status == ClockStatus.RunOut;
    }
}
