using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Minyi.Sqlite;

/// <summary>Several values as one parameter, for <c>json_each</c>.</summary>
internal static class SqliteJson
{
    internal static string Array<T>(IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartArray();
            foreach (T value in values)
            {
                write(json, value);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    internal static string Texts(IEnumerable<string> texts) => Array(texts, (json, text) => json.WriteStringValue(text));
}
