using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Minyi.Petitions.Json;

/// <summary>An event with its type and schema version before its own members.</summary>
internal sealed class EventConverter : JsonConverter<PetitionEvent>
{
    internal const string TypeName = "type";
    internal const string Schema = "schema";

    public override PetitionEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement value = JsonElement.ParseValue(ref reader);
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(TypeName, out JsonElement type) || type.ValueKind != JsonValueKind.String
            || !value.TryGetProperty(Schema, out JsonElement schema) || schema.ValueKind != JsonValueKind.Number || !schema.TryGetInt32(out int version))
        {
            throw new JsonException("An event has a type and a schema version.");
        }

        ArrayBufferWriter<byte> members = new();
        using (Utf8JsonWriter writer = new(members))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in value.EnumerateObject().Where(m => !m.NameEquals(TypeName) && !m.NameEquals(Schema)))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        try
        {
            return PetitionEventFormat.Current.Read(new(type.GetString()!, version), members.WrittenSpan);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, PetitionEvent value, JsonSerializerOptions options)
    {
        ArrayBufferWriter<byte> payload = new();
        PetitionEventFormat.Current.Write(value, payload);
        EventType type = PetitionEventFormat.Current.TypeOf(value);
        using JsonDocument members = JsonDocument.Parse(payload.WrittenMemory);
        writer.WriteStartObject();
        writer.WriteString(TypeName, type.Name);
        writer.WriteNumber(Schema, type.SchemaVersion);
        foreach (JsonProperty member in members.RootElement.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
