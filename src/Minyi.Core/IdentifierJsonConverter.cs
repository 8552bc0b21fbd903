using System.Text.Json;
using System.Text.Json.Serialization;

namespace Minyi;

/// <summary>An id as its string in a host's own JSON. A string that does not keep <see cref="IdentifierRule"/> is a <see cref="JsonException"/> with its place.</summary>
/// <typeparam name="TId">The typed id.</typeparam>
/// <remarks>Every typed id names it, so that ids bind in bodies as they do in routes.</remarks>
public sealed class IdentifierJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IIdentifier<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => Guard.Against.Null(writer).WriteStringValue(value.Value);

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => Guard.Against.Null(writer).WritePropertyName(value.Value);

    private static TId Text(string? text) => TId.TryFrom(text, out TId id) ? id : throw new JsonException(IdentifierRule.Refuse(text)?.Text.English);
}
