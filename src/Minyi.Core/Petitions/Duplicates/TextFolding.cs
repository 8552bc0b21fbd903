using System.Globalization;
using Minyi.Texts;

namespace Minyi.Petitions.Duplicates;

/// <summary>One form for what is written in several: width, case, traditional characters, endings of English words.</summary>
internal static class TextFolding
{
    internal static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            c = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c == '\u3000' ? ' ' : c;
            folded[i] = SimplifiedCharacters.Of(char.ToLower(c, CultureInfo.InvariantCulture));
        }
    });

    internal static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    internal static bool IsWord(char c) => char.IsLetterOrDigit(c) && !IsHan(c);

    /// <summary>An English word without its ending: lights, lighting, lighted → light. Rough on purpose; both sides are cut alike.</summary>
    internal static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> stem = word switch
        {
            { Length: > 5 } when word.EndsWith("ing") => word[..^3],
            { Length: > 4 } when word.EndsWith("ed") => word[..^2],
            { Length: > 4 } when word.EndsWith("es") => word[..^2],
            { Length: > 3 } when word[^1] == 's' && word[^2] != 's' => word[..^1],
            { Length: > 4 } when word.EndsWith("ly") => word[..^2],
            _ => word,
        };
        stem = stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
        return stem.Length > 3 && stem[^1] == stem[^2] && !"aeiou".Contains(stem[^1]) ? stem[..^1] : stem;
    }
}
