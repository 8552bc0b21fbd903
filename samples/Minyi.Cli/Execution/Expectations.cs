using System.Globalization;
using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Cli.Execution;

/// <summary>What was expected, in words.</summary>
internal static class Expectations
{
    public static LocalizedText Date { get; } = new("1949 至 2200 年间的日期，如 2024-09-29", "a date such as 2024-09-29, in the years 1949 to 2200");

    public static LocalizedText SomeText { get; } = new("非空文字", "a text that is not empty");

    public static LocalizedText Id { get; } = new(
        $"编号：1 至 {IdentifierRule.MaxLength} 个字符，首尾无空白，无控制、格式和书写方向字符，为 Unicode 规范化形式 C，不以 {IdentifierRule.ReservedPrefix} 开头",
        $"an id: 1 to {IdentifierRule.MaxLength} characters in normalization form C, no blank at either end, no control, format or bidirectional characters, not beginning with {IdentifierRule.ReservedPrefix}");

    public static LocalizedText Boolean { get; } = new("true 或 false，是或否", "true or false");

    public static LocalizedText Real { get; } = new("数字，如 12.5", "a number such as 12.5");

    public static LocalizedText Integer(BigInteger? least, BigInteger? most) => Bounded("整数", "an integer", Text(least), Text(most));

    public static LocalizedText Number(Rational? least, Rational? most) => Bounded("数字，如 0.25 或 1/3", "a number such as 0.25 or 1/3", Text(least), Text(most));

    public static LocalizedText OneOf(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return new(string.Join("、", all) + " 之一", "one of " + string.Join(", ", all));
    }

    /// <summary>One of several words: of many, those that are nearest to the one found.</summary>
    public static LocalizedText Nearest(string found, IEnumerable<string> words)
    {
        string[] all = [.. words.Distinct(StringComparer.Ordinal).OrderBy(w => Distance(found, w)).ThenBy(w => w, StringComparer.Ordinal)];
        if (all.Length <= 5)
        {
            return OneOf(all);
        }

        string nearest = string.Join(", ", all.Take(5));
        return new($"{all.Length} 个名称之一，最接近的是 {nearest}", $"one of {all.Length} names, the nearest: {nearest}");
    }

    /// <summary>How many characters are put in, left out or exchanged (Levenshtein), of the first hundred.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a[..Math.Min(a.Length, 100)], b[..Math.Min(b.Length, 100)]);
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static LocalizedText Bounded(string chinese, string english, string? least, string? most) => (least, most) switch
    {
        (null, null) => new(chinese, english),
        (_, null) => new($"不小于 {least} 的{chinese}", $"{english} of at least {least}"),
        (null, _) => new($"不大于 {most} 的{chinese}", $"{english} of at most {most}"),
        _ => new($"{least} 至 {most} 之间的{chinese}", $"{english} from {least} to {most}"),
    };
}
