using Minyi.Deadlines.Calendars;

namespace Minyi.Cli.Demo;

/// <summary>When steps happen: 9:00 to 12:00 and 14:00 to 18:30, the studio's hours.</summary>
internal static class OfficeDay
{
    private const int MorningMinutes = 180;
    private const int FirstHour = 9;

    /// <summary>The time at a minute of the office day, 0 to 449.</summary>
    public static LocalTime At(int minute) => minute < MorningMinutes
        ? new LocalTime(9, 0).PlusMinutes(minute)
        : new LocalTime(14, 0).PlusMinutes(minute - MorningMinutes);

    /// <summary>The time of the next step: so many working days later, or later on the same day; never earlier than now.</summary>
    public static LocalDateTime Next(LocalDateTime now, int workingDays, int minute, IWorkingCalendar calendar)
    {
        LocalDateTime later = now.PlusMinutes(5 + (minute / 10));
        if (workingDays == 0 && calendar.IsWorkingDay(now.Date) && now.Hour >= FirstHour)
        {
            return later.Date == now.Date ? later : now;
        }

        // What the clock does at midnight or on a day off is answered on the next working day at the earliest.
        LocalDate from = now.Hour < FirstHour ? now.Date.PlusDays(-1) : now.Date;
        return calendar.Add(from, Math.Max(1, workingDays)).At(At(minute));
    }
}
