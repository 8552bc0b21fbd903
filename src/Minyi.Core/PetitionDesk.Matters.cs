using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Storage;

namespace Minyi;

/// <content>What concerns several petitions: one matter.</content>
public sealed partial class PetitionDesk
{
    /// <summary>Submits one command on a petition that leads a matter and on those handled together with it: one handling, each petitioner with their own file, feedback and appraisal.</summary>
    /// <param name="submission">What is done on the petition that leads the matter.</param>
    /// <param name="members">The petitions merged into it, directly or through another: see <see cref="Hosting.PetitionBoard.MatterOf"/>.</param>
    /// <param name="transaction">The host's own transaction; null for the stores' own.</param>
    /// <param name="cancellationToken">Cancels; submitting the same again is harmless.</param>
    /// <returns>
    /// The result on the leading petition, and when that was accepted the results on the members in their order. A member that is not merged into it, is of another workflow,
    /// or refuses the command by itself is refused; all that is accepted is one append: it is there on all of them or on none.
    /// </returns>
    public async ValueTask<IReadOnlyList<SubmissionResult>> SubmitTogetherAsync(
        Submission submission, IEnumerable<PetitionId> members, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(submission);
        PetitionId[] named = [.. Guard.Against.Null(members)];
        if (submission.At is null && _clock is not null)
        {
            submission = submission with { At = _clock.GetCurrentInstant() }; // one instant for all of them
        }

        SubmissionCourse head = new(submission, Placed(submission), together: true);
        Dictionary<PetitionId, SubmissionCourse> courses = new() { [submission.Petition] = head };
        foreach (PetitionId member in named)
        {
            // What is said to a member is the member's: its texts are kept under the member's own subject, so that erasing that person finds them.
            Submission own = submission with { Petition = member, Subject = null };
            courses.TryAdd(member, new(own, Placed(own), together: true));
        }

        string before = "";
        try
        {
            while (true)
            {
                List<PetitionAppend> appends = await TogetherAsync(head, [.. courses.Values.Skip(1)], transaction, cancellationToken).ConfigureAwait(false);
                if (head.Answer is { IsAccepted: false } refused)
                {
                    return [Told(head.Submission, refused)];
                }

                if (appends.Count == 0 || await AppendedAsync(appends, transaction, cancellationToken).ConfigureAwait(false))
                {
                    Dictionary<PetitionId, SubmissionResult> results = courses.ToDictionary(c => c.Key, c => Told(c.Value.Submission, c.Value.Answer ?? c.Value.Recorded()));
                    return [results[submission.Petition], .. named.Select(m => m == submission.Petition ? new(results[m].Petition, [], new Refusal([Reasons.NotLinked])) : results[m])];
                }

                // Where nothing has changed since, another round would come to the same.
                string now = string.Join(' ', appends.Select(a => $"{Identifiers.Text(a.ExpectedVersion)}:{a.Petition}"));
                if (now == before)
                {
                    throw OneSubmission();
                }

                before = now;
                foreach (SubmissionCourse course in courses.Values.Where(c => c.Answer is null))
                {
                    course.Failed();
                    _cache.Drop(course.Submission.Petition);
                }
            }
        }
        catch when (transaction is null && courses.Values.Any(c => c.Put is not null))
        {
            await UndoAsync([.. courses.Values]).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>One round of a matter: what is to be appended to all of it, with those on the way up as they were read.</summary>
    private async ValueTask<List<PetitionAppend>> TogetherAsync(
        SubmissionCourse head, IReadOnlyList<SubmissionCourse> members, HostTransaction? transaction, CancellationToken cancellationToken)
    {
        await RoundAsync(head, transaction, cancellationToken).ConfigureAwait(false);
        if (head.Answer is { IsAccepted: false })
        {
            return [];
        }

        List<PetitionAppend> appends = [.. head.Answer is null ? head.Appends : []];
        Dictionary<PetitionId, int> passed = [];
        foreach (SubmissionCourse member in members)
        {
            PetitionReading reading = await _cache.ReadAsync(member.Submission.Petition, cancellationToken).ConfigureAwait(false);
            List<Petition> above = reading.IsOther ? [] : await HeadsOfAsync(reading.Petition, cancellationToken).ConfigureAwait(false);
            if (!reading.IsOther && !above.Exists(h => h.Id == head.Submission.Petition))
            {
                bool covered = Scopes.Covers(reading.Petition, member.Submission.Actor);
                member.Answer = new(reading.Petition, [], new Refusal([covered ? Reasons.NotLinked : Reasons.NotYours]));
                continue;
            }

            await RoundAsync(member, transaction, cancellationToken).ConfigureAwait(false);
            if (member.Answer is null)
            {
                appends.AddRange(member.Appends);
                foreach (Petition between in above.TakeWhile(h => h.Id != head.Submission.Petition))
                {
                    passed[between.Id] = between.Version;
                }
            }
        }

        // Who leads whom holds at the moment of the append; what is itself appended to says so by its own version.
        HashSet<PetitionId> written = [.. appends.Where(a => !a.IsExpectation).Select(a => a.Petition)];
        appends.RemoveAll(a => a.IsExpectation && written.Contains(a.Petition));
        appends.InsertRange(0, passed.Where(p => !written.Contains(p.Key)).Select(p => PetitionAppend.Expecting(p.Key, p.Value)));
        return appends;
    }

    /// <summary>
    /// The decision, with what the other petition has against it where the command names one. A decision that rests on other petitions expects them at the
    /// versions that were read: two desks that merge at the same moment cannot close a circle together.
    /// </summary>
    private async ValueTask<(Refusal? Refusal, PetitionDecision? Decision)> DecidedAsync(
        Petition petition, PetitionCommand command, Submission submission, Digest content, Instant at, List<PetitionAppend> appends, CancellationToken cancellationToken)
    {
        PetitionDecision decision = petition.DecideSubmitted(command, submission.Actor, at, content);
        PetitionId? other = command switch { LinkDuplicate link => link.Other, MergeInto merge => merge.Head, _ => null };
        if (other is not { } named || named == petition.Id || !Scopes.Covers(petition, submission.Actor))
        {
            return (decision.Refusal, decision);
        }

        (Reason? against, List<Petition> heads) = await OtherAsync(petition, named, submission.Actor, command is MergeInto, cancellationToken).ConfigureAwait(false);
        if (against is null && command is MergeInto joining)
        {
            decision = petition.DecideSubmitted(joining with { Leading = heads[0] }, submission.Actor, at, content);
            appends.AddRange(heads.Select(h => PetitionAppend.Expecting(h.Id, h.Version)));
        }

        return against is null ? (decision.Refusal, decision)
            : (new Refusal([.. decision.Refusal?.Reasons ?? [], against], decision.Refusal?.Allowed ?? petition.Allowed(submission.Actor)), decision);
    }

    /// <summary>What the other petition has against it, and it with those above it. Of one that the actor's roles do not cover nothing is told, not even that it is there.</summary>
    private async ValueTask<(Reason? Against, List<Petition> Heads)> OtherAsync(
        Petition petition, PetitionId named, Actor actor, bool merges, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventEnvelope> history = await _store.ReadAsync(named, 0, cancellationToken).ConfigureAwait(false);
        if (history.Count == 0)
        {
            return (Reasons.UnknownPetition, []);
        }

        try
        {
            Petition other = Fold(named, history);
            if (!Scopes.Covers(other, actor))
            {
                return (Reasons.UnknownPetition, []);
            }

            List<Petition> heads = merges ? [other, .. await HeadsOfAsync(other, cancellationToken).ConfigureAwait(false)] : [other];
            return (!merges ? null : other.IsClosed ? Reasons.HeadClosed : heads.Exists(h => h.Id == petition.Id) ? Reasons.MergeCircle : null, heads);
        }
        catch (FormatException)
        {
            // A store may hold petitions that these rules cannot read: whose they are cannot be told either.
            return (merges ? Reasons.OtherWorkflow : null, []);
        }
    }

    /// <summary>The petitions that a petition is merged into, the nearest first.</summary>
    private async ValueTask<List<Petition>> HeadsOfAsync(Petition petition, CancellationToken cancellationToken)
    {
        List<Petition> heads = [];
        HashSet<PetitionId> passed = [petition.Id];
        while (petition.File.Head is { } next && passed.Add(next))
        {
            petition = (await _cache.ReadAsync(next, cancellationToken).ConfigureAwait(false)).Petition; // one of another workflow leads nowhere
            heads.Add(petition);
        }

        return heads;
    }
}
