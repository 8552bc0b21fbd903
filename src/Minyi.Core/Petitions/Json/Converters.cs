using System.Text.Json;
using System.Text.Json.Serialization;
using Minyi.Deadlines;
using NodaTime.Text;

namespace Minyi.Petitions.Json;

/// <summary>An id as its string.</summary>
internal sealed class IdentifierConverter<T> : JsonConverter<T>
    where T : struct, IIdentifier<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    internal static T Read(ref Utf8JsonReader reader)
    {
        string? value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return IdentifierRule.IsReadable(value) // what is on file stays readable, by whatever rule it came there
            ? T.FromRecord(value!)
            : throw new JsonException("An id is a text that is not empty and has no control characters.");
    }
}

/// <summary>An instant as ISO 8601 in UTC.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => Write(writer, value);

    internal static Instant Read(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.String, HasValueSequence: false } && TimeText.TryRead(reader.ValueSpan, out Instant instant) ? instant
        : reader.TokenType == JsonTokenType.String && IsoText.TryRead(InstantPattern.ExtendedIso, reader.GetString()!, out Instant parsed)
            ? parsed
            : throw new JsonException("An instant is written as 2024-09-29T01:00:00Z.");

    internal static void Write(Utf8JsonWriter writer, Instant value)
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
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => Write(writer, value);

    internal static LocalDate Read(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.String, HasValueSequence: false } && TimeText.TryRead(reader.ValueSpan, out LocalDate date) ? date
        : reader.TokenType == JsonTokenType.String && IsoText.TryRead(LocalDatePattern.Iso, reader.GetString()!, out LocalDate parsed)
            ? parsed
            : throw new JsonException("A date is written as 2024-09-29.");

    internal static void Write(Utf8JsonWriter writer, LocalDate value)
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
