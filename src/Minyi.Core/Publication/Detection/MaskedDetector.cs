namespace Minyi.Publication.Detection;

/// <summary>Finds numbers whose middle is masked: 138****8000, 440308********1234. What is left of them still tells people apart who live next to each other.</summary>
internal static class MaskedDetector
{
    private const int LeastMask = 3;
    private const int LeastDigits = 3;
    private const int LeastOfAll = 9;
    private const int LongMask = 8;

    internal static void Detect(FoldedText text, List<Removal> found)
    {
        int place = 0;
        while (place < text.Length)
        {
            if (!IsMask(text[place]))
            {
                place++;
                continue;
            }

            int end = place;
            int masks = 0;
            while (IsMask(text[end]) || (text[end] is ' ' or '-' && IsMask(text[end + 1])))
            {
                masks += IsMask(text[end]) ? 1 : 0;
                end++;
            }

            int start = Left(text, place, out int left);
            int after = Right(text, end, out int right);
            bool letters = text[place] is 'x' or 'X';
            bool fits = masks >= (letters ? LeastMask + 1 : LeastMask) && right >= LeastDigits && masks + left + right >= LeastOfAll && (left >= LeastDigits || (left == 0 && masks >= LongMask));
            fits |= right == 0 && left + masks is 11 or 18 && left >= 7 && masks >= LeastMask; // its last digits are masked
            if (fits && !char.IsAsciiLetterOrDigit(text[after]))
            {
                found.Add(new(Kind(text, start, left), start, after - start));
            }

            place = end;
        }
    }

    private static PersonalDataKind Kind(FoldedText text, int start, int left) =>
        left is 3 or 7 && text[start] == '1' ? PersonalDataKind.Telephone : left is 6 or 14 ? PersonalDataKind.ResidentIdentity : left is 0 or >= 4 ? PersonalDataKind.BankCard : PersonalDataKind.Other;

    private static int Left(FoldedText text, int end, out int digits)
    {
        digits = 0;
        int start = end;
        for (int i = end - 1; digits < 18; i--)
        {
            if (FoldedText.DigitOf(text[i]) >= 0)
            {
                digits++;
                start = i;
            }
            else if (text[i] is not (' ' or '-') || FoldedText.DigitOf(text[i - 1]) < 0)
            {
                break;
            }
        }

        return start;
    }

    private static int Right(FoldedText text, int start, out int digits)
    {
        digits = 0;
        int end = start;
        for (int i = start; digits < 8; i++)
        {
            if (FoldedText.DigitOf(text[i]) >= 0 || (digits >= LeastDigits && text[i] is 'X' or 'x'))
            {
                digits++;
                end = i + 1;
            }
            else if (text[i] is not (' ' or '-') || FoldedText.DigitOf(text[i + 1]) < 0)
            {
                break;
            }
        }

        return end;
    }

    private static bool IsMask(char c) => c is '*' or '×' or '●' or '○' or '■' or '□' or '•' or '…' or '#' or '?' or 'x' or 'X' or '＊' or '✱' or '※';
}
