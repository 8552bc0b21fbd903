namespace Minyi.Publication.Detection;

/// <summary>Finds numbers and accounts that are somebody's by what is written before them: 微信号zhangsan_1990, 护照号E12345678, 病历号0012345678.</summary>
internal static class LabelledDetector
{
    private const int LongestValue = 32;

    internal static void Detect(FoldedText text, List<Removal> found)
    {
        int place = 0;
        while (place < text.Length)
        {
            (string word, PersonalDataKind kind, LabelledValue value) = Labels.At(text, place);
            if (word.Length == 0)
            {
                place++;
                continue;
            }

            int from = Labels.SkipFillers(text, place + word.Length, out bool says);
            says |= from == place + word.Length && !char.IsAsciiLetter(word[^1]);
            int end = End(text, from, value, says);
            if (end > from)
            {
                found.Add(new(value == LabelledValue.Tail ? KindOfTail(text, place) : kind, from, end - from));
            }

            place += word.Length;
        }
    }

    /// <summary>The place after the value; the place itself when none is there.</summary>
    private static int End(FoldedText text, int from, LabelledValue value, bool says)
    {
        if (value == LabelledValue.Handle && text[from] == '@')
        {
            int after = from + 1;
            while (after - from < LongestValue && (char.IsLetterOrDigit(text[after]) || text[after] is '_' or '-'))
            {
                after++;
            }

            return after > from + 2 ? after : from;
        }

        if (value is LabelledValue.Account or LabelledValue.Handle)
        {
            return Account(text, from, says);
        }

        Reading read = Read(text, from);
        bool counts = Telephones.IsCounted(text, read.End);
        bool fits = value switch
        {
            LabelledValue.DigitAccount => read is { Letters: 0, Digits: >= 5 and <= 12 } && !counts,
            LabelledValue.Permit => read.Letters <= 2 && read.Digits is >= 6 and <= 18 && read.Letters + read.Digits >= 7 && !counts,
            LabelledValue.Identity => read is { Letters: 0, Digits: 15 or 18 } or { Letters: 1, Digits: 17 } or { Letters: <= 3, Digits: >= 6 and <= 10, FirstIsLetter: true } or { Letters: 0, Digits: 8, Closes: true },
            LabelledValue.Record => read.Letters <= 4 && read.Digits is >= 5 and <= 20 && !counts,
            LabelledValue.OrganizationCode => read.Digits >= 8 && read.Letters + read.Digits is >= 13 and <= 20,
            LabelledValue.BankAccount => read is { Letters: 0, Digits: >= 9 and <= 24 } && !counts,
            LabelledValue.Plate => read is { FirstIsLetter: true, Digits: >= 2 } && read.Letters + read.Digits is 6 or 7,
            LabelledValue.Tail => read.Letters <= 1 && read.Digits is >= 3 and <= 6 && !counts,
            _ => false,
        };
        return !fits ? from : value == LabelledValue.Plate ? LicencePlateDetector.EndWithProvince(text, read.End) : read.End;
    }

    private static int Account(FoldedText text, int from, bool says)
    {
        int end = from;
        bool plain = true;
        while (end - from < LongestValue && (char.IsAsciiLetterOrDigit(text[end]) || (end > from && text[end] is '_' or '-' or '.')))
        {
            plain &= char.IsAsciiLetter(text[end]);
            end++;
        }

        while (end > from && text[end - 1] is '.' or '-')
        {
            end--;
        }

        bool digits = text.From(from)[..(end - from)].IndexOfAnyExceptInRange('0', '9') < 0;
        return end - from < 5 || text[end] == '@' || (plain && !says) || (digits && Telephones.IsCounted(text, end)) ? from : end;
    }

    /// <summary>Letters and digits with single spaces or hyphens between, and a last one in brackets.</summary>
    private static Reading Read(FoldedText text, int from)
    {
        int end = from;
        int letters = 0;
        int digits = 0;
        bool closes = false;
        for (int i = from; i - from < LongestValue;)
        {
            if (char.IsAsciiLetter(text[i]) || FoldedText.DigitOf(text[i]) >= 0)
            {
                bool letter = char.IsAsciiLetter(text[i]);
                letters += letter ? 1 : 0;
                digits += letter ? 0 : 1;
                end = ++i;
            }
            else if (text[i] == '(' && i > from && char.IsAsciiLetterOrDigit(text[i + 1]) && text[i + 2] == ')')
            {
                digits++;
                closes = true;
                end = i + 3;
                break;
            }
            else if (i > from && (text[i] is ' ' or '-' or '·' || FoldedText.IsInvisible(text[i])) && FoldedText.DigitOf(text[i + 1]) >= 0)
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return new(end, letters, digits, char.IsAsciiLetter(text[from]), closes);
    }

    private static PersonalDataKind KindOfTail(FoldedText text, int place)
    {
        int from = Math.Max(0, place - 8);
        ReadOnlySpan<char> before = text.From(from)[..(place - from)];
        return before.Contains("身份", StringComparison.Ordinal) ? PersonalDataKind.ResidentIdentity
            : before.ContainsAny('卡', '账', '帐') ? PersonalDataKind.BankCard
            : before.Contains("手机", StringComparison.Ordinal) || before.Contains("电话", StringComparison.Ordinal) ? PersonalDataKind.Telephone
            : PersonalDataKind.Other;
    }

    private readonly record struct Reading(int End, int Letters, int Digits, bool FirstIsLetter, bool Closes);
}
