using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Minyi.Petitions.Json;

/// <summary>A digest as hexadecimal digits.</summary>
internal sealed class DigestConverter : JsonConverter<Digest>
{
    private const int Length = 2 * Digest.Size;

    public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => Write(writer, value);

    internal static Digest Read(ref Utf8JsonReader reader)
    {
        Span<byte> hex = stackalloc byte[6 * Length]; // an escaped digit is six bytes
        Span<byte> bytes = stackalloc byte[Digest.Size];
        return reader.TokenType == JsonTokenType.String && (reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) <= hex.Length
            && reader.CopyString(hex) == Length
            && Convert.FromHexString(hex[..Length], bytes, out _, out _) == OperationStatus.Done
            ? new Digest(bytes)
            : throw new JsonException("A digest has sixty-four hexadecimal digits.");
    }

    internal static void Write(Utf8JsonWriter writer, Digest value)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        Span<byte> hex = stackalloc byte[Length];
        value.CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, hex, out _);
        writer.WriteStringValue(hex);
    }
}
