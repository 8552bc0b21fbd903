using System.Globalization;
using Minyi.Texts;

namespace Minyi.Publication.Detection;

/// <summary>A text folded character by character, so that places stay the same: full-width to ASCII, any hyphen to '-', any space to ' ', traditional characters to simplified ones.</summary>
internal sealed class FoldedText
{
    internal FoldedText(string text)
    {
        Characters = new char[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            Characters[i] = Fold(text[i]);
        }
    }

    /// <summary>The folded characters, one for each UTF-16 code unit of the text.</summary>
    internal char[] Characters { get; }

    internal int Length => Characters.Length;

    /// <summary>The folded character, or NUL outside the text.</summary>
    internal char this[int index] => index >= 0 && index < Characters.Length ? Characters[index] : '\0';

    internal ReadOnlySpan<char> From(int index) => Characters.AsSpan(Math.Min(index, Characters.Length));

    /// <summary>The digit's value for decimal, circled and Chinese digits, or -1.</summary>
    internal static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        < '\u0080' => -1,
        '〇' or '零' => 0,
        '一' or '壹' or '幺' => 1,
        '二' or '贰' or '两' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => CharUnicodeInfo.GetDigitValue(c),
    };

    /// <summary>Whether the character is invisible: zero-width space or joiner, soft hyphen, byte order mark.</summary>
    internal static bool IsInvisible(char c) => c is '\u00AD' or '\u2060' or '\uFEFF' or (>= '\u200B' and <= '\u200F');

    private static char Fold(char c) => c switch
    {
        < '\u0080' => c is '\t' ? ' ' : c,
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE58' or '\uFE63' => '-',
        _ => char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? ' ' : SimplifiedCharacters.Of(c),
    };
}
