using System.Buffers;

namespace Minyi.Publication.Detection;

/// <summary>The shapes of Chinese telephone numbers (工信部《电信网编号计划》: mobile 1 3–9 and nine digits; area code and seven or eight digits).</summary>
internal static class Telephones
{
    private static readonly SearchValues<char> Units = SearchValues.Create("元万亿吨股斤㎡平米张份株棵辆吋人");
    private static readonly string[] Announcements = ["电话", "手机", "热线号", "座机", "固话", "致电", "来电", "联系", "拨打", "TEL", "PHONE", "CALL"];

    internal static bool IsMobile(ReadOnlySpan<byte> digits) => digits.Length >= 11 && digits[0] == 1 && digits[1] is >= 3 and <= 9 && !digits[..11].Contains((byte)10);

    /// <summary>How many digits make a telephone number that ends at the edge of a group; 0 when none.</summary>
    internal static int Length(ReadOnlySpan<byte> digits, Func<int, bool> isEdge, bool announced)
    {
        int prefix = digits.StartsWith((ReadOnlySpan<byte>)[0, 0, 8, 6]) ? 4 : digits.StartsWith((ReadOnlySpan<byte>)[8, 6]) ? 2 : 0;
        foreach (int skip in (ReadOnlySpan<int>)[prefix, 0])
        {
            ReadOnlySpan<byte> rest = digits[skip..];
            int zero = rest.Length > 0 && rest[0] == 0 ? 1 : 0;
            if (IsMobile(rest[zero..]) && isEdge(skip + zero + 11))
            {
                return skip + zero + 11;
            }

            int area = zero == 1 || skip > 0 ? AreaLength(rest[zero..]) : 0;
            for (int local = 8; area > 0 && local >= (area == 2 ? 8 : 7); local--)
            {
                if (IsLocal(rest[(zero + area)..], local) && isEdge(skip + zero + area + local))
                {
                    return skip + zero + area + local;
                }
            }
        }

        return announced && IsLocal(digits, 8) && isEdge(8) ? 8 : announced && IsLocal(digits, 7) && isEdge(7) ? 7 : 0;
    }

    /// <summary>
    /// How many digits make a number with a country code: after a plus sign 8 to 15 (ITU-T E.164), in Hong Kong, Macao and Taiwan also where the code is in
    /// brackets, after 00, or where the text says that a telephone number comes; 0 when none.
    /// </summary>
    internal static int InternationalLength(ReadOnlySpan<byte> digits, Func<int, bool> stands, bool said, bool plus)
    {
        int zeros = digits.StartsWith((ReadOnlySpan<byte>)[0, 0]) ? 2 : 0;
        ReadOnlySpan<byte> rest = digits[zeros..];
        int local = rest.StartsWith((ReadOnlySpan<byte>)[8, 5, 2]) || rest.StartsWith((ReadOnlySpan<byte>)[8, 5, 3]) ? 8 : rest.StartsWith((ReadOnlySpan<byte>)[8, 8, 6]) ? 9 : 0;
        if (local > 0 && (said || zeros > 0) && rest.Length >= 3 + local && !rest[..(3 + local)].Contains((byte)10) && rest[3] is >= 2 and <= 9 && stands(zeros + 3 + local))
        {
            return zeros + 3 + local;
        }

        for (int length = plus ? Math.Min(15, digits.Length) : 0; length >= 8; length--)
        {
            if (digits[0] is > 0 and < 10 && !digits[..length].Contains((byte)10) && stands(length))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether a unit of measure or money follows: the number is an amount. 元旦 is a day.</summary>
    internal static bool IsCounted(FoldedText text, int place)
    {
        place = text[place] == ' ' ? place + 1 : place;
        return Units.Contains(text[place]) && !(text[place] == '元' && text[place + 1] == '旦') && !(text[place] == '人' && text[place + 1] != '次' && text[place + 1] != '民');
    }

    /// <summary>Whether the words before a number say that a telephone number comes.</summary>
    internal static bool IsAnnounced(FoldedText text, int place)
    {
        int from = Math.Max(0, place - 10);
        ReadOnlySpan<char> before = text.From(from)[..(place - from)];
        foreach (string word in Announcements)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place after an extension such as 转801, -801 or ext. 801; the same place when there is none.</summary>
    internal static int EndOfExtension(FoldedText text, int end)
    {
        int i = Spaces(text, end);
        ReadOnlySpan<char> rest = text.From(i);
        int word = rest.StartsWith("分机") ? 2 : rest.StartsWith("ext", StringComparison.OrdinalIgnoreCase) ? 3 : text[i] is '转' or '-' or '#' ? 1 : 0;
        if (word == 0)
        {
            return end;
        }

        i = Spaces(text, i + word);
        i = Spaces(text, text[i] is '.' or ':' or '：' or '号' ? i + 1 : i);
        int digits = 0;
        while (digits < 6 && FoldedText.DigitOf(text[i + digits]) >= 0)
        {
            digits++;
        }

        return digits is >= 1 and <= 5 ? i + digits : end;
    }

    private static int Spaces(FoldedText text, int i)
    {
        for (int n = 0; n < 2 && text[i] == ' '; n++)
        {
            i++;
        }

        return i;
    }

    /// <summary>Length of an area code without its zero: 10 and 2x have two digits, the others three.</summary>
    private static int AreaLength(ReadOnlySpan<byte> digits) => digits.Length < 3 ? 0 : digits[0] == 2 || (digits[0] == 1 && digits[1] == 0) ? 2 : digits[0] is >= 3 and <= 9 ? 3 : 0;

    private static bool IsLocal(ReadOnlySpan<byte> digits, int length) => digits.Length >= length && digits[0] is >= 2 and <= 8 && !digits[..length].Contains((byte)10);
}
