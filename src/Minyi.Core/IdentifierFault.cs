using System.Globalization;

namespace Minyi;

internal enum IdentifierFaultKind
{
    Missing,
    TooLong,
    OuterBlank,
    Control,
    Format,
    Surrogate,
    Unassigned,
    NotComposed,
    Reserved,
}

/// <summary>What is wrong with a text that is to be an id.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">At which character, from 0; for <see cref="IdentifierFaultKind.TooLong"/> the number of characters.</param>
/// <param name="Code">The code point found there; 0 where none is to be named.</param>
internal readonly record struct IdentifierFault(IdentifierFaultKind Kind, int At, int Code)
{
    /// <summary>The fault in words. A code point is named by its number: the text itself may be personal data, or turn the reader's line round.</summary>
    internal Reason Told(string member)
    {
        (string chinese, string english) = Kind switch
        {
            IdentifierFaultKind.Missing => ("为空；应为标识", "found nothing, expected an id"),
            IdentifierFaultKind.TooLong => (Say($"有 {At} 个字符；最多 {IdentifierRule.MaxLength} 个"), Say($"found {At} characters, expected at most {IdentifierRule.MaxLength}")),
            IdentifierFaultKind.OuterBlank => (Say($"第 {At + 1} 个字符是首尾空白"), Say($"found a blank as character {At + 1}; an id neither begins nor ends with one")),
            IdentifierFaultKind.Control => (Say($"第 {At + 1} 个字符是控制字符 U+{Code:X4}"), Say($"found the control character U+{Code:X4} as character {At + 1}; an id has none")),
            IdentifierFaultKind.Format => (
                Say($"第 {At + 1} 个字符是不可见的格式或书写方向字符 U+{Code:X4}"), Say($"found U+{Code:X4} as character {At + 1}; an id has no format or bidirectional characters")),
            IdentifierFaultKind.Surrogate => (Say($"第 {At + 1} 个字符是不成对的代理码 U+{Code:X4}"), Say($"found the unpaired surrogate U+{Code:X4} as character {At + 1}; an id has none")),
            IdentifierFaultKind.Unassigned => (
                Say($"第 {At + 1} 个字符 U+{Code:X4} 在 Unicode {IdentifierRule.UnicodeVersion} 中未定义"),
                Say($"found U+{Code:X4} as character {At + 1}, which Unicode {IdentifierRule.UnicodeVersion} does not assign")),
            IdentifierFaultKind.NotComposed => (
                Say($"自第 {At + 1} 个字符起不是 Unicode 规范化形式 C（NFC）"), Say($"found characters that are not in Unicode normalization form C (NFC), from character {At + 1}; write them composed")),
            _ => ($"以 {IdentifierRule.ReservedPrefix} 开头；该前缀由系统保留", $"found an id that begins with {IdentifierRule.ReservedPrefix}, which Minyi keeps for its own"),
        };
        return new("bad-id", new($"{member}：{chinese}", $"{member}: {english}"));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
