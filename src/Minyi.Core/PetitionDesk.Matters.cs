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
    /// The result on the leading petition, and when that was accepted the results on the members in their order. A member that is not merged into it, or is of another workflow, is refused.
    /// </returns>
    public async ValueTask<IReadOnlyList<SubmissionResult>> SubmitTogetherAsync(
        Submission submission, IEnumerable<PetitionId> members, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(submission);
        Guard.Against.Null(members);
        if (submission.At is null && _clock is not null)
        {
            submission = submission with { At = _clock.GetCurrentInstant() }; // one instant for all of them
        }

        List<SubmissionResult> results = [await SubmitAsync(submission, transaction, cancellationToken).ConfigureAwait(false)];
        foreach (PetitionId member in results[0].IsAccepted ? members : [])
        {
            // What is said to a member is the member's: its texts are kept under the member's own subject, so that erasing that person finds them.
            Submission own = submission with { Petition = member, Subject = null };
            PetitionReading reading = await _cache.ReadAsync(member, cancellationToken).ConfigureAwait(false);
            Reason? against = reading.IsOther ? Reasons.OtherWorkflow
                : (await HeadsOfAsync(reading.Petition, cancellationToken).ConfigureAwait(false)).Exists(h => h.Id == submission.Petition) ? null
                : Reasons.NotLinked;
            results.Add(against is null
                ? await SubmitAsync(own, transaction, cancellationToken).ConfigureAwait(false)
                : Told(own, new(reading.Petition, [], new Refusal([against]))));
        }

        return results;
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
