using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>
/// "Two parties over a petition's life" of docs/workflow.md, and who may take a step at all, looked for in what is on file: whoever was let through against it is found.
/// </summary>
internal sealed class PartyChecks(PetitionRules rules, List<string> found)
{
    private readonly WorkflowDefinition _definition = rules.Workflow.Definition;
    private readonly Words _words = new(rules.Workflow.Definition);
    private readonly List<Actor> _asked = [];
    private readonly List<(Actor By, bool IsHead)> _approved = [];
    private readonly List<(ActorId By, TransitionDefinition Transition, bool ForUnit, Role? InPlaceOf)> _acted = [];

    /// <summary>The account that gave the answer on file.</summary>
    internal ActorId? Answered { get; private set; }

    /// <summary>The roles of a transition in which somebody takes it: those that the account holds on this petition.</summary>
    internal ImmutableArray<Role> By(Petition petition, TransitionDefinition transition, Actor actor) => [.. transition.Roles.Where(r => Holds(petition, r, actor))];

    internal void Approved(Petition before, ApprovalGiven given, Actor actor)
    {
        bool isHead = _definition.Transitions.Any(t => t.Command == given.Of && t.Requires.Any(r => r is { Kind: RequirementKind.Approval, Article: not null } && r.Of == given.Role.Value));
        Add(_asked.Any(a => a.Id == actor.Id), "two-parties: who asked approves", actor);
        Add(!isHead && IsConcerned(before, actor), "two-parties: somebody of a unit concerned approves", actor);
        Add(!Holds(before, given.Role, actor), "roles: an approval in a role that the account does not hold here", actor);
        _approved.Add((actor, isHead));
    }

    /// <param name="before">The petition before the step; after its first, that one.</param>
    /// <param name="step">The step on file.</param>
    /// <param name="transition">Its transition.</param>
    /// <param name="actor">Who took it.</param>
    internal void Taken(Petition before, StepEvent step, TransitionDefinition transition, Actor actor)
    {
        ConfigurationView at = rules.Workflow.Describe(before.Configuration);
        bool began = _acted.Count > 0;
        if (step.InPlaceOf is { } late)
        {
            StoodIn(before, at, late, transition, actor);
        }
        else
        {
            Add(By(before, transition, actor).IsEmpty, $"roles: {transition.Id} in a role that the account does not hold here", actor);
        }

        if (step.Approvals is not null)
        {
            _asked.Add(actor);
            Add(_approved.Any(a => a.By.Id == actor.Id), "two-parties: approver and asker are one account", actor);
            Add(_approved.Any(a => !a.IsHead && a.By.Units.Overlaps(actor.Units)), "two-parties: approver and asker are of one unit", actor);
        }

        if (transition.Find(RequirementKind.DistinctFrom) is not null)
        {
            Add(IsConcerned(before, actor), "nobody-judges-own-unit: somebody of a unit concerned judges", actor);
            Add(_acted.Any(a => a.By == actor.Id && (a.ForUnit || (a.InPlaceOf is { } of && _words.Is(of, RoleParty.Unit)))), "two-parties: who judges has acted for a unit, or in its place", actor);
        }

        foreach (OwedStep entry in began ? _words.Entries(at) : [])
        {
            Supervised(before, entry, transition, actor);
        }

        foreach (Effect effect in step.InPlaceOf is null && !Concludes(transition) && Answered != actor.Id ? transition.Effects : [])
        {
            Add(
                effect.Kind == EffectKind.Settle && _words.Obligation(effect.Of!) is { Recipient: true } owed && Words.IsOwed(at.Obligations.GetValueOrDefault(owed.Id)) && owed.To.Any(r => Holds(before, r, actor)),
                "two-parties: who is told has recorded it, and has not answered", actor);
        }

        _acted.Add((actor.Id, transition, step.ForUnit is not null, step.InPlaceOf));
    }

    /// <summary>Follows whose answer stands, by every step of anybody.</summary>
    internal void Answer(TransitionDefinition transition, ActorId by) =>
        Answered = Concludes(transition) ? by : transition.Effects.Any(e => e.Kind == EffectKind.Reconsider) ? null : Answered;

    private static bool Concludes(TransitionDefinition transition) => transition.Effects.Any(e => e.Kind == EffectKind.Conclude);

    private void StoodIn(Petition before, ConfigurationView at, Role late, TransitionDefinition transition, Actor actor)
    {
        Role[] next =
        [
            .. _words.Entries(at).Select(e => _words.Turn(e, at)).Where(t => t.Next is not null && t.Overdue.Contains(late)).Select(t => t.Next!.Role).Where(r => Holds(before, r, actor)),
        ];
        Add(!transition.StandIn || !transition.Roles.Contains(late) || next.Length == 0, $"roles: nobody may stand in for {late} in {transition.Id}", actor);
        bool holds = _words.Entries(at).Select(e => _words.Turn(e, at)).Any(t => t.Overdue.Contains(late) && t.Overdue.Any(r => Holds(before, r, actor)));
        Add(holds, "two-parties: who stands in holds a late role", actor);
        Add(IsConcerned(before, actor), "two-parties: somebody of a unit concerned stands in", actor);
        Add(HasActed(actor, late, r => Holds(before, r, actor)), "two-parties: who stands in has acted as the one who is late", actor);
    }

    private void Supervised(Petition before, OwedStep entry, TransitionDefinition transition, Actor actor)
    {
        Role[] chain = [.. _words.Clock(entry.Clock!).Chain.Select(l => l.Role)];
        bool supervises = transition.Requires.Any(r => r.Kind == RequirementKind.Clock && r.Of == entry.Clock && r.Is.SequenceEqual(["run-out"])) && transition.Roles.All(chain.Contains);
        Add(supervises && Holds(before, entry.Role, actor), "two-parties: who supervises holds the role that owes", actor);
        Add(supervises && HasActed(actor, entry.Role, chain.Contains), "two-parties: who supervises has taken the step of who owes", actor);
    }

    /// <summary>Whether an account has taken a step, in nobody's place, that a role may take and none of others.</summary>
    private bool HasActed(Actor actor, Role role, Func<Role, bool> other) =>
        _acted.Any(a => a.By == actor.Id && a.InPlaceOf is null && a.Transition.Roles.Contains(role) && !a.Transition.Roles.Any(other));

    private bool IsConcerned(Petition petition, Actor actor) =>
        _acted.Any(a => a.By == actor.Id && a.ForUnit)
        || actor.Units.Any(u => u == petition.Lead || petition.Assisting.Contains(u) || petition.File.FormerUnits.Contains(u));

    /// <summary>Whether an account holds a role on a petition. Here every petition is of the one studio that there is.</summary>
    private bool Holds(Petition petition, Role role, Actor actor) => actor.Roles.Contains(role) && _definition.Roles.Any(r => r.Id == role) && rules.Scope(role) switch
    {
        RoleScope.OwnPetition => petition.Form!.Petitioner == actor.Id,
        RoleScope.OwnReferral => petition.Lead is { } lead && actor.Units.Contains(lead),
        RoleScope.OwnPart => petition.Assisting.Any(actor.Units.Contains),
        RoleScope.OwnStudio or RoleScope.OwnCommunity => actor.Studios.Contains(petition.Form!.Studio!.Value),
        RoleScope.OwnStudioElseDistrict => actor.Studios.Count == 0 || actor.Studios.Contains(petition.Form!.Studio!.Value),
        _ => true,
    };

    private void Add(bool fails, string what, Actor actor)
    {
        if (fails)
        {
            found.Add($"{what} ({actor.Id})");
        }
    }
}
