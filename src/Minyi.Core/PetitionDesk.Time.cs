using Minyi.Petitions;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Deciding;
using Minyi.Storage;
using Minyi.Storage.Snapshots;

namespace Minyi;

/// <content>When a submission counts.</content>
public sealed partial class PetitionDesk
{
    /// <summary>How far clocks may be apart where nothing else is said: five minutes.</summary>
    public static Duration DefaultClockSkew { get; } = Duration.FromMinutes(5);

    private const int LongestReason = 200;

    /// <summary>The desk's clock; null for one that replays.</summary>
    private readonly IClock? _clock;

    private readonly Duration _skew;

    /// <summary>
    /// A desk for scripts, imports of whole histories and replays, which carry their own instants: each submission says when, and is taken at its word. A host's
    /// users are served by a desk with a clock.
    /// </summary>
    /// <param name="store">Where histories are kept.</param>
    /// <param name="personalData">Where texts are kept.</param>
    /// <param name="rules">What petitions are decided by.</param>
    /// <param name="observer">Is told each answer; null for nobody.</param>
    /// <param name="snapshots">Where petitions with long histories are kept as they stood; null for nowhere.</param>
    public static PetitionDesk Replaying(
        IPetitionStore store, IPersonalDataStore personalData, PetitionRules rules, ISubmissionObserver? observer = null, IPetitionSnapshots? snapshots = null) =>
        new(store, personalData, rules, null, observer, Duration.Zero, snapshots);

    /// <summary>The instant at which a submission counts, or why it counts at none.</summary>
    private Instant Stamp(Submission submission, Petition petition, ref Reason? against)
    {
        if (_clock is null)
        {
            against = submission.RecordedLater is null ? null : Reasons.RecordedLaterNeedless;
            return submission.At ?? throw new ArgumentException("A desk that replays has no clock: the submission says when.", nameof(submission));
        }

        Instant now = _clock.GetCurrentInstant();
        if (submission.At is not { } at)
        {
            against = submission.RecordedLater is null ? null : Reasons.RecordedLaterNeedless;

            // Another host's clock may be a little ahead of this one.
            return petition.LastAt is { } last && last > now && last <= now + _skew ? last : now;
        }

        bool later = at < now - _skew;
        against = at > now + _skew ? Reasons.AheadOfClock
            : later && submission.RecordedLater is null ? Reasons.RecordedLaterMissing
            : !later && submission.RecordedLater is not null ? Reasons.RecordedLaterNeedless
            : submission.RecordedLater is { } reason && (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason) ? Reasons.RecordedLaterLength
            : submission.RecordedLater is { } text && Forms.HoldsPersonalData(text) ? Reasons.PersonalData
            : null;
        return at;
    }

    /// <summary>What is kept with an event that was put on file later than it happened.</summary>
    private RecordedLater? Later(Submission submission) =>
        submission.RecordedLater is { } reason && _clock is not null ? new(Microseconds.Cut(_clock.GetCurrentInstant()), reason) : null;

    /// <summary>Whether the ids of a submission may be new ones. Those on file stay what they are.</summary>
    private static Reason? BadId(Submission submission, Petition petition) =>
        IdentifierRule.Refuse(submission.Id.Value, "id")
        ?? (petition.Version == 0 ? IdentifierRule.Refuse(submission.Petition.Value, "petition") : null)
        ?? IdentifierRule.Refuse(submission.Actor.Id.Value, "by");
}
