using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Minyi.Petitions;

namespace Minyi.AspNetCore.Answers;

/// <summary>An answer in JSON, written into the response as it goes.</summary>
internal sealed class JsonResult(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK, string? location = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store"; // what one reader may see another may not
        if (location is not null)
        {
            response.Headers.Location = location;
        }

        using (Utf8JsonWriter json = new(response.BodyWriter, new JsonWriterOptions { Encoder = PetitionJson.Options.Encoder }))
        {
            write(json);
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>A value of the public JSON.</summary>
    internal static JsonResult Of<T>(T value)
        where T : class => new(json => Write(json, value));

    internal static void Write<T>(Utf8JsonWriter json, T value)
        where T : class => JsonSerializer.Serialize(json, value, (JsonTypeInfo<T>)PetitionJson.Options.GetTypeInfo(typeof(T)));

    internal static void Write(Utf8JsonWriter json, string name, LocalizedText? text)
    {
        if (text is not null)
        {
            json.WriteStartObject(name);
            json.WriteString("zh", text.Chinese);
            json.WriteString("en", text.English);
            json.WriteEndObject();
        }
    }
}
