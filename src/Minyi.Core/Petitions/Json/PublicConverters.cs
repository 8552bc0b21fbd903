using System.Text.Json;
using System.Text.Json.Serialization;
using Minyi.Districts;
using NodaTime.Text;

namespace Minyi.Petitions.Json;

/// <summary>An instant: read with any offset, written in UTC.</summary>
internal sealed class AnyInstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryRead(reader.GetString()!, out Instant instant) ? instant : throw new JsonException("A time with its offset is expected.");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => InstantConverter.Write(writer, value);

    internal static bool TryRead(string text, out Instant instant)
    {
        ParseResult<Instant> utc = InstantPattern.ExtendedIso.Parse(text);
        ParseResult<OffsetDateTime>? other = utc.Success ? null : OffsetDateTimePattern.Rfc3339.Parse(text);
        instant = utc.Success ? utc.Value : default;
        if (other is { Success: true } && other.Value.Date.Year is > -9000 and < 9999)
        {
            instant = other.Value.ToInstant();
            return true;
        }

        return utc.Success;
    }
}

/// <summary>A local date and time as ISO 8601.</summary>
internal sealed class LocalDateTimeConverter : JsonConverter<LocalDateTime>
{
    public override LocalDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && LocalDateTimePattern.ExtendedIso.Parse(reader.GetString()!) is { Success: true } parsed
            ? parsed.Value
            : throw new JsonException("A local time is expected.");

    public override void Write(Utf8JsonWriter writer, LocalDateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDateTimePattern.ExtendedIso.Format(value));
}

/// <summary>Who acts, each list in the ordinal order of its ids; an empty one is left out.</summary>
internal sealed class ActorConverter : JsonConverter<Actor>
{
    public override Actor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement value = JsonElement.ParseValue(ref reader);
        try
        {
            return new(ActorId.From(value.GetProperty("id").GetString()!), Each<Role>(value, "roles"), Each<StudioId>(value, "studios"), Each<UnitId>(value, "units"));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new JsonException("Who acts has an id and at least one role.", e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Actor value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id", value.Id.Value);
        Write(writer, "roles", value.Roles);
        Write(writer, "studios", value.Studios);
        Write(writer, "units", value.Units);
        writer.WriteEndObject();
    }

    private static IEnumerable<T> Each<T>(JsonElement value, string name)
        where T : struct, IIdentifier<T> => value.TryGetProperty(name, out JsonElement list) && list.ValueKind != JsonValueKind.Null ? [.. list.EnumerateArray().Select(i => T.From(i.GetString()!))] : [];

    private static void Write<T>(Utf8JsonWriter writer, string name, IReadOnlySet<T> ids)
        where T : struct, IIdentifier<T>
    {
        if (ids.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (T id in ids.Order())
            {
                writer.WriteStringValue(id.Value);
            }

            writer.WriteEndArray();
        }
    }
}
