using System.Globalization;
using Microsoft.AspNetCore.Http;
using Minyi.AspNetCore.Answers;
using Minyi.Petitions;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore.Endpoints;

/// <summary>Published results, for everybody: what <see cref="AttachmentDesk.ReadPublishedAsync"/> gives, and nothing else of the petition.</summary>
internal sealed class PublicHandlers(AttachmentDesk attachments)
{
    internal async Task<IResult> ReadAsync(HttpContext context, string petition)
    {
        BoardNotice? notice = PetitionId.TryFrom(petition, out PetitionId id) ? await attachments.ReadPublishedAsync(id, context.RequestAborted).ConfigureAwait(false) : null;
        return notice is null ? new RefusalResult(WebRefusals.NotPublished) : Answer(notice);
    }

    private static JsonResult Answer(BoardNotice notice) => new(json =>
    {
        json.WriteStartObject();
        json.WriteString("petition", notice.Petition.Value);
        JsonResult.Write(json, "kind", notice.Kind);
        if (notice.Category is { } category)
        {
            json.WriteString("category", category);
        }

        if (notice.Place is { } place)
        {
            json.WriteString("place", place);
        }

        json.WriteString("registered", notice.Registered.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        JsonResult.Write(json, "outcome", notice.Outcome);
        json.WriteString("text", notice.Text);
        json.WriteEndObject();
    });
}
