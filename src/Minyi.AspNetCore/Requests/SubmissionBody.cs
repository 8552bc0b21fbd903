using System.Buffers;
using System.Text.Json;
using Minyi.AspNetCore.Answers;
using Minyi.Petitions;

namespace Minyi.AspNetCore.Requests;

/// <summary>A submission as it comes over HTTP: the public JSON of a submission without what the request itself tells.</summary>
internal static class SubmissionBody
{
    private static readonly string[] Told = ["petition", "by", "subject"];

    /// <summary>The command id that a body brings; null where it brings none, or is no such body.</summary>
    internal static string? IdIn(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String
                ? id.GetString() : null;
        }
        catch (JsonException)
        {
            return null; // reading it as a submission says why
        }
        catch (InvalidOperationException)
        {
            return null; // a text that is no Unicode
        }
    }

    internal static (Submission? Submission, Refusal? Refusal) Read(byte[] body, CommandId command, PetitionId petition, Actor actor)
    {
        byte[] whole;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Read(body, actor);
            }

            string[] told = [.. document.RootElement.EnumerateObject().Select(m => m.Name).Where(n => Told.Contains(n, StringComparer.Ordinal))];
            if (told.Length > 0)
            {
                return (null, new Refusal([.. told.Distinct(StringComparer.Ordinal).Select(WebRefusals.ToldByRequest)]));
            }

            whole = Whole(document.RootElement, command, petition);
        }
        catch (JsonException)
        {
            return Read(body, actor);
        }

        return Read(whole, actor);
    }

    private static (Submission? Submission, Refusal? Refusal) Read(byte[] whole, Actor actor) =>
        PetitionJson.TryRead(whole, out Submission? submission, out Refusal? refusal) ? (submission with { Actor = actor }, null) : (null, refusal);

    private static byte[] Whole(JsonElement body, CommandId command, PetitionId petition)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id", command.Value);
            json.WriteString("petition", petition.Value);

            // Who signed in is put in afterwards; the shape asks for somebody.
            json.WriteStartObject("by");
            json.WriteString("id", "signed-in");
            json.WriteStartArray("roles");
            json.WriteStringValue("signed-in");
            json.WriteEndArray();
            json.WriteEndObject();
            bool id = false;
            foreach (JsonProperty member in body.EnumerateObject())
            {
                if (member.Name == "id" && !id)
                {
                    id = true;
                    continue;
                }

                json.WritePropertyName(member.Name);
                json.WriteRawValue(member.Value.GetRawText());
            }

            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
