using Minyi.Deadlines;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>A clock as a stop-watch: it walks from minute to minute at +08:00 and asks of each whether it counts.</summary>
internal sealed class ClockOracle(OfficeHours hours)
{
    private const int Shanghai = 480;
    private static readonly Instant Epoch = Instant.FromUtc(1980, 1, 1, 0, 0);
    private readonly bool[] _open = [.. Enumerable.Range(0, 1440).Select(m => hours.Intervals.Any(i => At(i.From) <= m && m < At(i.Until)))];

    internal static (LocalDate Day, Instant At) Due(DeadlineRule rule, Instant start, int amount, params PauseSpan[] pauses) =>
        new ClockOracle(OfficeHours.Default).DueOf(rule, start, amount, pauses);

    internal (LocalDate Day, Instant At) DueOf(DeadlineRule rule, Instant start, int amount, params PauseSpan[] pauses)
    {
        (long t, LocalDate day) = Run(rule, start, amount, Length(rule, amount), pauses);
        if (rule.Unit == DeadlineUnit.WorkingHours)
        {
            return (day, InstantOf(t));
        }

        day = Last(rule, day);
        // The walk has dealt with the pauses that began while it counted.
        foreach (PauseSpan pause in pauses.Where(p => amount == 0 || Minute(p.From) >= t))
        {
            long end = MidnightOf(day.PlusDays(1));
            if (Minute(pause.From) < end && Minute(pause.Until) >= end)
            {
                LocalDate resumed = DateOf(Minute(pause.Until));
                day = Last(rule, rule.Unit == DeadlineUnit.WorkingDays ? CalendarOracle.Add(resumed, 0) : resumed);
            }
        }

        return (day, InstantOf(MidnightOf(day.PlusDays(1))));
    }

    /// <summary>When a share of the time has gone: the minute itself, or midnight where days are counted and the day has no minute left.</summary>
    internal Instant Share(DeadlineRule rule, Instant start, int amount, int percent, params PauseSpan[] pauses)
    {
        (long t, LocalDate day) = Run(rule, start, amount, ((Length(rule, amount) * percent) + 99) / 100, pauses);
        long midnight = MidnightOf(day.PlusDays(1));
        return InstantOf(rule.Unit != DeadlineUnit.WorkingHours && !Range(t, midnight).Any(m => Counts(rule, m)) ? midnight : t);
    }

    /// <summary>The minutes that count between two instants.</summary>
    internal long Counted(DeadlineRule rule, Instant from, Instant until) => Range(Minute(from), Minute(until)).LongCount(m => Counts(rule, m));

    /// <summary>How long an amount is, in minutes that count.</summary>
    internal long Length(DeadlineRule rule, int amount) => (long)amount * rule.Unit switch
    {
        DeadlineUnit.CalendarDays => 1440,
        DeadlineUnit.WorkingDays => _open.Count(o => o),
        _ => 60,
    };

    /// <summary>When counting begins.</summary>
    internal static Instant Begin(DeadlineRule rule, Instant start, int amount) => InstantOf(From(rule, start, amount).Minute);

    private (long Minute, LocalDate Day) Run(DeadlineRule rule, Instant start, int amount, long left, PauseSpan[] pauses)
    {
        (long t, LocalDate day) = From(rule, start, amount);
        for (; left > 0; t++)
        {
            if (Counts(rule, t) && !pauses.Any(p => Minute(p.From) <= t && t < Minute(p.Until)))
            {
                left--;
                day = DateOf(t);
            }
        }

        return (t, day);
    }

    private static (long Minute, LocalDate Day) From(DeadlineRule rule, Instant start, int amount)
    {
        long t = Minute(start);
        LocalDate day = DateOf(t);
        if (rule.CutOff is { } cutOff && (!CalendarOracle.IsWorkingDay(day) || t % 1440 > cutOff.Hour * 60 + cutOff.Minute))
        {
            day = CalendarOracle.Add(day, CalendarOracle.IsWorkingDay(day) ? 1 : 0);
            t = MidnightOf(day);
        }

        if (rule.Unit != DeadlineUnit.WorkingHours)
        {
            if (rule.Unit == DeadlineUnit.WorkingDays && amount == 0)
            {
                day = CalendarOracle.Add(day, 0);
            }

            t = MidnightOf(day.PlusDays(rule.CountsFirstDay && amount > 0 ? 0 : 1));
        }

        return (t, day);
    }

    private static LocalDate Last(DeadlineRule rule, LocalDate day) => rule.RollsForward ? CalendarOracle.Add(day, 0) : day;

    private bool Counts(DeadlineRule rule, long t) => rule.Unit == DeadlineUnit.CalendarDays || (_open[(int)(t % 1440)] && CalendarOracle.IsWorkingDay(DateOf(t)));

    private static IEnumerable<long> Range(long from, long until)
    {
        for (long t = from; t < until; t++)
        {
            yield return t;
        }
    }

    private static int At(LocalTime time) => (time.Hour * 60) + time.Minute;

    private static long Minute(Instant instant) => (long)(instant - Epoch).TotalMinutes + Shanghai; // seconds are dropped

    private static Instant InstantOf(long minute) => Epoch + Duration.FromMinutes(minute - Shanghai);

    private static LocalDate DateOf(long minute) => new LocalDate(1980, 1, 1).PlusDays((int)(minute / 1440));

    private static long MidnightOf(LocalDate date) => 1440L * Period.DaysBetween(new LocalDate(1980, 1, 1), date);
}
