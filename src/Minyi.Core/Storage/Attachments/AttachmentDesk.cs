using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Petitions.Explaining;
using Minyi.Petitions.Registration;

namespace Minyi.Storage.Attachments;

/// <summary>Who gets which attachment: whoever is shown an event that refers to it, and nobody else.</summary>
/// <example><code>
/// AttachmentAnswer answer = await attachments.OpenForAsync(petition, id, reader);
/// if (answer.IsGiven)
/// {
///     await using Stream content = answer.Content;   // answer.Record says type and size
/// }
/// </code></example>
public sealed class AttachmentDesk
{
    private readonly IPetitionStore _petitions;
    private readonly PetitionRules _rules;
    private readonly IAttachmentStore _attachments;

    /// <summary>A desk.</summary>
    /// <param name="petitions">The petitions.</param>
    /// <param name="rules">What they are decided by, reading included.</param>
    /// <param name="attachments">The attachments.</param>
    public AttachmentDesk(IPetitionStore petitions, PetitionRules rules, IAttachmentStore attachments)
    {
        _petitions = Guard.Against.Null(petitions);
        _rules = Guard.Against.Null(rules);
        _attachments = Guard.Against.Null(attachments);
    }

    /// <summary>The attachments that an event refers to, those of its form among them.</summary>
    /// <param name="happened">The event.</param>
    public static IEnumerable<Attachment> Of(PetitionEvent happened) => happened switch
    {
        PetitionRegistered registered => Of(registered, registered.Form),
        PetitionImported imported => Of(imported, imported.Form),
        StepEvent { Attachments: { } attached } => attached,
        _ => [],
    };

    /// <summary>Opens an attachment for a reader.</summary>
    /// <param name="petition">The petition that it belongs to.</param>
    /// <param name="id">Which attachment.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The content; or <c>not-yours</c>, <c>unknown-attachment</c> where no event that the reader is shown refers to it, <c>attachment-quarantined</c>, <c>-rejected</c>,
    /// <c>-erased</c> or <c>-damaged</c>.
    /// </returns>
    /// <exception cref="FormatException">The history is of another workflow than the rules.</exception>
    public async ValueTask<AttachmentAnswer> OpenForAsync(PetitionId petition, AttachmentId id, Actor reader, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reader);
        IReadOnlyList<EventEnvelope> history = await _petitions.ReadAsync(petition, 0, cancellationToken).ConfigureAwait(false);
        RecordedEvent[] recorded = [.. history.Select(e => e.Recorded)];
        if (!Petition.Fold(petition, _rules, recorded).TryShow(recorded, reader, out System.Collections.Immutable.ImmutableArray<ShownEvent> shown, out Refusal? refusal))
        {
            return AttachmentAnswer.Refused(refusal);
        }

        if (shown.SelectMany(s => Of(s.Event)).FirstOrDefault(a => a.Reference == id.Value) is not { Digest: { } digest })
        {
            return AttachmentAnswer.Refused(AttachmentRefusals.Unknown);
        }

        AttachmentReading reading = await _attachments.OpenAsync(new(id, digest), cancellationToken).ConfigureAwait(false);
        return reading.Content is { } content ? new(reading.Record, content) : AttachmentAnswer.Refused(AttachmentRefusals.Of(reading.Status));
    }

    /// <summary>Whether the attachments that a command brings are there, for this petition, and as they are referred to.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Why it is refused; null when all are there. One that waits for the scanner may be referred to: it is given out once it is cleared.</returns>
    public async ValueTask<Refusal?> CheckAsync(Submission submission, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(submission);
        IEnumerable<Attachment> brought = submission.Command.Attachments.Concat(submission.Command.Beginning?.Attachments ?? []);
        foreach (Attachment attachment in brought.Distinct())
        {
            if (attachment.Digest is not { } digest || !AttachmentId.TryFrom(attachment.Reference, out AttachmentId id))
            {
                return AttachmentRefusals.Unknown;
            }

            AttachmentReading reading = await _attachments.FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (reading.Status is not (AttachmentStatus.Cleared or AttachmentStatus.Quarantined))
            {
                return reading.Status == AttachmentStatus.Missing ? AttachmentRefusals.Unknown : AttachmentRefusals.Of(reading.Status);
            }

            if (reading.Record!.Upload.Petition != submission.Petition || reading.Record.Reference.Digest != digest)
            {
                return AttachmentRefusals.Unknown;
            }
        }

        return null;
    }

    private static IEnumerable<Attachment> Of(StepEvent step, RegistrationForm form) => (step.Attachments ?? []).Concat(form.Attachments ?? []).Distinct();
}
