using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Explaining;
using Minyi.Workflow.Definition;

namespace Minyi;

/// <content>Deciding commands.</content>
public sealed partial class Petition
{
    /// <summary>Decides a command.</summary>
    /// <param name="command">What somebody wants done.</param>
    /// <param name="actor">Who, with roles and scopes.</param>
    /// <param name="at">When; not before the last event. It is cut to whole microseconds, which is what stores keep.</param>
    /// <returns>The events that the command leads to, or a refusal with every reason. The petition itself stays as it is.</returns>
    public PetitionDecision Decide(PetitionCommand command, Actor actor, Instant at) => DecideSubmitted(command, actor, at, null);

    /// <summary>The same with the digest of what was submitted, for its event.</summary>
    internal PetitionDecision DecideSubmitted(PetitionCommand command, Actor actor, Instant at, Digest? submitted)
    {
        Guard.Against.Null(command);
        Guard.Against.Null(actor);
        if (Scopes.IsKeptFrom(Rules, Form, actor))
        {
            return new(this, new Refusal([Reasons.NotYours])); // as to anybody whom the petition does not concern
        }

        at = Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);
        if (!TimeBounds.Hold(at))
        {
            return new(this, new Refusal([Reasons.OutOfBounds], Allowed(actor)));
        }

        List<Reason>? reasons = null;
        PetitionEvent? happened = command.Decide(this, actor, at, ref reasons);
        return happened is not null && reasons is null
            ? new(this, actor.Id, at, [happened.Data == command.Data && submitted is null ? happened : happened with { Data = command.Data, Submitted = submitted }])
            : new(this, new Refusal([.. reasons!], Reasons.AreNotYours(reasons!) && !Scopes.Covers(this, actor) ? [] : Allowed(actor)));
    }

    /// <summary>
    /// The commands of the workflow that an actor may give now, in ordinal order; what else each of them needs is not looked at. Excludes commands barred by
    /// <see cref="RequirementKind.DistinctFrom"/>. Before registration the scope is unknown, so all starting commands for the actor's roles are returned.
    /// </summary>
    /// <param name="actor">Who.</param>
    public ImmutableArray<string> Allowed(Actor actor)
    {
        Guard.Against.Null(actor);
        bool concerned = Scopes.IsOfUnitConcerned(this, actor);
        FrozenSet<Role> covering = Version == 0 ? actor.Roles : Scopes.Covering(this, Form, actor, Lead);
        return
        [
            .. Commandings.Enabled(this, graded: false)
                .Where(e => !(concerned && (e.Transition.Find(RequirementKind.DistinctFrom) is not null || TwoParties.PausesForOthers(Rules.Tables, e.Transition))))
                .Where(e => e.Transition.Roles.Any(covering.Contains) || (!concerned && StandIns.MayTake(this, e.Transition, covering)))
                .Select(e => e.Transition.Command)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
