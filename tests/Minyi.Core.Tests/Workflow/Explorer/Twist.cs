using Minyi.Workflow.Definition;
using static Minyi.Workflow.Definition.Requirement;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Steps that a plan lacks and that the finer clauses of the page are about, put into a random state.</summary>
internal static class Twist
{
    private static readonly string[] Authorities = ["U", "O1", "O2", "O3"];

    internal static WorkflowDefinition Add(Dice dice, WorkflowDefinition of)
    {
        StateDefinition[] owing = [.. of.States.Where(s => s.Owes.Count > 0 && !s.IsFinal)];
        if (owing.Length == 0)
        {
            return of;
        }

        StateDefinition state = dice.Of(owing);
        string owner = state.Owes[0].Role.Value;
        string clock = state.Owes[0].Clock;
        string last = of.Clocks.Single(c => c.Id == clock).Stages[^1];
        int kind = dice.Next(11);
        return kind switch
        {
            // More time, with the approval of somebody who owes or does not, of the own role, or of two.
            0 => With(of, state, owner, null, [That(RequirementKind.Approval, dice.Of(Authorities)), .. Approval(dice)], [new(EffectKind.Start, clock)]),
            // Somebody else owes too, and approves.
            1 => With(
                of with { States = [.. of.States.Select(s => s == state ? s with { Owes = [.. s.Owes, new(Role.From(dice.Of(Authorities)), clock)] } : s)] },
                state, owner, null, Approval(dice), [new(EffectKind.Extend, clock)]),
            2 => Contribution(dice, of, state, owner, clock),
            // The expiry itself starts the clock again; or holds one that has run out.
            3 => With(of, state, "T", null, [That(RequirementKind.Expired, clock, last)], [new(EffectKind.Start, clock)], replace: true),
            4 => With(of, state, "T", null, dice.Chance(50) ? [That(RequirementKind.Clock, clock, "run-out")] : [], [new(EffectKind.Pause, clock)]),
            5 => Conclusion(dice, of, state),
            6 => WithObligation(dice, of, (given, id) => With(given, state, dice.Chance(50) ? "P" : owner, null, dice.Chance(50) ? [That(RequirementKind.Document, "attempts")] : [],
                dice.Chance(50) ? [new(EffectKind.Open, id), new(EffectKind.Waive, id)] : [new(EffectKind.Waive, id)])),
            7 => WithAppraisal(of, clock, (given, id) => With(given, state, "T", null, [That(RequirementKind.Expired, clock, [.. given.Clocks.Single(c => c.Id == clock).Stages])],
                dice.Chance(50) ? [new(EffectKind.Offer, id), new(EffectKind.Close, id, "lapsed")] : [new(EffectKind.Close, id, "lapsed")])),
            // Law leaves it to one body, whatever the chain.
            8 => of with { Transitions = [.. of.Transitions.Select(t => t.From.Contains(state.Id) && t.Roles[0].Value == owner && t.Roles.Count == 1 ? t with { StandIn = false, Sole = "Article 5" } : t)] },
            // The runner goes through an end and on to another.
            9 => Through(of, state),
            _ => WithinOneUnit(dice, of, state, owner, clock),
        };
    }

    private static Requirement[] Approval(Dice dice) => dice.Chance(50) ? [] : [That(RequirementKind.Approval, dice.Of(Authorities))];

    /// <summary>Members of a set contribute, and each contribution starts the clock again.</summary>
    private static WorkflowDefinition Contribution(Dice dice, WorkflowDefinition of, StateDefinition state, string owner, string clock)
    {
        string id = "Parts" + of.Transitions.Count;
        WorkflowDefinition with = of with { Obligations = [.. of.Obligations, new(id, new("部分", "parts"), Many: true, Recipient: false)] };
        ValueList<TransitionDefinition> transitions = [.. with.Transitions.Select((t, i) => t.To == state.Id ? t with { Effects = [.. t.Effects, new(EffectKind.Open, id)] } : t)];
        with = With(with with { Transitions = transitions }, state, owner, null, [That(RequirementKind.Obligation, id, "owed", "some")], [new(EffectKind.Settle, id), new(EffectKind.Start, clock)]);
        return dice.Chance(25) ? With(with, state, owner, null, [], [new(EffectKind.Void, id)]) : with;
    }

    /// <summary>Somebody concludes, and a recipient who concluded, or did not, settles; now and then the conclusion is taken back between.</summary>
    private static WorkflowDefinition Conclusion(Dice dice, WorkflowDefinition of, StateDefinition state)
    {
        string role = dice.Of(Authorities);
        return WithObligation(dice, of, (given, id) =>
        {
            WorkflowDefinition with = given with { Obligations = [.. given.Obligations.Select(o => o.Id == id ? o with { Recipient = true, To = [Role.From(role)] } : o)] };
            with = With(with, state, dice.Chance(70) ? role : dice.Of(Authorities), null, [], [new(EffectKind.Conclude, null, "done"), .. dice.Chance(50) ? [new Effect(EffectKind.Open, id)] : (Effect[])[]]);
            with = With(with, state, role, null, [That(RequirementKind.Outcome, null, dice.Chance(50) ? ["done"] : ["done", "none"])], [new(EffectKind.Settle, id), .. dice.Chance(30) ? [new Effect(EffectKind.Conclude, null, "not")] : (Effect[])[]]);
            return dice.Chance(50) ? With(with, state, dice.Of(Authorities), null, [], [dice.Chance(50) ? new(EffectKind.Reconsider) : new(EffectKind.Conclude, null, "done")]) : with;
        });
    }

    /// <summary>Somebody of the unit in charge asks for more time, and another role, of this unit too or not, approves; now and then law names its head.</summary>
    private static WorkflowDefinition WithinOneUnit(Dice dice, WorkflowDefinition of, StateDefinition state, string owner, string clock)
    {
        string approver = dice.Of([.. Authorities.Where(a => a != owner)]);
        string[] members = dice.Chance(70) ? [owner, approver] : [approver];
        WorkflowDefinition with = of with { Roles = [.. of.Roles.Select(r => members.Contains(r.Id.Value) ? r with { Scope = RoleScope.OwnReferral } : r)] };
        string counter = "more" + of.Transitions.Count;
        with = with with { Counters = [.. of.Counters, new(counter, new("次数", "count"), 1)] };
        Requirement approval = That(RequirementKind.Approval, approver) with { Article = dice.Chance(40) ? "Article 6" : null };
        return With(with, state, owner, null, [approval, That(RequirementKind.Clock, clock, "running"), That(RequirementKind.Counter, counter, "below")], [new(EffectKind.Extend, clock), new(EffectKind.Count, counter)]);
    }

    private static WorkflowDefinition Through(WorkflowDefinition of, StateDefinition state)
    {
        if (of.States.FirstOrDefault(s => s.IsFinal) is not { } end || of.Outcomes.Count == 0)
        {
            return of;
        }

        StateDefinition other = new("Over" + of.States.Count, new("又完", "ended again"), [], new(of.Outcomes[0].Id, [], []));
        WorkflowDefinition with = With(of with { States = [.. of.States, other] }, state, "O1", end.Id, [], []);
        with = With(with, end, "T", other.Id, [], []);
        return With(with, state, "T", end.Id, [That(RequirementKind.Published, null, "yes")], []);
    }

    private static WorkflowDefinition WithObligation(Dice dice, WorkflowDefinition of, Func<WorkflowDefinition, string, WorkflowDefinition> then)
    {
        WorkflowDefinition with = of.Obligations.Count > 0 ? of : of with { Obligations = [new("P", new("反馈", "feedback")) { To = [Role.From("P")] }] };
        return then(with, dice.Of(with.Obligations).Id);
    }

    private static WorkflowDefinition WithAppraisal(WorkflowDefinition of, string clock, Func<WorkflowDefinition, string, WorkflowDefinition> then)
    {
        WorkflowDefinition with = of.Appraisals.Count > 0 ? of : of with { Appraisals = [new("grade", new("评议", "grade"), clock)] };
        return then(with, with.Appraisals[0].Id);
    }

    /// <summary>One transition more, with a command of its own; or in the place of those of the state that require the same expiry.</summary>
    private static WorkflowDefinition With(
        WorkflowDefinition of, StateDefinition state, string role, string? to, IEnumerable<Requirement> requires, IEnumerable<Effect> effects, bool replace = false)
    {
        string id = "twist-" + of.Transitions.Count;
        TransitionDefinition added = new(id, [state.Id], to, id, [Role.From(role)], [.. requires], [.. effects]);
        IEnumerable<TransitionDefinition> kept = of.Transitions.Where(t => !replace || t.From.Count > 1 || t.From[0] != state.Id
            || t.Find(RequirementKind.Expired) is not { } expired || !added.Requires.Any(r => r == expired));
        ValueList<TransitionDefinition> transitions = [.. kept, added];
        return of with { Transitions = transitions, Commands = [.. of.Commands, new(id, new(id, id))] };
    }
}
