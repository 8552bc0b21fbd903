using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Minyi.AspNetCore.Answers;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using Minyi.Workflow.Definition;

namespace Minyi.AspNetCore.Endpoints;

/// <summary>Published results, for everybody: outcome, category, road or community, and the text that was confirmed for the board. Nothing else of the petition.</summary>
internal sealed class PublicHandlers(IPetitionStore store, PetitionDesk desk, IAttachmentStore attachments)
{
    private const int LongestText = 64 * 1024;

    internal async Task<IResult> ReadAsync(HttpContext context, string petition)
    {
        if (!PetitionId.TryFrom(petition, out PetitionId id))
        {
            return new RefusalResult(WebRefusals.NotPublished);
        }

        Petition value = await desk.ReadAsync(id, context.RequestAborted).ConfigureAwait(false);
        if (value.Form is null || !value.Rules.Workflow.Describe(value.Configuration).Published)
        {
            return new RefusalResult(WebRefusals.NotPublished);
        }

        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(id, 0, context.RequestAborted).ConfigureAwait(false);
        StepEvent? published = history.Select(e => e.Event).OfType<StepEvent>().LastOrDefault(e => e.Published == true);
        string? text = published is null ? null : await TextAsync(published, context.RequestAborted).ConfigureAwait(false);
        return text is null ? new RefusalResult(WebRefusals.NotPublished) : Answer(value, text);
    }

    private static JsonResult Answer(Petition petition, string text)
    {
        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        RegistrationForm form = petition.Form!;
        string? outcome = petition.State.Final?.Outcome;
        return new JsonResult(json =>
        {
            json.WriteStartObject();
            json.WriteString("petition", petition.Id.Value);
            JsonResult.Write(json, "kind", definition.Kinds.FirstOrDefault(k => k.Id == form.Kind)?.Text);
            if (form.Category is { } category)
            {
                json.WriteString("category", category);
            }

            if (form.Place is { } place)
            {
                json.WriteString("place", place);
            }

            json.WriteString("registered", petition.Rules.Time.DateOf(petition.RegisteredAt!.Value).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
            JsonResult.Write(json, "outcome", definition.Outcomes.FirstOrDefault(o => o.Id == outcome)?.Text);
            json.WriteString("text", text);
            json.WriteEndObject();
        });
    }

    /// <summary>The text that the step brought which published it: the plain text among its documents.</summary>
    private async ValueTask<string?> TextAsync(StepEvent published, CancellationToken cancellationToken)
    {
        foreach (Attachment attachment in published.Attachments ?? [])
        {
            if (attachment.Digest is not { } digest || !AttachmentId.TryFrom(attachment.Reference, out AttachmentId id))
            {
                continue;
            }

            AttachmentReading reading = await attachments.OpenAsync(new(id, digest), cancellationToken).ConfigureAwait(false);
            if (reading.Content is not { } content)
            {
                continue;
            }

            await using (content.ConfigureAwait(false))
            {
                if (reading.Record!.Type == AttachmentType.PlainText && reading.Record.Length <= LongestText)
                {
                    using StreamReader text = new(content, Encoding.UTF8, leaveOpen: true);
                    return await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return null;
    }
}
