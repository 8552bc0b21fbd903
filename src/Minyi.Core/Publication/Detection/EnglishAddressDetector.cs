namespace Minyi.Publication.Detection;

/// <summary>Finds house-level addresses in English: Flat 3A, Room 1501, 5/F Block 2, and the number in No. 12 Haijing Road.</summary>
internal static class EnglishAddressDetector
{
    private const int LongestWord = 20;
    private static readonly string[] Rooms = ["ROOM", "RM", "FLAT", "APT", "APARTMENT", "SUITE"];
    private static readonly string[] Buildings = ["UNIT", "BLOCK", "BLK", "BUILDING", "BLDG", "FLOOR", "HOUSE", "TOWER"];
    private static readonly string[] Furniture = ["LAMP", "LAMPS", "LIGHT", "LIGHTS", "SIGN", "SIGNS", "TREE", "TREES", "VENDOR", "VENDORS", "CROSSING", "CROSSINGS", "BINS", "BENCHES", "SWEEPERS", "CLEANERS"];
    private static readonly string[] Roads = ["ROAD", "RD", "STREET", "ST", "AVENUE", "AVE", "LANE", "LN", "DRIVE", "DR", "BOULEVARD", "BLVD"];

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

            int end = Chain(text, place, out bool enough);
            if (!enough)
            {
                end = HouseNumber(text, place);
            }

            if (end > place)
            {
                found.Add(new(PersonalDataKind.Address, place, end - place));
                place = end;
            }
            else
            {
                place = WordEnd(text, place, int.MaxValue);
            }
        }
    }

    private static int Chain(FoldedText text, int start, out bool enough)
    {
        int end = start;
        enough = false;
        for (int parts = 0, from = start; parts < 6; parts++)
        {
            int next = Part(text, from, out bool room);
            if (next == from)
            {
                break;
            }

            enough |= room || parts > 0;
            end = next;
            from = Gap(text, end);
        }

        return end;
    }

    /// <summary>One part of a building: a word and a number, or a floor such as 5/F.</summary>
    private static int Part(FoldedText text, int from, out bool room)
    {
        room = false;
        int word = WordEnd(text, from, LongestWord);
        if (char.IsAsciiDigit(text[from]))
        {
            bool floor = text[word] == '/' && text[word + 1] is 'F' or 'f' && !char.IsAsciiLetterOrDigit(text[word + 2]);
            return floor ? word + 2 : from;
        }

        ReadOnlySpan<char> name = text.From(from)[..(word - from)];
        room = Is(name, Rooms);
        if (!room && !Is(name, Buildings))
        {
            return from;
        }

        int number = Number(text, Gap(text, text[word] == '.' ? word + 1 : word));
        int end = WordEnd(text, number, 8);
        bool named = end > number && (end - number == 1 || text.From(number)[..(end - number)].ContainsAnyInRange('0', '9'));
        room &= named;
        return named ? end : from;
    }

    /// <summary>Past the "No." of Room No. 501.</summary>
    private static int Number(FoldedText text, int place) =>
        !text.From(place).StartsWith("No", StringComparison.OrdinalIgnoreCase) || char.IsAsciiLetterOrDigit(text[place + 2]) ? place
            : Gap(text, text[place + 2] == '.' ? place + 3 : place + 2);

    /// <summary>The number before up to four words of which the last means a road: only the number goes, the road stays.</summary>
    private static int HouseNumber(FoldedText text, int start)
    {
        int number = start;
        if (text.From(start).StartsWith("No", StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterOrDigit(text[start + 2]))
        {
            number = Gap(text, text[start + 2] == '.' ? start + 3 : start + 2);
        }

        int end = WordEnd(text, number, 8);
        if (!char.IsAsciiDigit(text[number]) || end == number || char.IsAsciiLetterOrDigit(text[end]))
        {
            return start;
        }

        int place = number > start && text[end] == ',' ? end + 1 : end;
        for (int words = 0; words < 5 && text[place] == ' '; words++)
        {
            int next = WordEnd(text, place + 1, LongestWord);
            ReadOnlySpan<char> word = text.From(place + 1)[..(next - place - 1)];
            if (word.IsEmpty || !(char.IsAsciiLetterUpper(word[0]) || IsOrdinal(word)))
            {
                return start;
            }

            if (words > 0 && Is(word, Roads))
            {
                int follows = WordEnd(text, next + 1, LongestWord);
                return text[next] == ' ' && Is(text.From(next + 1)[..(follows - next - 1)], Furniture) ? start : end;
            }

            place = next;
        }

        return start;
    }

    /// <summary>Such as 2nd in 2nd Road.</summary>
    private static bool IsOrdinal(ReadOnlySpan<char> word) =>
        word.Length > 2 && char.IsAsciiDigit(word[0]) && (word.EndsWith("st") || word.EndsWith("nd") || word.EndsWith("rd") || word.EndsWith("th"));

    private static int Gap(FoldedText text, int i)
    {
        i = text[i] is ',' or '-' ? i + 1 : i;
        return text[i] == ' ' ? i + 1 : i;
    }

    private static int WordEnd(FoldedText text, int i, int longest)
    {
        int from = i;
        while (char.IsAsciiLetterOrDigit(text[i]) && i - from < longest)
        {
            i++;
        }

        return i;
    }

    private static bool Is(ReadOnlySpan<char> word, string[] words)
    {
        foreach (string one in words)
        {
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
