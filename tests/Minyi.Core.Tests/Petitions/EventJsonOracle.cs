using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Minyi.Petitions;
using NodaTime.Text;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Reads events by reflection, with the serializer's own handling of every object: slow, and with nothing of what the format does by hand.</summary>
internal static class EventJsonOracle
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters =
        {
            new Text<Instant>(s => InstantPattern.ExtendedIso.Parse(s).Value), new Text<LocalDate>(s => LocalDatePattern.Iso.Parse(s).Value),
            new Text<Digest>(Digest.Parse), new Factory(),
        },
    };

    /// <summary>The event, or null when it is refused.</summary>
    internal static PetitionEvent? Read(string json, string type)
    {
        try
        {
            Type clr = typeof(PetitionEvent).Assembly.GetType("Minyi.Petitions.Events." + type, throwOnError: true)!;
            PetitionEvent? happened = (PetitionEvent?)JsonSerializer.Deserialize(json, clr, Options);
            return happened?.Data.Contains(null!) == false ? happened : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Factory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum || Kind(typeToConvert) is not null;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(
            typeToConvert.IsEnum ? typeof(Enumeration<>).MakeGenericType(typeToConvert) : Kind(typeToConvert)!)!;

        private static Type? Kind(Type type) =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? typeof(List<>).MakeGenericType(type.GetGenericArguments())
            : type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>)) ? typeof(Id<>).MakeGenericType(type)
            : null;
    }

    private class Text<T>(Func<string, T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return reader.TokenType == JsonTokenType.String ? parse(reader.GetString()!) : throw new JsonException();
            }
            catch (Exception e) when (e is ArgumentException or FormatException or UnparsableValueException)
            {
                throw new JsonException("Not parsed.", e);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class Id<T>() : Text<T>(T.From)
        where T : struct, IIdentifier<T>;

    private sealed class Enumeration<T>() : Text<T>(s => Enum.GetNames<T>().Contains(s) ? Enum.Parse<T>(s) : throw new FormatException())
        where T : struct, Enum;

    private sealed class List<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T[]>(ref reader, options) is { } items && !items.Contains(default) ? [.. items] : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
