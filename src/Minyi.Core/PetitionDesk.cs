using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Storage;
using Minyi.Storage.Snapshots;

namespace Minyi;

/// <summary>Where commands on petitions are submitted: reads the history, decides, keeps the texts apart, appends, and tries again when somebody was faster.</summary>
/// <remarks>
/// A submission with the same id is recorded once, whatever is retried; the id of something else that was submitted, or that somebody else did, is refused.
/// Any number of desks may work on one store. A desk keeps petitions folded, so that a long history is read once; it asks the store for what is newer each time.
/// Time is the desk's to say (<see cref="Submission.At"/>), and what ran out before a command goes on file before it, in the same append.
/// </remarks>
/// <example><code>
/// PetitionDesk desk = new(store, personalData, rules, clock);
/// SubmissionResult result = await desk.SubmitAsync(new(CommandId.From("c-001"), PetitionId.From("P-1"), new Register(form), clerk)
/// {
///     Texts = texts, // name, phone, title, text
/// });
/// </code></example>
public sealed partial class PetitionDesk
{
    private readonly IPetitionStore _store;
    private readonly IPersonalDataStore _personalData;
    private readonly ISubmissionObserver? _observer;
    private readonly PetitionCache _cache;

    /// <summary>Opens a desk.</summary>
    /// <param name="store">Where histories are kept.</param>
    /// <param name="personalData">Where texts are kept.</param>
    /// <param name="rules">What petitions are decided by.</param>
    /// <param name="clock">Says when submissions count. For histories that bring their own instants see <see cref="Replaying"/>.</param>
    /// <param name="observer">Is told each answer; null for nobody.</param>
    /// <param name="skew">How far the clocks of several hosts may be apart, and a submission's own instant from this clock without a reason; <see cref="DefaultClockSkew"/> when null.</param>
    /// <param name="snapshots">Where petitions with long histories are kept as they stood, so that a first load need not read all of it; null for nowhere.</param>
    /// <exception cref="ArgumentException"><paramref name="skew"/> is negative.</exception>
    public PetitionDesk(
        IPetitionStore store, IPersonalDataStore personalData, PetitionRules rules, IClock clock, ISubmissionObserver? observer = null, Duration? skew = null,
        IPetitionSnapshots? snapshots = null)
        : this(store, personalData, rules, Guard.Against.Null(clock), observer, skew ?? DefaultClockSkew, snapshots) =>
        Guard.Against.InvalidInput(_skew, nameof(skew), s => s >= Duration.Zero, "A skew is not negative.");

    private PetitionDesk(IPetitionStore store, IPersonalDataStore personalData, PetitionRules rules, IClock? clock, ISubmissionObserver? observer, Duration skew, IPetitionSnapshots? snapshots)
    {
        (_clock, _skew) = (clock, skew);
        _observer = observer;
        _store = Guard.Against.Null(store);
        _personalData = Guard.Against.Null(personalData);
        Rules = Guard.Against.Null(rules);
        _cache = new(store, rules, snapshots);
    }

    /// <summary>What petitions are decided by.</summary>
    public PetitionRules Rules { get; }

    /// <summary>Reads a petition as it stands.</summary>
    /// <param name="petition">Which petition; one that does not exist has version 0.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FormatException">The history is of another workflow than the rules, or another version of it, or none of a petition.</exception>
    public async ValueTask<Petition> ReadAsync(PetitionId petition, CancellationToken cancellationToken = default) =>
        await _cache.ReadAsync(petition, cancellationToken).ConfigureAwait(false) is { IsOther: false } reading ? reading.Petition
            : throw new FormatException($"The history of {petition} is one of another workflow than {Rules.Workflow.Definition}.");

    /// <summary>The answer, after the observer was told. What the observer throws does not take it from whoever submitted.</summary>
    private SubmissionResult Told(Submission submission, SubmissionResult result)
    {
        try
        {
            _observer?.Answered(submission, result);
        }
        catch (Exception)
        {
            return result;
        }

        return result;
    }

    /// <summary>Why texts could not be put under the id that they have in a submission that was not recorded: they were erased since it was first tried, or it brought others then.</summary>
    private async ValueTask<Refusal> TextsTakenAsync(PersonalDataId texts, CancellationToken cancellationToken)
    {
        PersonalDataReading reading = await _personalData.ReadAsync(new(texts, Digest.None), cancellationToken).ConfigureAwait(false);
        return new([reading.Status == PersonalDataStatus.Erased ? Reasons.TextsErased : Reasons.CommandIdTaken]);
    }

    /// <summary>Under whom the texts of a petition are kept: the petitioner's account, and where there is none the petition. Erase this to erase the person.</summary>
    /// <param name="petition">The petition.</param>
    /// <remarks>One account is one subject over all its petitions; an account and a petition with the same id are two subjects. Texts that were submitted with a <see cref="Submission.Subject"/> of their own are kept under that.</remarks>
    /// <example><code>
    /// await personalData.EraseSubjectAsync(PetitionDesk.SubjectOf(petition), now);
    /// </code></example>
    public static DataSubjectId SubjectOf(Petition petition)
    {
        Guard.Against.Null(petition);
        return petition.Form?.Petitioner is { } account ? DataSubjectId.OfAccount(account) : DataSubjectId.OfPetition(petition.Id);
    }

    private static DataSubjectId SubjectOf(Submission submission, Petition petition) =>
        submission.Subject is { } subject ? subject
        : petition.Form is null && submission.Command.Beginning?.Petitioner is { } account ? DataSubjectId.OfAccount(account)
        : SubjectOf(petition);

    private async ValueTask<SubmissionResult?> RecordedAsync(
        Submission submission, Digest content, Petition petition, IReadOnlyList<EventEnvelope> history, CancellationToken cancellationToken)
    {
        EventEnvelope? first = history.FirstOrDefault(e => e.Command == submission.Id);
        return first is null ? null
            : first.Actor == submission.Actor.Id && first.Event.Submitted == content && await SameTextsAsync(submission, petition, first, cancellationToken).ConfigureAwait(false)
                ? new(petition, EventsOf(submission.Id, history), IsRepeated: true)
                : new(petition, [], new Refusal([Scopes.Covers(petition, submission.Actor) ? Reasons.CommandIdTaken : Reasons.NotYours]));
    }

    /// <summary>Whether the submission brings the texts that were recorded under its id; after their erasure the rest decides.</summary>
    private async ValueTask<bool> SameTextsAsync(Submission submission, Petition petition, EventEnvelope recorded, CancellationToken cancellationToken)
    {
        bool had = recorded.Event.Data.Length > submission.Command.Data.Length;
        if (!had || submission.Texts.IsEmpty)
        {
            return had != submission.Texts.IsEmpty;
        }

        PersonalDataReference reference = recorded.Event.Data[0];
        PersonalDataReading reading = await _personalData.ReadAsync(reference, cancellationToken).ConfigureAwait(false);
        return reading.Data is null || reading.Data.SameAs(new(reference.Id, SubjectOf(submission, petition), submission.Texts));
    }

    /// <summary>Whether an actor may say of a clock that it has run out: a runner of the host's own.</summary>
    private bool Runs(Actor actor, ExpireClock command) => Rules.Tables.RolesOf.TryGetValue(command.Name, out FrozenSet<Role>? may) && actor.Roles.Overlaps(may);

    private static bool Says(ExpireClock command, PetitionEvent happened) =>
        happened is ClockExpired expired && (command.Name, command.Clock, command.Stage) == (expired.Command, expired.Clock, expired.Stage);

    private static ImmutableArray<PetitionEvent> EventsOf(CommandId command, IReadOnlyList<EventEnvelope> history) =>
        [.. history.Where(e => e.Command == command).Select(e => e.Event)];

    private static InvalidOperationException OneSubmission() =>
        new("The store refuses to append to the version that it gives: in a host's transaction a petition takes one submission.");

    /// <summary>The submission with a place that could be somebody's door among its texts: an event holds roads, communities and codes.</summary>
    private Submission Placed(Submission submission) =>
        Rules.Tables.Place is { } key && submission.Command.Beginning is { Place: { } place } form && Forms.HoldsPersonalData(place) && !submission.Texts.ContainsKey(key)
            ? submission with { Command = submission.Command.With(form with { Place = null }), Texts = submission.Texts.Add(key, place) }
            : submission;

    /// <summary>The command as it will be once its texts are kept: decided first, so that what is refused leaves no text behind.</summary>
    private PetitionCommand Announced(Submission submission, PersonalDataId text) => submission.Texts.IsEmpty
        ? submission.Command
        : submission.Command with
        {
            HasReason = submission.Command.HasReason || Rules.Tables.Reasons.Any(submission.Texts.ContainsKey),
            Data = [new(text, Digest.None), .. submission.Command.Data],
        };

    /// <summary>A record of its own for each version that the submission is tried on: what was tried in vain can be erased, whoever else submits the same.</summary>
    private static PersonalDataId DataOf(Submission submission, int version, int again) => PersonalDataId.FromRecord(again == 0
        ? Identifiers.Compound("text", submission.Petition.Value, submission.Id.Value, Identifiers.Text(version))
        : Identifiers.Compound("text", submission.Petition.Value, submission.Id.Value, Identifiers.Text(version), Identifiers.Text(again)));

    private Petition Fold(PetitionId petition, IReadOnlyList<EventEnvelope> history) => Fold(petition, history, Rules);

    private static Petition Fold(PetitionId petition, IReadOnlyList<EventEnvelope> history, PetitionRules rules) =>
        Petition.Fold(petition, rules, history.Select(e => e.Recorded));
}
