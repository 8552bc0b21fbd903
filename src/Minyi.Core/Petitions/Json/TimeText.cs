namespace Minyi.Petitions.Json;

/// <summary>The common forms of dates and instants as ASCII digits, without the general patterns: a date, and an instant on a whole second.</summary>
internal static class TimeText
{
    internal const int DateLength = 10;
    internal const int InstantLength = 20;

    internal static bool TryWrite(LocalDate date, Span<byte> text)
    {
        if (date.Year is < 1 or > 9999)
        {
            return false;
        }

        Digits(date.Year, text[..4]);
        text[4] = text[7] = (byte)'-';
        Digits(date.Month, text[5..7]);
        Digits(date.Day, text[8..10]);
        return true;
    }

    internal static bool TryWrite(Instant instant, Span<byte> text)
    {
        LocalDateTime local = instant.InUtc().LocalDateTime;
        if (local.NanosecondOfSecond != 0 || !TryWrite(local.Date, text))
        {
            return false;
        }

        text[10] = (byte)'T';
        text[13] = text[16] = (byte)':';
        text[19] = (byte)'Z';
        Digits(local.Hour, text[11..13]);
        Digits(local.Minute, text[14..16]);
        Digits(local.Second, text[17..19]);
        return true;
    }

    internal static bool TryRead(ReadOnlySpan<byte> text, out LocalDate date)
    {
        date = default;
        if (text.Length != DateLength || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        (int year, int month, int day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    internal static bool TryRead(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        if (text.Length != InstantLength || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z' || !TryRead(text[..DateLength], out LocalDate date))
        {
            return false;
        }

        (int hour, int minute, int second) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..19]));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        instant = Instant.FromUtc(date.Year, date.Month, date.Day, hour, minute, second);
        return true;
    }

    private static void Digits(int value, Span<byte> text)
    {
        for (int i = text.Length - 1; i >= 0; i--, value /= 10)
        {
            text[i] = (byte)('0' + (value % 10));
        }
    }

    /// <summary>The number, or -1 when there is anything but digits.</summary>
    private static int Number(ReadOnlySpan<byte> text)
    {
        int number = 0;
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + c - '0';
        }

        return number;
    }
}
