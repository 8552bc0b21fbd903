using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>Works out who owes what.</summary>
internal static class Owings
{
    internal static ImmutableArray<OwedBy> Of(Petition petition, bool graded = false)
    {
        StateDefinition state = petition.State;
        if (state.Owes.Count == 0 || petition.Version == 0)
        {
            return [];
        }

        ImmutableArray<EnabledTransition> enabled = Commandings.Enabled(petition, graded);
        ImmutableArray<OwedBy>.Builder owed = ImmutableArray.CreateBuilder<OwedBy>();
        bool nobody = !Scopes.SomebodyGoesOn(petition.Rules, petition.Form, state);
        foreach (OwedStep step in state.Owes)
        {
            if (petition.DeadlineOf(step.Clock) is { IsPaused: false } deadline && (nobody || Scopes.IsThere(petition, step.Role)))
            {
                Add(petition, step, deadline, enabled, owed);
            }
        }

        // Who can do nothing now owes nothing, as long as somebody else can.
        ImmutableArray<OwedBy> able = [.. owed.Where(o => o.IsLate || enabled.Any(e => e.Transition.Roles.Contains(o.Role) && !Leaves(petition, e.Transition)))];
        return able.IsEmpty ? owed.ToImmutable() : able;
    }

    private static void Add(Petition petition, OwedStep step, Deadline deadline, ImmutableArray<EnabledTransition> enabled, ImmutableArray<OwedBy>.Builder owed)
    {
        WorkflowTables tables = petition.Rules.Tables;
        int index = tables.Clocks[step.Clock];
        ClockDefinition clock = tables.Definition.Clocks[index];
        bool late = tables.ClockOf(index, tables.Layout.Clocks[index].Read(petition.Configuration.Words)).Status == ClockStatus.RunOut;
        Owe(petition, step.Role, step.Clock, clock, deadline, late, supervises: false, enabled, owed);
        if (late)
        {
            Supervise(petition, step, clock, deadline, enabled, owed);
            return;
        }

        foreach (ObligationDefinition obligation in tables.Definition.Obligations)
        {
            var state = (ObligationState)tables.Layout.Obligations[tables.Obligations[obligation.Id]].Read(petition.Configuration.Words);
            if (obligation.Recipient && state is ObligationState.Owed or ObligationState.Some && enabled.Any(e => e.Transition.Roles.Contains(step.Role) && e.Transition.Effects.Any(f => f.Kind == EffectKind.Settle && f.Of == obligation.Id)))
            {
                LocalizedText told = new($"反馈：{obligation.Text.Chinese}", $"feedback to {obligation.Text.English}");
                owed.Add(new(step.Role, Who(petition, step.Role), told, step.Clock, deadline.DueOn, deadline.IsProvisional, false));
            }
        }
    }

    /// <summary>Those above whom lateness has climbed to, each under their own clock: one for all whose time ran out together. The work stays with whoever is late.</summary>
    private static void Supervise(
        Petition petition, OwedStep step, ClockDefinition clock, Deadline deadline, ImmutableArray<EnabledTransition> enabled, ImmutableArray<OwedBy>.Builder owed)
    {
        foreach (ChainLink link in clock.Chain)
        {
            // The last link needs no clock: it owes under the one that ran out.
            Deadline due = link.Clock is { } own && petition.DeadlineOf(own) is { IsPaused: false } running ? running : deadline;
            if (Scopes.IsThere(petition, link.Role) && !owed.Any(o => o.Role == link.Role && o.Clock == due.Clock && o.Supervises))
            {
                Owe(petition, link.Role, due.Clock, clock, due, late: true, supervises: true, enabled, owed);
            }

            if (link.Clock is null || !StandIns.HasRunOut(petition, link.Clock))
            {
                return;
            }
        }
    }

    private static void Owe(
        Petition petition, Role role, string name, ClockDefinition clock, Deadline deadline, bool late, bool supervises, ImmutableArray<EnabledTransition> enabled, ImmutableArray<OwedBy>.Builder owed)
    {
        LocalizedText what = What(petition.Rules.Tables.Definition, clock, [.. enabled.Where(e => e.Transition.Roles.Contains(role) && !Leaves(petition, e.Transition) && !Delays(e.Transition, name))]);
        owed.Add(new(role, Who(petition, role), what, name, deadline.DueOn, deadline.IsProvisional, late) { Supervises = supervises });
    }

    /// <summary>Whether whoever asked ends it by this: nobody owes that.</summary>
    private static bool Leaves(Petition petition, TransitionDefinition transition)
    {
        WorkflowDefinition definition = petition.Rules.Tables.Definition;
        return transition.To is { } to && definition.States[petition.Rules.Tables.States[to]].IsFinal
            && transition.Roles.All(r => definition.Roles.First(d => d.Id == r).Party == RoleParty.Asking);
    }

    /// <summary>Whether a step only moves the date on which something is owed.</summary>
    private static bool Delays(TransitionDefinition transition, string clock) =>
        transition.Effects.Any(e => e.Kind is EffectKind.Extend or EffectKind.Pause && e.Of == clock);

    private static LocalizedText What(WorkflowDefinition definition, ClockDefinition clock, EnabledTransition[] enabled)
    {
        LocalizedText[] commands = [.. enabled.Select(e => e.Transition.Command).Distinct(StringComparer.Ordinal).Select(c => definition.Commands.First(d => d.Id == c).Text)];
        return commands.Length == 0
            ? clock.Text
            : new($"{clock.Text.Chinese}：{string.Join("、", commands.Select(c => c.Chinese))}", $"{clock.Text.English}: {string.Join(", ", commands.Select(c => c.English))}");
    }

    private static string? Who(Petition petition, Role role) => petition.Rules.Scope(role) switch
    {
        RoleScope.OwnReferral => petition.Lead?.Value,
        RoleScope.OwnPart => string.Join(' ', petition.OwingParts) is { Length: > 0 } units ? units : null,
        RoleScope.OwnStudio when petition.Rules.Tables.Collecting.Contains(role) && Scopes.Agents(petition) is { Length: > 0 } agents => string.Join(' ', agents.ToArray()),
        RoleScope.OwnStudio or RoleScope.OwnCommunity => petition.Form?.Studio?.Value,
        RoleScope.OwnPetition => petition.Form?.Petitioner?.Value,
        _ => null,
    };
}
