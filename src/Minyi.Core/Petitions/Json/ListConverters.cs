using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Minyi.Petitions.Json;

/// <summary>A list as an array that holds no null.</summary>
internal sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
{
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonArrays.Read(ref reader, JsonArrays.ItemConverter<T>(options), options));

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) =>
        JsonArrays.Write(writer, value.AsSpan(), JsonArrays.ItemConverter<T>(options), options);
}

/// <summary>An immutable array as an array that holds no null.</summary>
internal sealed class ImmutableArrayConverter<T> : JsonConverter<ImmutableArray<T>>
{
    public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonArrays.Read(ref reader, JsonArrays.ItemConverter<T>(options), options);

    public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options) =>
        JsonArrays.Write(writer, value.AsSpan(), JsonArrays.ItemConverter<T>(options), options);
}

/// <summary>Reads and writes arrays by the converter of their items: a serializer call for each item would look for where it ends first, and begin a stack of its own.</summary>
internal static class JsonArrays
{
    internal static JsonConverter<T> ItemConverter<T>(JsonSerializerOptions options) => (JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter;

    internal static ImmutableArray<T> Read<T>(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array is expected.");
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            return [];
        }

        ImmutableArray<T>.Builder items = ImmutableArray.CreateBuilder<T>(1);
        do
        {
            items.Add(reader.TokenType != JsonTokenType.Null && converter.Read(ref reader, typeof(T), options) is { } item
                ? item
                : throw new JsonException("A list holds no null."));
            reader.Read();
        }
        while (reader.TokenType != JsonTokenType.EndArray);
        return items.DrainToImmutable();
    }

    internal static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<T> items, JsonConverter<T> converter, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (T item in items)
        {
            converter.Write(writer, item, options);
        }

        writer.WriteEndArray();
    }
}
