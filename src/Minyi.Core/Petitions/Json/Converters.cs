using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime.Text;

namespace Minyi.Petitions.Json;

/// <summary>An id as its string.</summary>
internal sealed class IdentifierConverter<T> : JsonConverter<T>
    where T : struct, IIdentifier<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return !string.IsNullOrWhiteSpace(value) && !HasControl(value)
            ? T.From(value)
            : throw new JsonException("An id is a text that is not empty and has no control characters.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    private static bool HasControl(string value)
    {
        foreach (char c in value)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>An instant as ISO 8601 in UTC.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader is { TokenType: JsonTokenType.String, HasValueSequence: false } && TimeText.TryRead(reader.ValueSpan, out Instant instant) ? instant
        : reader.TokenType == JsonTokenType.String && InstantPattern.ExtendedIso.Parse(reader.GetString()!) is { Success: true } parsed
            ? parsed.Value
            : throw new JsonException("An instant is written as 2024-09-29T01:00:00Z.");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[TimeText.InstantLength];
        if (TimeText.TryWrite(value, text))
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
        }
    }
}

/// <summary>A date as ISO 8601.</summary>
internal sealed class LocalDateConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader is { TokenType: JsonTokenType.String, HasValueSequence: false } && TimeText.TryRead(reader.ValueSpan, out LocalDate date) ? date
        : reader.TokenType == JsonTokenType.String && LocalDatePattern.Iso.Parse(reader.GetString()!) is { Success: true } parsed
            ? parsed.Value
            : throw new JsonException("A date is written as 2024-09-29.");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[TimeText.DateLength];
        if (TimeText.TryWrite(value, text))
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
        }
    }
}

/// <summary>A digest as hexadecimal digits.</summary>
internal sealed class DigestConverter : JsonConverter<Digest>
{
    public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        return value.Length == 2 * Digest.Size && value.All(char.IsAsciiHexDigit)
            ? Digest.Parse(value)
            : throw new JsonException("A digest has sixty-four hexadecimal digits.");
    }

    public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A list as an array.</summary>
internal sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
{
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array is expected.");
        }

        JsonTypeInfo<T> item = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        List<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(JsonSerializer.Deserialize(ref reader, item) ?? throw new JsonException("A list holds no null."));
        }

        return items.ToValueList();
    }

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
    {
        JsonTypeInfo<T> item = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (T one in value.AsSpan())
        {
            JsonSerializer.Serialize(writer, one, item);
        }

        writer.WriteEndArray();
    }
}

/// <summary>An enum as the name of its member, never as a number.</summary>
internal sealed class EnumNameConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();
    private static readonly string[] Names = [.. Values.Select(v => v.ToString())];

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            for (int i = 0; i < Names.Length; i++)
            {
                if (reader.ValueTextEquals(Names[i]))
                {
                    return Values[i];
                }
            }
        }

        throw new JsonException($"One of: {string.Join(", ", Names)}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        int index = Array.IndexOf(Values, value);
        writer.WriteStringValue(index >= 0 ? Names[index] : throw new JsonException("The enum's value is not defined."));
    }
}
