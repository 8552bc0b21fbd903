using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Minyi.AspNetCore.Requests;
using Minyi.Petitions;

namespace Minyi.AspNetCore.Answers;

/// <summary>A refusal as a problem (RFC 9457) in the language asked for, with every reason by its code.</summary>
internal sealed class RefusalResult(Refusal refusal) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Language language = RequestLanguage.Of(httpContext.Request, httpContext.RequestServices.GetRequiredService<IOptions<MinyiWebOptions>>().Value.Language);
        int status = RefusalStatus.Of(refusal);
        HttpResponse response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.Headers.ContentLanguage = RequestLanguage.Tag(language);
        response.Headers.Vary = "Accept-Language";
        response.Headers.CacheControl = "no-store";
        using (Utf8JsonWriter json = new(response.BodyWriter, new JsonWriterOptions { Encoder = PetitionJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("type", $"urn:minyi:{refusal.Reasons[0].Code}");
            json.WriteString("title", language == Language.Chinese ? "未予办理" : "Refused");
            json.WriteNumber("status", status);
            json.WriteString("detail", string.Join(language == Language.Chinese ? "；" : "; ", refusal.Reasons.Select(r => r.Text.In(language))));
            json.WriteStartArray("reasons");
            foreach (Reason reason in refusal.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("code", reason.Code);
                json.WriteString("text", reason.Text.In(language));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("allowed");
            foreach (string command in refusal.Allowed)
            {
                json.WriteStringValue(command);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted).ConfigureAwait(false);
    }
}
