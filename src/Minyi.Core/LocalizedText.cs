using System.Text.Json.Serialization;

namespace Minyi;

/// <summary>One text in both languages.</summary>
/// <param name="Chinese">The text in Simplified Chinese.</param>
/// <param name="English">The text in English.</param>
public sealed record LocalizedText([property: JsonPropertyName("zh")] string Chinese, [property: JsonPropertyName("en")] string English)
{
    /// <summary>The text in the given language.</summary>
    /// <param name="language">Which language.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is not defined.</exception>
    public string In(Language language) => language switch
    {
        Language.Chinese => Chinese,
        Language.English => English,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Chinese or English."),
    };

    /// <summary>The English text, for logs and debuggers.</summary>
    public override string ToString() => English;
}
