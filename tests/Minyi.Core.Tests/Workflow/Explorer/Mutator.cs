using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Changes a workflow in one place, at random.</summary>
internal sealed class Mutator(Dice dice)
{
    /// <summary>A changed workflow that can still be read from a file.</summary>
    internal WorkflowDefinition Mutate(WorkflowDefinition definition)
    {
        while (true)
        {
            WorkflowDefinition? changed = Try(definition);
            if (changed is not null && changed != definition && FirstFormat.Second(changed) is { } read)
            {
                return read;
            }
        }
    }

    private static ValueList<T> Replaced<T>(ValueList<T> items, int at, T item) => [.. items.Take(at), item, .. items.Skip(at + 1)];

    private static ValueList<T> Without<T>(ValueList<T> items, int at) => [.. items.Take(at), .. items.Skip(at + 1)];

    private static ValueList<T> Toggled<T>(ValueList<T> items, T item) => items.Contains(item) ? [.. items.Where(i => !Equals(i, item))] : [.. items, item];

    private WorkflowDefinition? Try(WorkflowDefinition of) => dice.Next(10) switch
    {
        < 6 when of.Transitions.Count > 0 => InTransition(of),
        6 => InState(of),
        7 when of.Clocks.Count > 0 => InClock(of),
        8 when of.Transitions.Count > 1 => InTransitions(of),
        _ => InDeclarations(of),
    };

    private WorkflowDefinition? InTransition(WorkflowDefinition of)
    {
        int at = dice.Next(of.Transitions.Count);
        return Changed(of, of.Transitions[at]) is { } changed ? of with { Transitions = Replaced(of.Transitions, at, changed) } : null;
    }

    private TransitionDefinition? Changed(WorkflowDefinition of, TransitionDefinition t)
    {
        int requirement = t.Requires.Count == 0 ? 0 : dice.Next(t.Requires.Count);
        int effect = t.Effects.Count == 0 ? 0 : dice.Next(t.Effects.Count);
        switch (dice.Next(17))
        {
            case 0 or 1 when t.Requires.Count > 0:
                return t with { Requires = Without(t.Requires, requirement) };
            case 2 when dice.Requirement(of) is { } added:
                return t with { Requires = [.. t.Requires, added] };
            case 3 when t.Requires.Count > 0 && dice.Requirement(of) is { } other:
                return t with { Requires = Replaced(t.Requires, requirement, other) };
            case 4 or 5 when t.Effects.Count > 0:
                return t with { Effects = Without(t.Effects, effect) };
            case 6 when dice.Effect(of) is { } added:
                int place = dice.Next(t.Effects.Count + 1);
                return t with { Effects = [.. t.Effects.Take(place), added, .. t.Effects.Skip(place)] };
            case 7 when t.Effects.Count > 0 && dice.Effect(of) is { } other:
                return t with { Effects = Replaced(t.Effects, effect, other) };
            case 8 when t.Effects.Count > 1:
                return t with { Effects = [.. Without(t.Effects, effect), t.Effects[effect]] };
            case 9:
                return t with { To = dice.Chance(25) ? null : dice.Of(of.States).Id };
            case 10:
                return t with { From = Toggled(t.From, dice.Of(of.States).Id) };
            case 11:
                return t with { Roles = [dice.Role(of)] };
            case 12 or 13:
                return t with { Roles = Toggled(t.Roles, dice.Role(of)) };
            case 14:
                return t with { StandIn = !t.StandIn, Sole = null };
            case 15:
                return t.Sole is null ? t with { Sole = "Article 2", StandIn = false, Roles = [t.Roles[0]] } : t with { Sole = null };
            case 16:
                return t with { Command = dice.Of(of.Commands).Id };
            default:
                return null;
        }
    }

    private WorkflowDefinition? InState(WorkflowDefinition of)
    {
        int at = dice.Next(of.States.Count);
        StateDefinition s = of.States[at];
        StateDefinition? changed = null;
        switch (dice.Next(7))
        {
            case 0 when s.Owes.Count > 0:
                changed = s with { Owes = Without(s.Owes, dice.Next(s.Owes.Count)) };
                break;
            case 1 when of.Clocks.Count > 0:
                changed = s with { Owes = [.. s.Owes, new(dice.Role(of), dice.Of(of.Clocks).Id)] };
                break;
            case 2 when s.Owes.Count > 0:
                int owed = dice.Next(s.Owes.Count);
                changed = s with { Owes = Replaced(s.Owes, owed, dice.Chance(50) ? s.Owes[owed] with { Role = dice.Role(of) } : s.Owes[owed] with { Clock = dice.Of(of.Clocks).Id }) };
                break;
            case 3 when s.Final is not null && of.Obligations.Count > 0:
                changed = s with { Final = s.Final with { Told = Toggled(s.Final.Told, dice.Of(of.Obligations).Id) } };
                break;
            case 4 when s.Final is not null && of.Appraisals.Count > 0:
                changed = s with { Final = s.Final with { Appraised = Toggled(s.Final.Appraised, dice.Of(of.Appraisals).Id) } };
                break;
            case 5 when s.Final is not null && of.Outcomes.Count > 0:
                changed = s with { Final = dice.Chance(30) ? null : s.Final with { Outcome = dice.Of(of.Outcomes).Id } };
                break;
            case 6 when s.Final is null && of.Outcomes.Count > 0 && dice.Chance(30):
                changed = s with { Final = new(dice.Of(of.Outcomes).Id, [], []) };
                break;
        }

        return changed is null ? null : of with { States = Replaced(of.States, at, changed) };
    }

    private WorkflowDefinition? InClock(WorkflowDefinition of)
    {
        int at = dice.Next(of.Clocks.Count);
        ClockDefinition c = of.Clocks[at];
        int link = c.Chain.Count == 0 ? 0 : dice.Next(c.Chain.Count);
        string? other = dice.Of(of.Clocks).Id;
        ClockDefinition? changed = dice.Next(6) switch
        {
            0 when c.Chain.Count > 0 => c with { Chain = Without(c.Chain, link) },
            1 => c with { Chain = [.. c.Chain.Take(link), new(dice.Role(of), other), .. c.Chain.Skip(link)] },
            2 when c.Chain.Count > 0 => c with { Chain = Replaced(c.Chain, link, c.Chain[link] with { Role = dice.Role(of) }) },
            3 when c.Chain.Count > 0 => c with { Chain = Replaced(c.Chain, link, c.Chain[link] with { Clock = dice.Chance(30) ? null : other }) },
            4 when c.Stages.Count < 3 => c with { Stages = [.. c.Stages, "stage-" + c.Stages.Count] },
            5 when c.Stages.Count > 1 => c with { Stages = Without(c.Stages, dice.Next(c.Stages.Count)) },
            _ => null,
        };
        return changed is null ? null : of with { Clocks = Replaced(of.Clocks, at, changed) };
    }

    private WorkflowDefinition? InTransitions(WorkflowDefinition of)
    {
        int at = dice.Next(of.Transitions.Count);
        if (dice.Chance(50))
        {
            return of with { Transitions = Without(of.Transitions, at) };
        }

        TransitionDefinition copy = of.Transitions[at] with { Id = of.Transitions[at].Id + "-too" };
        return Changed(of, copy) is { } changed ? of with { Transitions = [.. of.Transitions, changed] } : null;
    }

    private WorkflowDefinition? InDeclarations(WorkflowDefinition of)
    {
        switch (dice.Next(12))
        {
            case 0 when of.Roles.Count > 0:
                int role = dice.Next(of.Roles.Count);
                return of with { Roles = Replaced(of.Roles, role, of.Roles[role] with { Party = (RoleParty)dice.Next(4) }) };
            case 1 when of.Roles.Count > 0:
                return of with { Roles = Without(of.Roles, dice.Next(of.Roles.Count)) };
            case 2 when of.Counters.Count > 0:
                int counter = dice.Next(of.Counters.Count);
                return of with { Counters = Replaced(of.Counters, counter, of.Counters[counter] with { Bound = 1 + dice.Next(2) }) };
            case >= 3 and <= 6 when of.Obligations.Count > 0:
                int obligation = dice.Next(of.Obligations.Count);
                return InObligation(of, of.Obligations[obligation]) is { } changed ? of with { Obligations = Replaced(of.Obligations, obligation, changed) } : null;
            case 7 when of.Appraisals.Count > 0 && of.Clocks.Count > 0:
                int appraisal = dice.Next(of.Appraisals.Count);
                return of with { Appraisals = Replaced(of.Appraisals, appraisal, of.Appraisals[appraisal] with { Clock = dice.Chance(40) ? null : dice.Of(of.Clocks).Id }) };
            case 8 when of.Commands.Count > 0:
                int command = dice.Next(of.Commands.Count);
                return of with { Commands = Replaced(of.Commands, command, of.Commands[command] with { Judges = !of.Commands[command].Judges }) };
            case 9 when dice.Chance(30):
                return of with { Initial = dice.Of(of.States).Id };
            case 10:
                return of with { Commands = [.. of.Commands, new("Unheard", new("无", "unheard"))] };
            case 11 when of.Roles.Count > 0:
                int scoped = dice.Next(of.Roles.Count);
                return of with { Roles = Replaced(of.Roles, scoped, of.Roles[scoped] with { Scope = dice.Chance(60) ? RoleScope.OwnReferral : RoleScope.District }) };
            default:
                return null;
        }
    }

    private ObligationDefinition? InObligation(WorkflowDefinition of, ObligationDefinition o) => dice.Next(5) switch
    {
        0 => o with { Many = !o.Many, Optional = false },
        1 => o with { Optional = !o.Optional, Many = false },
        2 => o with { Recipient = !o.Recipient },
        _ => o with { To = Toggled(o.To, dice.Role(of)) },
    };
}
