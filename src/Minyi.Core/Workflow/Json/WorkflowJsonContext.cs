using System.Text.Json;
using System.Text.Json.Serialization;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(PartyConverter), typeof(ScopeConverter), typeof(TextUseConverter), typeof(RequirementKindConverter), typeof(EffectKindConverter)])]
[JsonSerializable(typeof(WorkflowDocument))]
internal sealed partial class WorkflowJsonContext : JsonSerializerContext;

/// <summary>Reads and writes an enum's members as kebab-case words; a word outside the vocabulary is refused with the words that would do.</summary>
internal abstract class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = Enum.GetValues<T>().ToDictionary(Vocabulary.Word, StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return word is not null && _values.TryGetValue(word, out T value)
            ? value
            : throw new JsonException($"found '{word}', expected one of: {string.Join(", ", _values.Keys)}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Vocabulary.Word(value));
}

internal sealed class PartyConverter : WordConverter<RoleParty>;

internal sealed class ScopeConverter : WordConverter<RoleScope>;

/// <inheritdoc/>
internal sealed class TextUseConverter : WordConverter<TextUse>;

internal sealed class RequirementKindConverter : WordConverter<RequirementKind>;

internal sealed class EffectKindConverter : WordConverter<EffectKind>;
