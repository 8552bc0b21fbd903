using System.Text.Json;

namespace Minyi.Stores.Postgres;

/// <summary>The fields of a record as one JSON object of texts.</summary>
internal static class PersonalDataJson
{
    internal static string Write(IEnumerable<KeyValuePair<string, string>> fields)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            foreach ((string name, string text) in fields)
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    internal static IEnumerable<KeyValuePair<string, string>> Read(string fields)
    {
        using JsonDocument json = JsonDocument.Parse(fields);
        return [.. json.RootElement.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, f.Value.GetString()!))];
    }
}
