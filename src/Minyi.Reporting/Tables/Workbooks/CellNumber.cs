using System.Globalization;
using NodaTime.Text;

namespace Minyi.Reporting.Tables.Workbooks;

/// <summary>A number of a cell as text: the shortest that is the same double (Excel writes 17 digits of what was typed with three), or the date that it stands for.</summary>
internal static class CellNumber
{
    private static readonly LocalDate Epoch = new(1899, 12, 30);

    /// <summary>The text; null for what is no number, and for a date before March 1900, where Excel counts a day that never was.</summary>
    public static string? Of(string value, NumberLook look, bool since1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            return null;
        }

        if (look == NumberLook.Plain)
        {
            return Math.Abs(number) < 1e15 && number == Math.Floor(number)
                ? ((long)number).ToString(CultureInfo.InvariantCulture)
                : number.ToString("R", CultureInfo.InvariantCulture);
        }

        double days = number + (since1904 ? 1462 : 0);
        if (look == NumberLook.Time)
        {
            return days is >= 0 and < 1 ? LocalTimePattern.ExtendedIso.Format(LocalTime.Midnight.PlusSeconds((long)Math.Round(days * 86_400))) : null;
        }

        if (days is < 61 or >= 2_958_466)
        {
            return null;
        }

        LocalDateTime time = Epoch.AtMidnight().PlusSeconds((long)Math.Round(days * 86_400));
        return time.TimeOfDay == LocalTime.Midnight ? LocalDatePattern.Iso.Format(time.Date) : LocalDateTimePattern.GeneralIso.Format(time);
    }
}
