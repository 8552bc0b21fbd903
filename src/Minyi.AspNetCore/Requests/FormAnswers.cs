using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Minyi.AspNetCore.Answers;

namespace Minyi.AspNetCore.Requests;

/// <summary>Answers to a form: as a browser posts them, or as a JSON object of texts and lists of texts.</summary>
internal static class FormAnswers
{
    /// <summary>The field in which a form carries its command id.</summary>
    internal const string IdField = "__id";

    private const int MostFields = 500;

    internal static async ValueTask<(List<KeyValuePair<string, string>>? Answers, string? Id, Refusal? Refusal)> ReadAsync(HttpRequest request, int most)
    {
        if (request.HasJsonContentType())
        {
            return await RequestBody.ReadAsync(request, most).ConfigureAwait(false) is { } body ? Json(body) : (null, null, WebRefusals.TooLarge);
        }

        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return (null, null, WebRefusals.NotJson);
        }

        try
        {
            IFormCollection form = await request.ReadFormAsync(Limits(most), request.HttpContext.RequestAborted).ConfigureAwait(false);
            return (
                [.. form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).SelectMany(f => f.Value.OfType<string>().Select(v => KeyValuePair.Create(f.Key, v)))],
                form[IdField] is { Count: 1 } id ? id[0] : null,
                null);
        }
        catch (InvalidDataException)
        {
            return (null, null, WebRefusals.TooLarge);
        }
    }

    private static (List<KeyValuePair<string, string>>? Answers, string? Id, Refusal? Refusal) Json(byte[] body)
    {
        List<KeyValuePair<string, string>> answers = [];
        string? id = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, null, Wrong("$"));
            }

            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                if (member.Name == IdField && member.Value.ValueKind == JsonValueKind.String)
                {
                    id = member.Value.GetString();
                    continue;
                }

                foreach (JsonElement answer in member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray() : Enumerable.Repeat(member.Value, 1))
                {
                    if (answers.Count == MostFields || Text(answer) is not { } text)
                    {
                        return (null, null, Wrong($"$.{member.Name}"));
                    }

                    answers.Add(KeyValuePair.Create(member.Name, text));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, null, Wrong("$"));
        }

        return (answers, id, null);
    }

    private static string? Text(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.String => answer.GetString(),
        JsonValueKind.Number => answer.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static Refusal Wrong(string path) =>
        new([new("value-wrong", new($"{path}：应为文字、数字、true、false 或其列表", $"{path}: expected a text, a number, true, false or a list of these"))]);

    private static FormOptions Limits(int most) => new() { BufferBodyLengthLimit = most, ValueLengthLimit = most, ValueCountLimit = MostFields, KeyLengthLimit = 512 };
}
