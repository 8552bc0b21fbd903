using Minyi.Petitions;
using Minyi.Petitions.Commands;
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
public sealed partial class AttachmentDesk
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

    /// <summary>Looks up the attachments that a command brings: each must be there, for this petition, and as it is referred to.</summary>
    /// <param name="submission">The submission. An attachment without a digest, as a form gives it, gets the one that is kept.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// The submission to be handed to the desk, or why it is refused. One that waits for the scanner may be referred to: it is given out once it is cleared.
    /// </returns>
    public async ValueTask<(Submission? Submission, Refusal? Refusal)> ResolveAsync(Submission submission, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(submission);
        PetitionCommand command = submission.Command;
        (Attachment[]? resolved, Refusal? refusal) = await ResolveAsync(submission.Petition, command.Attachments, cancellationToken).ConfigureAwait(false);
        if (resolved is null)
        {
            return (null, refusal);
        }

        command = resolved.Length == 0 ? command : command with { Attachments = [.. resolved] };
        if (command.Beginning is { Attachments: { Count: > 0 } onForm } form)
        {
            (resolved, refusal) = await ResolveAsync(submission.Petition, onForm, cancellationToken).ConfigureAwait(false);
            if (resolved is null)
            {
                return (null, refusal);
            }

            command = command.With(form with { Attachments = [.. resolved] });
        }

        return (submission with { Command = command }, null);
    }

    private async ValueTask<(Attachment[]? Resolved, Refusal? Refusal)> ResolveAsync(PetitionId petition, IEnumerable<Attachment> brought, CancellationToken cancellationToken)
    {
        List<Attachment> resolved = [];
        foreach (Attachment attachment in brought)
        {
            if (!AttachmentId.TryFrom(attachment.Reference, out AttachmentId id))
            {
                return (null, AttachmentRefusals.Unknown);
            }

            AttachmentReading reading = await _attachments.FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (reading.Status is not (AttachmentStatus.Cleared or AttachmentStatus.Quarantined))
            {
                return (null, reading.Status == AttachmentStatus.Missing ? AttachmentRefusals.Unknown : AttachmentRefusals.Of(reading.Status));
            }

            Digest digest = reading.Record!.Reference.Digest;
            if (reading.Record.Upload.Petition != petition || (attachment.Digest is { } given && given != digest))
            {
                return (null, AttachmentRefusals.Unknown);
            }

            resolved.Add(attachment with { Digest = digest });
        }

        return ([.. resolved], null);
    }

    private static IEnumerable<Attachment> Of(StepEvent step, RegistrationForm form) => (step.Attachments ?? []).Concat(form.Attachments ?? []).Distinct();
}
