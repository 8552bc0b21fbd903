using Minyi.Deadlines;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>A clock as a stop-watch: it walks from minute to minute at +08:00 and asks of each whether it counts.</summary>
internal static class ClockOracle
{
    private const int Shanghai = 480;
    private static readonly Instant Epoch = Instant.FromUtc(2000, 1, 1, 0, 0);

    internal static (LocalDate Day, Instant At) Due(DeadlineRule rule, Instant start, int amount, params PauseSpan[] pauses)
    {
        long t = Minute(start);
        LocalDate startDay = DateOf(t);
        if (rule.CutOff is { } cutOff && (!CalendarOracle.IsWorkingDay(startDay) || t % 1440 > cutOff.Hour * 60 + cutOff.Minute))
        {
            startDay = CalendarOracle.Add(startDay, CalendarOracle.IsWorkingDay(startDay) ? 1 : 0);
            t = MidnightOf(startDay);
        }

        if (rule.Unit != DeadlineUnit.WorkingHours)
        {
            if (rule.Unit == DeadlineUnit.WorkingDays && amount == 0)
            {
                startDay = CalendarOracle.Add(startDay, 0);
            }

            t = MidnightOf(startDay.PlusDays(rule.CountsFirstDay && amount > 0 ? 0 : 1));
        }

        long left = (long)amount * (rule.Unit == DeadlineUnit.CalendarDays ? 1440 : rule.Unit == DeadlineUnit.WorkingDays ? 420 : 60);
        LocalDate day = startDay;
        for (; left > 0; t++)
        {
            if (Counts(rule, t) && !pauses.Any(p => Minute(p.From) <= t && t < Minute(p.Until)))
            {
                left--;
                day = DateOf(t);
            }
        }

        if (rule.Unit == DeadlineUnit.WorkingHours)
        {
            return (day, Epoch + Duration.FromMinutes(t - Shanghai));
        }

        day = Last(rule, day);
        foreach (PauseSpan pause in pauses.Where(p => Minute(p.From) >= t))
        {
            long end = MidnightOf(day.PlusDays(1));
            if (Minute(pause.From) < end && Minute(pause.Until) >= end)
            {
                LocalDate resumed = DateOf(Minute(pause.Until));
                day = Last(rule, rule.Unit == DeadlineUnit.WorkingDays ? CalendarOracle.Add(resumed, 0) : resumed);
            }
        }

        return (day, Epoch + Duration.FromMinutes(MidnightOf(day.PlusDays(1)) - Shanghai));
    }

    private static LocalDate Last(DeadlineRule rule, LocalDate day) => rule.RollsForward ? CalendarOracle.Add(day, 0) : day;

    private static bool Counts(DeadlineRule rule, long t) => rule.Unit == DeadlineUnit.CalendarDays
        || (t % 1440 is (>= 540 and < 720) or (>= 840 and < 1080) && CalendarOracle.IsWorkingDay(DateOf(t)));

    private static long Minute(Instant instant) => (long)(instant - Epoch).TotalMinutes + Shanghai;

    private static LocalDate DateOf(long minute) => new LocalDate(2000, 1, 1).PlusDays((int)(minute / 1440));

    private static long MidnightOf(LocalDate date) => 1440L * Period.DaysBetween(new LocalDate(2000, 1, 1), date);
}
