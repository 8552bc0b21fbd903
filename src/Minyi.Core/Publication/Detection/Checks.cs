namespace Minyi.Publication.Detection;

/// <summary>The check digits of the numbers that are looked for.</summary>
internal static class Checks
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>GB 11643-1999, ISO 7064 MOD 11-2 over 17 digits; the 18th is 0 to 9, or 10 for X.</summary>
    internal static bool IsResidentIdentity(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 0; i < 17; i++)
        {
            if (digits[i] > 9)
            {
                return false;
            }

            sum += digits[i] * Weights[i];
        }

        return digits[0] != 0 && digits[17] == (12 - (sum % 11)) % 11;
    }

    /// <summary>Whether the seventh to fourteenth digits can be a date of birth.</summary>
    internal static bool HasBirthDate(ReadOnlySpan<byte> digits)
    {
        int century = (digits[6] * 10) + digits[7];
        int month = (digits[10] * 10) + digits[11];
        int day = (digits[12] * 10) + digits[13];
        return century is 18 or 19 or 20 && month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    /// <summary>GB 11643-1989: 15 digits without a check digit, by province and date of birth.</summary>
    internal static bool IsOldResidentIdentity(ReadOnlySpan<byte> digits)
    {
        int province = (digits[0] * 10) + digits[1];
        int month = (digits[8] * 10) + digits[9];
        int day = (digits[10] * 10) + digits[11];
        bool there = province is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65);
        return there && month is >= 1 and <= 12 && day is >= 1 and <= 31 && !digits[..15].Contains((byte)10);
    }

    /// <summary>The Luhn check of ISO/IEC 7812-1.</summary>
    internal static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i];
            int doubled = (i & 1) == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
