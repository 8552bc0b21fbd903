using System.Buffers;

namespace Minyi.Publication.Detection;

/// <summary>Finds licence plates: a province's character, a letter, then five characters, or six on a new-energy plate.</summary>
internal static class LicencePlateDetector
{
    private static readonly SearchValues<char> Provinces = SearchValues.Create("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领军警");
    private static readonly SearchValues<char> BeforePlates = SearchValues.Create("牌号车照辆与和为是的");
    private static readonly SearchValues<char> Endings = SearchValues.Create("挂学警港澳领使超试");

    internal static void Detect(FoldedText text, List<Removal> found)
    {
        int from = 0;
        while (true)
        {
            int step = text.From(from).IndexOfAny(Provinces);
            if (step < 0)
            {
                return;
            }

            int start = from + step;
            int end = End(text, start);
            if (end > 0)
            {
                found.Add(new(PersonalDataKind.LicencePlate, start, end - start));
            }

            from = start + 1;
        }
    }

    /// <summary>The place after a province that is written behind the number: B12345粤.</summary>
    internal static int EndWithProvince(FoldedText text, int end) => Provinces.Contains(text[end]) && !IsHan(text[end + 1]) ? end + 1 : end;

    private static int End(FoldedText text, int start)
    {
        int i = SkipGaps(text, start + 1);
        if (text[start] == '使' && char.IsAsciiDigit(text[i]))
        {
            // Not 行使, 大使, 促使 and the like.
            return IsHan(text[start - 1]) && !BeforePlates.Contains(text[start - 1]) ? 0 : Embassy(text, i);
        }

        if (!char.IsAsciiLetter(text[i]))
        {
            return 0;
        }

        i = SkipGaps(text, i + 1);
        int count = 0;
        int digits = 0;
        int end = i;
        while (count < 6 && char.IsAsciiLetterOrDigit(text[i]))
        {
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
            count++;
            end = i + 1;
            i = SkipGaps(text, end);
        }

        if (count == 4 && Endings.Contains(text[i]))
        {
            return i + 1;
        }

        return count >= 5 && digits >= 2 && !char.IsAsciiLetterOrDigit(text[end]) ? end : 0;
    }

    /// <summary>An embassy's plate: six digits, 使014578 or 使014·578.</summary>
    private static int Embassy(FoldedText text, int i)
    {
        int end = i;
        for (int count = 0; count < 6; count++, i = SkipGaps(text, end))
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return 0;
            }

            end = i + 1;
        }

        return char.IsAsciiLetterOrDigit(text[end]) ? 0 : end;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static int SkipGaps(FoldedText text, int i)
    {
        for (int gaps = 0; gaps < 2 && (text[i] is ' ' or '-' or '.' or '·' or '•' or '・' || FoldedText.IsInvisible(text[i])); gaps++)
        {
            i++;
        }

        return i;
    }
}
