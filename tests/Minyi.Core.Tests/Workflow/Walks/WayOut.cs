using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Workflow.Definition;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>Looks for an end that needs nobody who is late and nobody who asks, among people and by what the petition itself decides.</summary>
internal sealed class WayOut(PetitionRules rules, People people, Attempts attempts)
{
    private readonly Words _words = new(rules.Workflow.Definition);

    /// <summary>A shortest way to an end; null when there is none.</summary>
    /// <param name="from">The petition.</param>
    /// <param name="now">The instant.</param>
    /// <param name="late">The roles that are late.</param>
    /// <param name="deaf">The roles that take no part either, late or not.</param>
    internal List<(PetitionCommand Command, Actor Actor, Instant At)>? Find(Petition from, Instant now, HashSet<Role> late, HashSet<Role> deaf)
    {
        Instant begins = now;
        Actor[] left = [.. people.Plain.Where(p => !p.Roles.Any(r => late.Contains(r) || deaf.Contains(r) || _words.Is(r, RoleParty.Asking)))];
        Queue<(Petition Petition, ImmutableList<(PetitionCommand, Actor, Instant)> Path)> open = new([(from, [])]);
        HashSet<(Minyi.Workflow.Configuration, int, int)> seen = [];
        while (open.TryDequeue(out (Petition Petition, ImmutableList<(PetitionCommand, Actor, Instant)> Path) at))
        {
            if (at.Petition.IsClosed)
            {
                return [.. at.Path];
            }

            if (!seen.Add((at.Petition.Configuration, at.Petition.OwingParts.Count(), at.Petition.File.Approvals.Count)))
            {
                continue;
            }

            now = Instant.Max(begins, at.Petition.LastAt!.Value);
            if (at.Petition.NextExpiry() is { } due)
            {
                PetitionDecision expired = Petitions.Lateness.Decide(at.Petition);
                Assert.True(expired.IsAllowed);
                open.Enqueue((expired.Next(), at.Path.Add((due.Command, people.Plain[0], expired.At))));
                now = due.At <= now ? Instant.MinValue : now; // what has run out comes first
            }

            foreach (TransitionDefinition transition in now == Instant.MinValue ? [] : attempts.Enabled(at.Petition).Where(t => t.Find(RequirementKind.Expired) is null))
            {
                Minyi.Workflow.ConfigurationView view = rules.Workflow.Describe(at.Petition.Configuration);
                bool top = transition.Sole is not null && _words.Entries(view).Any(e => _words.Turn(e, view) is { IsLast: true, Next: { } next, Overdue: var overdue } && !late.Contains(next.Role) && overdue.Any(transition.Roles.Contains));
                Role[] approvals = [.. transition.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.From(r.Of!))];
                Petition petition = at.Petition;
                ImmutableList<(PetitionCommand, Actor, Instant)> path = at.Path;
                foreach (Role approval in approvals)
                {
                    foreach (Actor approver in left.Where(p => p.Roles.Contains(approval)))
                    {
                        Approve approve = new(transition.Command, approval);
                        if (petition.Decide(approve, approver, now) is { IsAllowed: true } given)
                        {
                            (petition, path) = (given.Next(), path.Add((approve, approver, now)));
                            break;
                        }
                    }
                }

                foreach (Actor actor in top && !deaf.Overlaps(transition.Roles) ? left.Concat(people.Plain.Where(p => p.Roles.Overlaps(transition.Roles))) : left)
                {
                    Step step = attempts.Dressed(petition, transition, actor, 1);
                    if (petition.Decide(step, actor, now) is { IsAllowed: true } decision)
                    {
                        open.Enqueue((decision.Next(), path.Add((step, actor, now))));
                        break;
                    }
                }
            }
        }

        return null;
    }
}
