using System.Collections.Immutable;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>What people try: mostly something that is possible and theirs, now and then anything.</summary>
internal sealed class Attempts(PetitionRules rules, People people, Random random)
{
    private readonly Words _words = new(rules.Workflow.Definition);
    private readonly HashSet<ActorId> _acted = [];
    private readonly string? _kind = rules.Workflow.Definition.Kinds.Count == 0 ? null : rules.Workflow.Definition.Kinds[random.Next(rules.Workflow.Definition.Kinds.Count)].Id;

    /// <summary>What somebody tries next.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="deaf">The roles whose holders never come.</param>
    internal (PetitionCommand Command, Actor Actor) Next(Petition petition, HashSet<Role> deaf)
    {
        Actor[] there = [.. people.All.Where(p => !p.Roles.Overlaps(deaf))];
        Actor actor = Coming(there[random.Next(there.Length)]);
        if (random.Next(6) > 0 && petition.Version > 0)
        {
            bool several = random.Next(2) == 0;
            Actor[] able = [.. there.Where(p => (!several || p.Roles.Count > 1) && !petition.Allowed(p).IsEmpty)];
            actor = able.Length > 0 ? Coming(able[random.Next(able.Length)]) : actor;
        }

        TransitionDefinition[] open = [.. Enabled(petition).Where(t => t.Find(RequirementKind.Expired) is null)];
        TransitionDefinition[] approvable = [.. open.Where(t => t.Find(RequirementKind.Approval) is not null)];
        if (approvable.Length > 0 && random.Next(4) == 0)
        {
            TransitionDefinition approved = approvable[random.Next(approvable.Length)];
            Role approving = Role.From(approved.Find(RequirementKind.Approval)!.Of!);
            Actor[] approvers = [.. there.Where(p => p.Roles.Contains(approving))];
            if (approvers.Length > 0)
            {
                return (new Approve(approved.Command, approving), approvers[random.Next(approvers.Length)]);
            }
        }

        if (random.Next(2) == 0 && Again(petition, there, open) is { } again)
        {
            return again;
        }

        ImmutableArray<string> allowed = petition.Version == 0 ? [] : petition.Allowed(actor);
        TransitionDefinition[] own = [.. open.Where(t => allowed.Contains(t.Command))];
        TransitionDefinition[] early = [.. own.Where(t => t.Command is not ("Withdraw" or "HandOver"))];
        own = random.Next(8) > 0 && early.Length > 0 ? early : own;
        TransitionDefinition chosen = own.Length > 0 && random.Next(6) > 0 ? own[random.Next(own.Length)]
            : open.Length > 0 && random.Next(3) > 0 ? open[random.Next(open.Length)]
            : rules.Workflow.Definition.Transitions[random.Next(rules.Workflow.Definition.Transitions.Count)];
        return (Dressed(petition, chosen, actor, random.Next(100)), actor);
    }

    /// <summary>Somebody who has already done something here, and now comes as another party: asks, approves, supervises, or stands in for whoever is late.</summary>
    private (PetitionCommand Command, Actor Actor)? Again(Petition petition, Actor[] there, TransitionDefinition[] open)
    {
        Actor[] known = [.. there.Where(p => p.Roles.Count > 1 && (_acted.Contains(p.Id) || petition.File.ApprovalsGiven.Any(a => a.By == p.Id)))];
        if (known.Length == 0)
        {
            return null;
        }

        Actor actor = known[random.Next(known.Length)];
        List<(PetitionCommand Command, Actor Actor)> other = [];
        Minyi.Workflow.ConfigurationView at = rules.Workflow.Describe(petition.Configuration);
        foreach (TransitionDefinition transition in rules.Workflow.Definition.Transitions.Where(t => t.From.Contains(at.State, StringComparer.Ordinal)))
        {
            // What is approved need not be possible yet, or any more.
            if (transition.Find(RequirementKind.Approval)?.Of is { } approving && actor.Roles.Contains(Role.From(approving)))
            {
                other.Add((new Approve(transition.Command, Role.From(approving)), actor));
            }
        }

        foreach (TransitionDefinition transition in open)
        {
            if (transition.Find(RequirementKind.Approval) is not null && actor.Roles.Overlaps(transition.Roles))
            {
                other.Add((Dressed(petition, transition, actor, 1), actor));
            }

            if (transition.Requires.Any(r => r.Kind == RequirementKind.Clock && r.Is.Contains("run-out")) && actor.Roles.Overlaps(transition.Roles))
            {
                Actor above = random.Next(3) == 0 ? actor : new(actor.Id, actor.Roles.Where(transition.Roles.Contains), actor.Studios);
                other.Add((Dressed(petition, transition, above, 1), above));
            }

            foreach (OwedStep entry in transition.StandIn ? _words.Entries(at) : [])
            {
                if (_words.Turn(entry, at) is { Next: { } next, Overdue: var overdue } && actor.Roles.Contains(next.Role) && overdue.Any(transition.Roles.Contains))
                {
                    Actor above = new(actor.Id, [next.Role], actor.Studios);
                    other.Add((Dressed(petition, transition, above, 1), above));
                }
            }
        }

        return other.Count == 0 ? null : other[random.Next(other.Count)];
    }

    /// <summary>Who has taken a step.</summary>
    internal void Acted(ActorId id) => _acted.Add(id);

    /// <summary>Somebody who may leave roles and units at home this time.</summary>
    private Actor Coming(Actor person) => person.Roles.Count == 1 || random.Next(2) == 0 ? person
        : new(person.Id, person.Roles.Where(_ => random.Next(2) == 0).DefaultIfEmpty(person.Roles.First()), person.Studios, person.Units.Where(_ => random.Next(3) > 0));

    internal IEnumerable<TransitionDefinition> Enabled(Petition petition) =>
        rules.Workflow.Enabled(petition.Version == 0 ? rules.Workflow.Start(_kind) : petition.Configuration).Select(e => e.Transition);

    /// <summary>A step with what it has to bring.</summary>
    internal Step Dressed(Petition petition, TransitionDefinition transition, Actor actor, int choice)
    {
        WorkflowDefinition definition = rules.Workflow.Definition;
        bool begins = petition.Version == 0 && transition.From.Contains(definition.Initial, StringComparer.Ordinal);
        bool toUnits = petition.Lead is null && transition.To is { } to && definition.States.First(s => s.Id == to).Owes is { Count: > 0 } owes
            && owes.All(o => rules.Scope(o.Role) is RoleScope.OwnReferral or RoleScope.OwnPart);
        bool opens = transition.Effects.Any(e => e.Kind == EffectKind.Open && _words.Obligation(e.Of!).Many);
        bool settles = transition.Effects.Any(e => e.Kind == EffectKind.Settle && _words.Obligation(e.Of!).Many);
        Requirement? result = transition.Find(RequirementKind.Result);
        string? recipient = settles ? null : transition.Find(RequirementKind.Recipient)?.Of;
        return new Step(transition.Command)
        {
            Form = begins ? Form() with { Kind = _kind, Petitioner = people.Asker, Representative = null } : null,
            Outcome = transition.Find(RequirementKind.Proposal)?.Is[0],
            Recipient = recipient,
            Channel = recipient is null ? null : FeedbackChannel.Letter,
            Appraisal = result?.Of,
            Grade = result is null ? null : result.Is[0] == "satisfied" ? Satisfied : NotSatisfied,
            Lead = toUnits ? Roads : null,
            Assisting = opens ? (choice % 3) switch { 0 => [], 1 => [Water], _ => [Water, Parks] } : [],
            Unit = settles && petition.OwingParts.Where(actor.Units.Contains).Cast<Minyi.Districts.UnitId?>().FirstOrDefault() is { } part ? part : null,
            HasReason = true,
            Data = [Text("text")],
            Attachments = [.. transition.Requires.Where(r => r.Kind == RequirementKind.Document).Select(r => new Attachment(r.Of!, "doc"))],
        };
    }
}
