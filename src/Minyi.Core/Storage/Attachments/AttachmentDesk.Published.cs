using System.Text;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Storage.Attachments;

/// <content>What everybody reads.</content>
public sealed partial class AttachmentDesk
{
    private const int LongestPublished = 64 * 1024;

    /// <summary>Reads a published result: outcome, category, road or community, and the text that was confirmed for the board. Nothing else of the petition.</summary>
    /// <remarks>The text is the plain text among the documents of the step that published it.</remarks>
    /// <param name="petition">Which petition.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The notice, for everybody; null where nothing is published, or the text is no longer there.</returns>
    /// <exception cref="FormatException">The history is of another workflow than the rules.</exception>
    public async ValueTask<BoardNotice?> ReadPublishedAsync(PetitionId petition, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<EventEnvelope> history = await _petitions.ReadAsync(petition, 0, cancellationToken).ConfigureAwait(false);
        Petition value = Petition.Fold(petition, _rules, [.. history.Select(e => e.Recorded)]);
        if (value.Form is not { } form || !value.Rules.Workflow.Describe(value.Configuration).Published)
        {
            return null;
        }

        StepEvent? published = history.Select(e => e.Event).OfType<StepEvent>().LastOrDefault(e => e.Published == true);
        string? text = published is null ? null : await PublishedTextAsync(published, cancellationToken).ConfigureAwait(false);
        WorkflowDefinition definition = _rules.Workflow.Definition;
        string? outcome = value.State.Final?.Outcome;
        return text is null ? null : new(
            petition,
            definition.Kinds.FirstOrDefault(k => k.Id == form.Kind)?.Text,
            form.Category,
            form.Place,
            _rules.Time.DateOf(value.RegisteredAt!.Value),
            definition.Outcomes.FirstOrDefault(o => o.Id == outcome)?.Text,
            text);
    }

    private async ValueTask<string?> PublishedTextAsync(StepEvent published, CancellationToken cancellationToken)
    {
        foreach (Attachment attachment in published.Attachments ?? [])
        {
            if (attachment.Digest is not { } digest || !AttachmentId.TryFrom(attachment.Reference, out AttachmentId id))
            {
                continue;
            }

            AttachmentReading reading = await _attachments.OpenAsync(new(id, digest), cancellationToken).ConfigureAwait(false);
            if (reading.Content is not { } content)
            {
                continue;
            }

            await using (content.ConfigureAwait(false))
            {
                if (reading.Record!.Type == AttachmentType.PlainText && reading.Record.Length <= LongestPublished)
                {
                    using StreamReader text = new(content, Encoding.UTF8, leaveOpen: true);
                    return await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return null;
    }
}
