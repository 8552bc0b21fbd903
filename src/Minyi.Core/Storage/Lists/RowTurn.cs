using Minyi.Petitions.Authority;
using Minyi.Petitions.Explaining;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Storage.Lists;

/// <summary>To whom of a role a step is not open.</summary>
[Flags]
internal enum TurnLimits
{
    None = 0,

    /// <summary>Not to anybody of a unit concerned.</summary>
    Unconcerned = 1,

    /// <summary>Not to the side that is graded.</summary>
    Ungraded = 2,

    /// <summary>Only to a unit that still owes its part.</summary>
    OwingPart = 4,
}

/// <summary>A role whose turn it is.</summary>
/// <param name="Role">The role.</param>
/// <param name="Owes">Whether it owes the step; else it may take one.</param>
/// <param name="Limits">To whom of the role it is not open.</param>
internal readonly record struct RowTurn(Role Role, bool Owes, TurnLimits Limits)
{
    /// <summary>Whose turn it is on a petition; nobody's when it has ended.</summary>
    internal static ValueList<RowTurn> Of(Petition petition)
    {
        if (petition.Version == 0 || petition.IsClosed)
        {
            return [];
        }

        HashSet<RowTurn> turns = [.. petition.Owed.Select(o => new RowTurn(o.Role, true, OwesPart(petition, o.Role)))];
        UnitsAsk asks = new(petition);
        foreach (EnabledTransition enabled in Commandings.Enabled(petition, graded: false))
        {
            TransitionDefinition transition = enabled.Transition;
            if (transition.Find(RequirementKind.Expired) is null && asks.Of(transition) is { } part)
            {
                TurnLimits limits = part
                    | (transition.Find(RequirementKind.DistinctFrom) is null && !TwoParties.PausesForOthers(petition.Rules.Tables, transition) ? TurnLimits.None : TurnLimits.Unconcerned)
                    | (GradedSide.Depends(petition, transition.Command) ? TurnLimits.Ungraded : TurnLimits.None);
                turns.UnionWith(transition.Roles.Select(r => new RowTurn(r, false, limits)));
            }
        }

        // A role to which something is open without a limit needs no other word.
        return [.. turns.Where(t => !turns.Any(o => o != t && o.Role == t.Role && o.Owes == t.Owes && (o.Limits & t.Limits) == o.Limits))
            .OrderBy(t => t.Role).ThenBy(t => !t.Owes).ThenBy(t => t.Limits)];
    }

    private static TurnLimits OwesPart(Petition petition, Role role) => petition.Rules.Scope(role) == RoleScope.OwnPart && petition.OwingParts.Any() ? TurnLimits.OwingPart : TurnLimits.None;

    /// <summary>Which units could fill the form of a transition: all, those that still owe a part, or none.</summary>
    private sealed class UnitsAsk(Petition petition)
    {
        private static readonly IdFields NoDistrict = new(null);
        private static readonly ActorId Somebody = ActorId.FromRecord("minyi:somebody");

        internal TurnLimits? Of(TransitionDefinition transition) =>
            Fills(transition, []) ? TurnLimits.None
            : petition.OwingParts.Any() && Fills(transition, petition.OwingParts) ? TurnLimits.OwingPart
            : null;

        private bool Fills(TransitionDefinition transition, IEnumerable<Districts.UnitId> units)
        {
            Actor actor = new(Somebody, transition.Roles, units: units);
            return new FormFields(petition, actor, actor.Roles, NoDistrict).Of(transition) is not null;
        }
    }
}
