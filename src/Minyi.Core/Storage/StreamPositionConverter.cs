using System.Text.Json;
using System.Text.Json.Serialization;

namespace Minyi.Storage;

/// <summary>A position in JSON: its text.</summary>
internal sealed class StreamPositionConverter : JsonConverter<StreamPosition>
{
    public override StreamPosition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && StreamPosition.TryParse(reader.GetString(), null, out StreamPosition position)
            ? position
            : throw new JsonException("A position is a string such as \"0/17\".");

    public override void Write(Utf8JsonWriter writer, StreamPosition value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A checkpoint in JSON: its text.</summary>
internal sealed class StreamCheckpointConverter : JsonConverter<StreamCheckpoint>
{
    public override StreamCheckpoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && StreamCheckpoint.TryParse(reader.GetString(), null, out StreamCheckpoint? checkpoint)
            ? checkpoint
            : throw new JsonException("A checkpoint is a string such as \"0/17,1/4\".");

    public override void Write(Utf8JsonWriter writer, StreamCheckpoint value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
