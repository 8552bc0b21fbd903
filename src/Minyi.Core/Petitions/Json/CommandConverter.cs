using System.Text.Json;
using System.Text.Json.Serialization;
using Minyi.Petitions.Commands;

namespace Minyi.Petitions.Json;

/// <summary>A command by its name: as the record of that name, as an expiry where it tells clock and stage, as a plain step otherwise.</summary>
internal sealed class CommandConverter : JsonConverter<PetitionCommand>
{
    public override PetitionCommand Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement value = JsonElement.ParseValue(ref reader);
        return (PetitionCommand)value.Deserialize(options.GetTypeInfo(CommandRecords.Of(value)))!;
    }

    public override void Write(Utf8JsonWriter writer, PetitionCommand value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
}
