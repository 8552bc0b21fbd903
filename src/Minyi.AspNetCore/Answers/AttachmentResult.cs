using Microsoft.AspNetCore.Http;
using Minyi.Storage.Attachments;

namespace Minyi.AspNetCore.Answers;

/// <summary>A file as it is given out: to be kept, never to be shown as part of the site.</summary>
internal sealed class AttachmentResult(AttachmentAnswer answer) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Stream content = answer.Content!;
        await using (content.ConfigureAwait(false))
        {
            AttachmentType type = answer.Record!.Type;
            HttpResponse response = httpContext.Response;
            response.ContentType = type == AttachmentType.PlainText ? "text/plain; charset=utf-8" : type.MediaType;
            response.ContentLength = answer.Record.Length;
            response.Headers.ContentDisposition = $"attachment; filename=\"attachment{type.Extension}\"";
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            response.Headers.CacheControl = "private, no-store";
            await content.CopyToAsync(response.Body, httpContext.RequestAborted).ConfigureAwait(false);
        }
    }
}
