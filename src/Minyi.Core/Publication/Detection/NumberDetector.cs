namespace Minyi.Publication.Detection;

/// <summary>Finds telephone, identity and bank card numbers among the runs of digits. Each digit is looked at a bounded number of times.</summary>
internal static class NumberDetector
{
    internal static void Detect(FoldedText text, List<Removal> found)
    {
        DigitRun run = new();
        int place = 0;
        while (place < text.Length)
        {
            if (FoldedText.DigitOf(text[place]) < 0)
            {
                place++;
                continue;
            }

            place = run.Read(text, place);
            Classify(text, run, found);
        }
    }

    private static void Classify(FoldedText text, DigitRun run, List<Removal> found)
    {
        int index = 0;
        while (index < run.Count)
        {
            (PersonalDataKind kind, int length) = Match(text, run, index);
            if (length > 0)
            {
                found.Add(Span(text, run, kind, index, index + length));
                index += length;
                continue;
            }

            int end = index + 1;
            while (!run.IsEdge(end))
            {
                end++;
            }

            Inside(text, run, index, end, found);
            index = end;
        }
    }

    private static (PersonalDataKind Kind, int Length) Match(FoldedText text, DigitRun run, int index)
    {
        ReadOnlySpan<byte> digits = run.Digits[index..];
        if (digits.Length >= 18 && Stands(run, index, 18) && Checks.IsResidentIdentity(digits[..18]))
        {
            return (PersonalDataKind.ResidentIdentity, 18);
        }

        bool announced = Telephones.IsAnnounced(text, run.PlaceOf(index));
        int telephone = Telephones.Length(digits, length => Stands(run, index, length), announced);
        telephone = telephone > 0 ? telephone : Telephones.InternationalLength(digits, length => Stands(run, index, length), text[run.PlaceOf(index) - 1] is '+' or '(' || announced, IsPlus(text, run.PlaceOf(index)));
        bool grouped = telephone == 0 && digits.Length >= 11 && run.IsEdge(index + 11) && Telephones.IsMobile(digits) && run.IsMobileGrouping(index);
        if (grouped || telephone > 0)
        {
            telephone = grouped ? 11 : telephone;
            bool written = run.PlaceOf(index + telephone - 1) - run.PlaceOf(index) == telephone - 1 && char.IsAsciiDigit(text[run.PlaceOf(index)]);
            bool amount = !announced && written && Telephones.IsCounted(text, run.PlaceOf(index + telephone - 1) + 1);
            return amount ? default : (PersonalDataKind.Telephone, telephone);
        }

        if (digits.Length >= 15 && Stands(run, index, 15) && Checks.IsOldResidentIdentity(digits) && !IsReference(text, run.PlaceOf(index)))
        {
            return (PersonalDataKind.ResidentIdentity, 15);
        }

        for (int length = 19; length >= 16; length--)
        {
            if (digits.Length >= length && Stands(run, index, length) && IsCard(digits[..length]))
            {
                return (PersonalDataKind.BankCard, length);
            }
        }

        return default;
    }

    private static bool Stands(DigitRun run, int index, int length) => run.IsEdge(index + length) && run.IsTight(index, index + length);

    private static bool IsPlus(FoldedText text, int place) =>
        (text[place - 1] == '+' || (text[place - 1] == '(' && text[place - 2] == '+')) && FoldedText.DigitOf(text[place - 2]) < 0;

    /// <summary>Whether the words before a number say that it is that of a case or an order.</summary>
    private static bool IsReference(FoldedText text, int place)
    {
        int from = Math.Max(0, place - 6);
        ReadOnlySpan<char> before = text.From(from)[..(place - from)];
        return before.Contains("编号", StringComparison.Ordinal) || before.Contains("单号", StringComparison.Ordinal) || before.Contains("流水", StringComparison.Ordinal) || before.Contains("工单", StringComparison.Ordinal);
    }

    /// <summary>Numbers written into one another without a space: an identity number within, and a card or mobile numbers that fill the rest.</summary>
    private static void Inside(FoldedText text, DigitRun run, int start, int end, List<Removal> found)
    {
        int rest = start;
        for (int i = start; i + 18 <= end; i++)
        {
            ReadOnlySpan<byte> window = run.Digits.Slice(i, 18);
            if (Checks.IsResidentIdentity(window) && Checks.HasBirthDate(window))
            {
                Rest(text, run, rest, i, found);
                found.Add(Span(text, run, PersonalDataKind.ResidentIdentity, i, i + 18));
                rest = i + 18;
                i = rest - 1;
            }
        }

        Rest(text, run, rest, end, found);
    }

    private static void Rest(FoldedText text, DigitRun run, int start, int end, List<Removal> found)
    {
        if (IsCard(run.Digits[start..end]))
        {
            found.Add(Span(text, run, PersonalDataKind.BankCard, start, end));
            return;
        }

        if (end == start || (end - start) % 11 != 0)
        {
            return;
        }

        for (int i = start; i < end; i += 11)
        {
            if (!Telephones.IsMobile(run.Digits.Slice(i, 11)))
            {
                return;
            }
        }

        if (end - start > 11 || !Telephones.IsCounted(text, run.PlaceOf(end - 1) + 1))
        {
            found.Add(Span(text, run, PersonalDataKind.Telephone, start, end));
        }
    }

    private static bool IsCard(ReadOnlySpan<byte> digits) =>
        digits.Length is >= 16 and <= 19 && digits[0] is >= 3 and <= 9 && !digits.Contains((byte)10) && Checks.IsLuhn(digits);

    private static Removal Span(FoldedText text, DigitRun run, PersonalDataKind kind, int from, int to)
    {
        int start = run.PlaceOf(from);
        int end = run.PlaceOf(to - 1) + 1;
        if (kind == PersonalDataKind.Telephone)
        {
            bool closes = text.From(start)[..(end - start)].Contains(')');
            start -= text[start - 1] == '+' ? 1 : 0;
            start -= closes && text[start - 1] == '(' ? 1 : 0;
            start -= closes && text[start - 1] == '+' ? 1 : 0;
            end = Telephones.EndOfExtension(text, end);
        }

        return new(kind, start, end - start);
    }
}
