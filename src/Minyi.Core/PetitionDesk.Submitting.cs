using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Storage;

namespace Minyi;

/// <content>The rounds in which submissions are decided and appended.</content>
public sealed partial class PetitionDesk
{
    /// <summary>How often it is tried again when only another petition, on which the decision rests, has changed meanwhile.</summary>
    private const int MostRounds = 1000;

    /// <summary>Submits a command.</summary>
    /// <param name="submission">What, on which petition, by whom, when.</param>
    /// <param name="transaction">The host's own transaction; null for the stores' own.</param>
    /// <param name="cancellationToken">Cancels; the outcome is then unknown, and submitting the same again is harmless.</param>
    /// <returns>The petition as it stands then, with the events or the refusal.</returns>
    /// <exception cref="InvalidOperationException">A second submission on one petition within one host's transaction, whose first the store cannot read yet.</exception>
    public async ValueTask<SubmissionResult> SubmitAsync(Submission submission, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        SubmissionCourse course = new(Guard.Against.Null(submission), Placed(submission));
        try
        {
            while (true)
            {
                await RoundAsync(course, transaction, cancellationToken).ConfigureAwait(false);
                if (course.Answer is { } answer)
                {
                    return Told(course.Submission, answer);
                }

                if (await AppendedAsync(course.Appends, transaction, cancellationToken).ConfigureAwait(false))
                {
                    return Told(course.Submission, course.Recorded());
                }

                course.Failed();
                _cache.Drop(course.Submission.Petition); // somebody was faster, or the store has gone back, such as to a backup
            }
        }
        catch when (transaction is null && course.Put is not null)
        {
            await UndoAsync(course).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads, decides and puts the texts: after it there is an answer, or something to append.</summary>
    private async ValueTask RoundAsync(SubmissionCourse course, HostTransaction? transaction, CancellationToken cancellationToken)
    {
        Submission submission = course.Submission;
        PersonalDataId? clash = null; // texts that could not be put under their id
        while (true)
        {
            PetitionReading reading = await _cache.ReadAsync(submission.Petition, cancellationToken).ConfigureAwait(false);
            Petition petition = reading.Petition;
            if (reading.IsOther)
            {
                // Whose it is cannot be told by these rules: that it is there is told to who acts on every petition.
                course.Answer = new(petition, [], new Refusal([Scopes.Covers(petition, submission.Actor) ? Reasons.OtherWorkflow : Reasons.NotYours]));
                return;
            }

            SubmissionResult? recorded = reading.FirstWith(submission.Id) is var first and > 0
                ? await RecordedAsync(submission, course.Content, petition, await _store.ReadAsync(submission.Petition, first - 1, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
                : null;
            if (course.Put is { } put)
            {
                // Put for a version that somebody else was faster to; the event on file may be of this very submission.
                if (recorded?.Events.FirstOrDefault()?.Data.Any(d => d.Id == put) != true)
                {
                    await _personalData.WithdrawAsync(put, transaction, cancellationToken).ConfigureAwait(false);
                }

                course.Put = null;
            }

            if (recorded is null && course.IsStuck(petition, clash is not null))
            {
                course.Answer = clash is { } texts ? new(petition, [], await TextsTakenAsync(texts, cancellationToken).ConfigureAwait(false)) : throw OneSubmission();
                return;
            }

            Reason? against = recorded is null ? BadId(submission, petition) : null;
            Instant at = recorded is null && against is null ? Stamp(submission, petition, ref against) : default;
            if (recorded is not null || against is not null)
            {
                course.Answer = recorded ?? new(petition, [], new Refusal([against!], petition.Allowed(submission.Actor)));
                return;
            }

            // What ran out before goes first; a command that is refused is judged as if it had, and leaves nothing on file.
            course.Begin(petition);
            Petition before = Expired(petition, at, course.Appends, out _);
            course.Late = course.Appends.Count;
            if (submission.Command is ExpireClock expire && course.Late > 0 && Runs(submission.Actor, expire)
                && course.Appends.SelectMany(a => a.Events).FirstOrDefault(e => Says(expire, e)) is { } found)
            {
                course.End(before, before, [found]); // somebody's own runner says what the desk has found by itself
                return;
            }

            PersonalDataId text = DataOf(submission, petition.Version, course.Rounds);
            PetitionCommand command = Announced(submission, text);
            (Refusal? refusal, PetitionDecision? decision) = await DecidedAsync(before, command, submission, course.Content, at, course.Appends, cancellationToken).ConfigureAwait(false);
            refusal = TextKeys.Check(before, course.Brought, refusal);
            if (refusal is not null)
            {
                // Of what ran out it is enough that it is on file, whoever said so first.
                course.Answer = submission.Command is ExpireClock said && Runs(submission.Actor, said)
                    && (await _store.ReadAsync(submission.Petition, 0, cancellationToken).ConfigureAwait(false)).LastOrDefault(e => e.Actor == Lateness.Runner && Says(said, e.Event)) is { } told
                    ? new(petition, [told.Event], IsRepeated: true)
                    : new(petition, [], refusal);
                return;
            }

            ImmutableArray<PetitionEvent> events = Later(submission) is { } later ? [.. decision!.Events.Select(e => e with { RecordedLater = later })] : decision!.Events;
            if (!submission.Texts.IsEmpty)
            {
                PersonalData data = new(text, SubjectOf(submission, petition), submission.Texts);
                try
                {
                    PersonalDataReference reference = await _personalData.PutAsync(data, transaction, cancellationToken).ConfigureAwait(false);
                    events = [.. events.Select(e => e with { Data = [reference, .. submission.Command.Data] })];
                    course.Put = text;
                }
                catch (InvalidOperationException)
                {
                    clash = text; // another call of the same submission may have come to a newer version
                    continue;
                }
            }

            Petition after = before.Apply([.. events.Select(e => new RecordedEvent(e, submission.Actor.Id, decision.At))]);
            course.Appends.Add(new(submission.Petition, before.Version, submission.Id, submission.Actor.Id, decision.At, events) { Before = before, After = after });
            course.End(before, after, events);
            return;
        }
    }

    /// <summary>
    /// Takes back texts that were put for an append that threw. The store is asked what became of it under its own lock: by then whatever was under way has ended. Where it
    /// cannot say, they stay: submitting the same again uses them, and erasing the person finds them.
    /// </summary>
    private async ValueTask UndoAsync(params IReadOnlyList<SubmissionCourse> courses)
    {
        foreach (SubmissionCourse course in courses)
        {
            if (course is not { Put: { } put, Stands: { } stands })
            {
                continue;
            }

            try
            {
                IReadOnlyList<AppendResult> asked = await _store.AppendManyAsync([PetitionAppend.Expecting(stands.Id, stands.Version)], null, CancellationToken.None).ConfigureAwait(false);
                bool there = asked[0].Status != AppendStatus.Appended
                    && (await _store.ReadAsync(stands.Id, stands.Version, CancellationToken.None).ConfigureAwait(false)).Any(e => e.Event.Data.Any(d => d.Id == put));
                if (!there)
                {
                    await _personalData.WithdrawAsync(put, null, CancellationToken.None).ConfigureAwait(false);
                }
            }
            catch (Exception)
            {
                continue; // what the append threw is what the caller is told
            }
        }
    }

    /// <summary>A submission on its way: what its round has come to, and what the rounds before have left.</summary>
    /// <param name="brought">As it came.</param>
    /// <param name="placed">It with a place that could be somebody's door among its texts.</param>
    /// <param name="together">Whether others are appended with it: that its own petition has not changed then says nothing.</param>
    private sealed class SubmissionCourse(Submission brought, Submission placed, bool together = false)
    {
        private Petition? _before;
        private Petition? _after;
        private ImmutableArray<PetitionEvent> _events;

        /// <summary>As it came; <see cref="Submission"/> is it with a place that could be somebody's door among its texts.</summary>
        internal Submission Brought { get; } = brought;

        internal Submission Submission { get; } = placed;

        internal Digest Content { get; } = PetitionJson.DigestOf(placed.Command);

        /// <summary>How often it was appended in vain.</summary>
        internal int Rounds { get; private set; }

        /// <summary>The petition as it was read in this round.</summary>
        internal Petition? Stands { get; private set; }

        /// <summary>The texts that were put and that no event on file is known to refer to.</summary>
        internal PersonalDataId? Put { get; set; }

        /// <summary>What is to be said where nothing is to be appended.</summary>
        internal SubmissionResult? Answer { get; set; }

        /// <summary>What is to be appended: what had run out (<see cref="Late"/>), what is only expected of others, the command.</summary>
        internal List<PetitionAppend> Appends { get; } = [];

        internal int Late { get; set; }

        internal void Begin(Petition stands)
        {
            (Stands, Answer, Late) = (stands, null, 0);
            Appends.Clear();
        }

        internal void End(Petition before, Petition after, ImmutableArray<PetitionEvent> events) => (_before, _after, _events) = (before, after, events);

        internal void Failed() => Rounds++;

        /// <summary>Whether a further round would come to the same: the store gives the version that it refuses to append to, or the texts are taken.</summary>
        internal bool IsStuck(Petition now, bool clash) => Stands?.Version == now.Version
            && (clash || (Rounds > 0 && !together && (!Appends.Exists(a => a.IsExpectation || a.Petition != now.Id) || Rounds >= MostRounds)));

        internal SubmissionResult Recorded() => new(_after!, _events)
        {
            RanOut = Late == 0 ? [] : [.. Appends.Take(Late).SelectMany(a => a.Events)],
        };
    }
}
