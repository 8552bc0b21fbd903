using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Folding;
using Minyi.Storage;

namespace Minyi;

/// <content>What concerns several petitions: one matter.</content>
public sealed partial class PetitionDesk
{
    /// <summary>Submits one command on a petition that leads a matter and on those handled together with it: one handling, each petitioner with the own file, feedback and appraisal.</summary>
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
        List<SubmissionResult> results = [await SubmitAsync(submission, transaction, cancellationToken).ConfigureAwait(false)];
        foreach (PetitionId member in results[0].IsAccepted ? members : [])
        {
            // What is said to a member is the member's: its texts are kept under the member's own subject, so that erasing that person finds them.
            Submission own = submission with { Petition = member, Subject = null };
            PetitionReading reading = await _cache.ReadAsync(member, cancellationToken).ConfigureAwait(false);
            Reason? against = reading.IsOther ? Reasons.OtherWorkflow
                : await LeadsToAsync(reading.Petition, submission.Petition, cancellationToken).ConfigureAwait(false) ? null
                : Reasons.NotLinked;
            results.Add(against is null
                ? await SubmitAsync(own, transaction, cancellationToken).ConfigureAwait(false)
                : Told(own, new(reading.Petition, [], new Refusal([against]))));
        }

        return results;
    }

    /// <summary>The refusal with what the other petition has against it, where the command names one; null when nothing stands against it.</summary>
    private async ValueTask<Refusal?> WithOtherAsync(Petition petition, Submission submission, Refusal? refusal, CancellationToken cancellationToken)
    {
        PetitionId? other = submission.Command switch { LinkDuplicate link => link.Other, MergeInto merge => merge.Head, _ => null };
        if (other is not { } named || named == petition.Id)
        {
            return refusal;
        }

        IReadOnlyList<EventEnvelope> history = await _store.ReadAsync(named, 0, cancellationToken).ConfigureAwait(false);
        Reason? against = history.Count == 0 ? Reasons.UnknownPetition
            : submission.Command is MergeInto ? await AgainstAsync(named, history, petition.Id, cancellationToken).ConfigureAwait(false)
            : null;
        return against is null ? refusal : new Refusal([.. refusal?.Reasons ?? [], against], refusal?.Allowed ?? petition.Allowed(submission.Actor));
    }

    private async ValueTask<Reason?> AgainstAsync(PetitionId id, IReadOnlyList<EventEnvelope> history, PetitionId member, CancellationToken cancellationToken)
    {
        try
        {
            Petition head = Fold(id, history);
            return head.IsClosed ? Reasons.HeadClosed : await LeadsToAsync(head, member, cancellationToken).ConfigureAwait(false) ? Reasons.MergeCircle : null;
        }
        catch (FormatException)
        {
            return Reasons.OtherWorkflow; // a store may hold petitions that these rules cannot read
        }
    }

    /// <summary>Whether a petition is merged into another, directly or through others.</summary>
    private async ValueTask<bool> LeadsToAsync(Petition petition, PetitionId head, CancellationToken cancellationToken)
    {
        HashSet<PetitionId> passed = [petition.Id];
        while (petition.File.Head is { } next && next != head && passed.Add(next))
        {
            petition = (await _cache.ReadAsync(next, cancellationToken).ConfigureAwait(false)).Petition; // one of another workflow leads nowhere
        }

        return petition.File.Head == head;
    }
}
