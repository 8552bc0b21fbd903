using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Storage;
using Minyi.Workflow.Evolution;

namespace Minyi;

/// <content>Carrying petitions over.</content>
public sealed partial class PetitionDesk
{
    /// <summary>Carries a petition over to the workflow of this desk's rules, and records it.</summary>
    /// <param name="command">The id of the submission: the same again is harmless.</param>
    /// <param name="petition">Which petition.</param>
    /// <param name="migration">From the workflow that it is in to the one of <see cref="Rules"/>.</param>
    /// <param name="from">What it has been decided by until now.</param>
    /// <param name="actor">Who: an office of the new workflow that acts on every petition.</param>
    /// <param name="at">When.</param>
    /// <param name="cause">What brought it about, such as the number of the decision.</param>
    /// <param name="transaction">The host's own transaction; null for the store's own.</param>
    /// <param name="cancellationToken">Cancels; the outcome is then unknown, and submitting the same again is harmless.</param>
    /// <returns>The petition as it stands in the new workflow, or where it was with a refusal.</returns>
    /// <exception cref="ArgumentException">The migration is not between these workflows.</exception>
    /// <exception cref="FormatException">The history is not that of a petition.</exception>
    public async ValueTask<SubmissionResult> MigrateAsync(
        CommandId command, PetitionId petition, WorkflowMigration migration, PetitionRules from, Actor actor, Instant at, string cause,
        HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.NullOrEmpty(command.Value, nameof(command));
        Guard.Against.Null(from);
        Guard.Against.Null(actor);
        Digest content = Guard.Against.Null(migration).DigestOf(Guard.Against.NullOrWhiteSpace(cause));
        int conflict = -1;
        while (true)
        {
            IReadOnlyList<EventEnvelope> history = await _store.ReadAsync(petition, 0, cancellationToken).ConfigureAwait(false);
            ImmutableArray<PetitionEvent> recorded = EventsOf(command, history);
            if (!recorded.IsEmpty)
            {
                // Of one that an older version recorded, the plan is not known: where it led and what brought it about decide.
                bool same = recorded[0] is WorkflowMigrated migrated && history.First(e => e.Command == command).Actor == actor.Id
                    && (migrated.Submitted is { } submitted ? submitted == content
                        : (migrated.Workflow, migrated.WorkflowVersion, migrated.Cause) == (Rules.Workflow.Definition.Id, Rules.Workflow.Definition.Version, cause));
                Petition stands = PetitionCache.IsOf(Rules, [.. history.Select(e => e.Recorded)]) ? Fold(petition, history) : Fold(petition, history, from);
                return same ? new(stands, recorded, IsRepeated: true)
                    : new(stands, [], new Refusal([Scopes.Covers(stands, actor) ? Reasons.CommandIdTaken : Reasons.NotYours]));
            }

            if (history.Count == conflict)
            {
                throw OneSubmission();
            }

            if (!PetitionCache.IsOf(from, [.. history.Select(e => e.Recorded)]))
            {
                return new(Petition.New(petition, from), [], new Refusal([Reasons.OtherWorkflow]));
            }

            Petition read = Fold(petition, history, from);
            if (_clock is not null && at > _clock.GetCurrentInstant() + _skew)
            {
                return new(read, [], new Refusal([Reasons.AheadOfClock]));
            }

            List<PetitionAppend> appends = [];
            Petition before = Expired(read, at, appends, out _);
            PetitionDecision decision = before.Migrate(migration, Rules, actor, at, cause);
            if (!decision.IsAllowed)
            {
                return new(read, [], decision.Refusal);
            }

            Petition after = decision.Next();
            ImmutableArray<PetitionEvent> events = [.. decision.Events.Select(e => e with { Submitted = content })];
            appends.Add(new(petition, before.Version, command, actor.Id, decision.At, events) { Before = before, After = after });
            if (await AppendedAsync(appends, transaction, cancellationToken).ConfigureAwait(false))
            {
                return new(after, events) { RanOut = [.. appends.SkipLast(1).SelectMany(a => a.Events)] };
            }

            conflict = read.Version;
        }
    }
}
