using System.Text.Json;

namespace Minyi.Petitions.Json;

/// <summary>The values of members that are read by hand.</summary>
internal static class MemberValues
{
    internal static string ReadText(this ref Utf8JsonReader reader) => reader.ReadTextOrNull() ?? throw new JsonException("A text is expected.");

    internal static string? ReadTextOrNull(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw new JsonException("A text is expected."),
    };

    internal static int ReadInteger(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) ? value : throw new JsonException("An integer is expected.");
}
