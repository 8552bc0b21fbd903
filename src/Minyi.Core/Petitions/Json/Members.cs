using System.Text.Json;

namespace Minyi.Petitions.Json;

/// <summary>The members of a small object that is read and written by hand: at most thirty-two names, and which of them must be there.</summary>
/// <remarks>
/// As the serializer does it for the events: unknown, repeated and missing members are refused. But each name is first looked for where it is
/// written, right after the one before, and nothing is allocated beside the object itself.
/// </remarks>
internal sealed class Members(int required, params string[] names)
{
    private readonly JsonEncodedText[] _names = [.. names.Select(n => JsonEncodedText.Encode(n))];

    internal static void Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object is expected.");
        }
    }

    /// <summary>Goes on to the value of the next member.</summary>
    /// <param name="reader">After a value, or at the object's start.</param>
    /// <param name="seen">The members read so far, a bit each; 0 at first.</param>
    /// <param name="member">In: the member before, -1 at first. Out: the place of its name.</param>
    /// <returns>False at the object's end.</returns>
    internal bool Next(ref Utf8JsonReader reader, ref uint seen, ref int member)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return (seen & required) == required ? false : throw new JsonException("A member is missing.");
        }

        member = Find(ref reader, member + 1);
        if (member < 0 || (seen & (1U << member)) != 0)
        {
            throw new JsonException("A member is not known, or is there twice.");
        }

        seen |= 1U << member;
        reader.Read();
        return true;
    }

    internal void Write(Utf8JsonWriter writer, int member, string value) => writer.WriteString(_names[member], value);

    internal void Write(Utf8JsonWriter writer, int member, JsonEncodedText value) => writer.WriteString(_names[member], value);

    internal void Write(Utf8JsonWriter writer, int member, int value) => writer.WriteNumber(_names[member], value);

    internal void Write(Utf8JsonWriter writer, int member, Instant value)
    {
        writer.WritePropertyName(_names[member]);
        InstantConverter.Write(writer, value);
    }

    internal void WriteName(Utf8JsonWriter writer, int member) => writer.WritePropertyName(_names[member]);

    private int Find(ref Utf8JsonReader reader, int from)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            int member = from + i < _names.Length ? from + i : from + i - _names.Length;
            if (reader.ValueTextEquals(_names[member].EncodedUtf8Bytes))
            {
                return member;
            }
        }

        return -1;
    }
}
