using System.Globalization;
using System.Text;
using Minyi.Deadlines;
using Minyi.Numerics;

namespace Minyi.Reporting.Tables;

/// <summary>Figures, dates and yes or no as people type them into a spreadsheet. What could be read in two ways is not read.</summary>
/// <remarks>
/// <para>Figures: <c>10000</c>, <c>10,000</c> and <c>10，000</c> (commas between groups of three digits and nowhere else), <c>0.25</c>, <c>1/3</c>, <c>1e3</c>, <c>45%</c> and <c>45 %</c> (0.45), all of
/// them in full-width characters too, with blanks around them.</para>
/// <para>Dates: <c>2024-09-29</c>, <c>2024/9/29</c>, <c>2024.9.29</c>, <c>2024年9月29日</c>, the same with a time of midnight, and Excel's number of a day where it has five digits. The year comes first:
/// <c>1/2/2024</c> is not read.</para>
/// <para>Yes and no: <c>true</c> and <c>false</c> in any case, <c>是</c> and <c>否</c>.</para>
/// </remarks>
public static class TypedText
{
    private static readonly LocalDate Epoch = new(1899, 12, 30);

    /// <summary>Reads a figure.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    /// <param name="commaMayBePoint">Whether the file is one in which a comma may be a decimal point (its fields are separated by semicolons): then a comma is not read.</param>
    public static bool TryNumber(string text, out Rational number, bool commaMayBePoint = false)
    {
        if (Rational.TryParse(text, out number))
        {
            return true;
        }

        string plain = Narrow(text).Trim();
        bool percent = plain.EndsWith('%');
        plain = percent ? plain[..^1].TrimEnd() : plain;
        if (plain.Contains(',', StringComparison.Ordinal))
        {
            if (commaMayBePoint || !IsGrouped(plain))
            {
                return false;
            }

            plain = plain.Replace(",", "", StringComparison.Ordinal);
        }

        bool read = Rational.TryParse(plain, out number);
        number = percent ? number / 100 : number;
        return read;
    }

    /// <summary>Reads a date in the years 1949 to 2200.</summary>
    /// <param name="text">The text.</param>
    /// <param name="date">The date.</param>
    public static bool TryDate(string text, out LocalDate date)
    {
        if (IsoText.TryDate(text, out date))
        {
            return true;
        }

        string plain = Narrow(text).Trim();
        foreach (string midnight in (ReadOnlySpan<string>)[" 00:00:00", " 0:00:00", " 00:00", " 0:00", "T00:00:00"])
        {
            if (plain.EndsWith(midnight, StringComparison.Ordinal))
            {
                plain = plain[..^midnight.Length].TrimEnd();
                break;
            }
        }

        if (plain.Length == 5 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out int day) && plain.All(char.IsAsciiDigit))
        {
            date = Epoch.PlusDays(day);
            return IsoText.IsUsable(date.Year);
        }

        string[] parts = plain.EndsWith('日') && plain.Split('年', '月') is [_, _, _] written && plain.IndexOf('年', StringComparison.Ordinal) < plain.IndexOf('月', StringComparison.Ordinal)
            ? [written[0], written[1], written[2][..^1]]
            : plain.Split(plain.Contains('/', StringComparison.Ordinal) ? '/' : plain.Contains('.', StringComparison.Ordinal) ? '.' : '-');
        return parts is [{ Length: 4 }, { Length: 1 or 2 }, { Length: 1 or 2 }] && parts.All(p => p.All(char.IsAsciiDigit))
            && IsoText.TryDate($"{parts[0]}-{parts[1].PadLeft(2, '0')}-{parts[2].PadLeft(2, '0')}", out date);
    }

    /// <summary>Reads yes or no.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">True for yes.</param>
    public static bool TryBoolean(string text, out bool value)
    {
        string plain = Narrow(text).Trim().ToLowerInvariant();
        value = plain is "true" or "是";
        return value || plain is "false" or "否";
    }

    /// <summary>Digits grouped by three with commas between: <c>1,234,567.8</c>, and neither <c>12,34</c> nor <c>0,123</c>.</summary>
    private static bool IsGrouped(string text)
    {
        string whole = text.Split('.')[0].TrimStart('+', '-');
        string[] groups = whole.Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups[0][0] != '0' && groups.Skip(1).All(g => g.Length == 3) && groups.All(g => g.All(char.IsAsciiDigit))
            && !text[(text.IndexOf(whole, StringComparison.Ordinal) + whole.Length)..].Contains(',', StringComparison.Ordinal);
    }

    /// <summary>Full-width characters as the narrow ones of ASCII, every blank as one, a minus sign as a hyphen; invisible characters left out.</summary>
    private static string Narrow(string text)
    {
        StringBuilder narrow = new();
        foreach (char c in Guard.Against.Null(text))
        {
            _ = c switch
            {
                >= '\uFF01' and <= '\uFF5E' => narrow.Append((char)(c - 0xFEE0)),
                '\u2212' => narrow.Append('-'),
                '\u200B' or '\u200E' or '\uFEFF' => narrow,
                _ => narrow.Append(char.IsWhiteSpace(c) ? ' ' : c),
            };
        }

        return narrow.ToString();
    }
}
