using System.Buffers;

namespace Minyi.Publication.Detection;

/// <summary>Finds flats written without words: 3-2-501 (building, entrance, flat), and 花园3-501 or 花园B1102 after the name of a place to live.</summary>
internal static class FlatDetector
{
    private static readonly SearchValues<char> Homes = SearchValues.Create("园苑阁庭府邸居轩城湾厦座栋幢楼寓村里庄郡筑墅");
    private static readonly string[] Living = ["家住", "住在", "住址", "居住", "地址", "户主", "房号", "我住"];

    internal static void Detect(FoldedText text, List<Removal> found)
    {
        int place = 0;
        while (place < text.Length)
        {
            if (!char.IsAsciiLetterOrDigit(text[place]))
            {
                place++;
                continue;
            }

            int end = text[place - 1] == '-' ? place : End(text, place);
            if (end > place)
            {
                found.Add(new(PersonalDataKind.Address, place, end - place));
            }

            while (char.IsAsciiLetterOrDigit(text[place]) || text[place] == '-')
            {
                place++;
            }
        }
    }

    private static int End(FoldedText text, int start)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        int parts = 0;
        int place = start;
        while (parts < 3)
        {
            int end = place;
            while (char.IsAsciiDigit(text[end]) && end - place < 5)
            {
                numbers[parts] = (numbers[parts] * 10) + text[end] - '0';
                end++;
            }

            bool letter = end == place && char.IsAsciiLetter(text[place]) && !char.IsAsciiLetter(text[place + 1]);
            if (end == place && !letter)
            {
                break;
            }

            lengths[parts] = letter ? 0 : end - place;
            place = letter ? place + 1 : end;
            parts++;
            if (text[place] != '-' && !(letter && parts == 1 && char.IsAsciiDigit(text[place])))
            {
                break;
            }

            place += text[place] == '-' ? 1 : 0;
        }

        if (parts < 2 || char.IsAsciiLetterOrDigit(text[place]) || text[place] is '-' or '路' or '线' or '次' or '号' or '型' or '.' or ':' or '%')
        {
            return start;
        }

        bool flat = lengths[parts - 1] is 3 or 4 && numbers[parts - 1] >= 100;
        bool home = Homes.Contains(text[start - 1]) || IsLiving(text, start);
        bool date = parts == 3 && numbers[2] is >= 1900 and < 2100 && numbers[0] <= 31 && numbers[1] <= 12;
        return flat && (parts == 3 ? lengths[0] <= 3 && lengths[1] <= 2 && !date : home && lengths[0] <= 2) ? place : start;
    }

    private static bool IsLiving(FoldedText text, int start)
    {
        int from = Math.Max(0, start - 4);
        ReadOnlySpan<char> before = text.From(from)[..(start - from)];
        foreach (string word in Living)
        {
            if (before.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
