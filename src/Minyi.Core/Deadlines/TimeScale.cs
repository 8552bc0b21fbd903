using Minyi.Deadlines.Calendars;

namespace Minyi.Deadlines;

/// <summary>Time as one kind of rule counts it, laid out as a line of minutes: all minutes for calendar days, office minutes for the rest.</summary>
/// <remarks>
/// On this line a deadline is a starting point and a length, and a pause is a stretch to leave out, so that weekends, holidays and lunch
/// breaks need no thought beyond the two mappings here.
/// </remarks>
internal readonly struct TimeScale(IWorkingCalendar calendar, OfficeHours hours, DateTimeZone zone, DeadlineUnit unit)
{
    private static readonly LocalDate Origin = new(2000, 1, 1);
    private readonly int _perDay = unit == DeadlineUnit.CalendarDays ? 1440 : hours.MinutesPerDay;

    /// <summary>How long an amount of the unit is.</summary>
    internal long Length(int amount) => (long)amount * (unit == DeadlineUnit.WorkingHours ? 60 : _perDay);

    /// <summary>Where an instant lies; seconds are dropped, or made a full minute.</summary>
    internal long Position(Instant instant, bool roundUp = false)
    {
        if (roundUp)
        {
            instant += Duration.FromMinutes(1) - Duration.Epsilon;
        }

        LocalDateTime local = instant.InZone(zone).LocalDateTime;
        int minute = (local.Hour * 60) + local.Minute;
        if (unit == DeadlineUnit.CalendarDays)
        {
            return End(local.Date) - 1440 + minute;
        }

        return calendar.IsWorkingDay(local.Date) ? End(local.Date) - _perDay + hours.Elapsed(minute) : End(local.Date);
    }

    /// <summary>Where a day ends.</summary>
    internal long End(LocalDate date) =>
        (long)_perDay * (unit == DeadlineUnit.CalendarDays ? Period.DaysBetween(Origin, date) : calendar.Count(Origin, date));

    /// <summary>The day whose last part a position lies in: a position on the border between two days belongs to the earlier one.</summary>
    internal LocalDate Day(long position)
    {
        int number = (int)CeilingDivide(position, _perDay);
        return unit == DeadlineUnit.CalendarDays ? Origin.PlusDays(number)
            : number >= 1 ? calendar.Add(Origin, number)
            : calendar.Add(Origin.PlusDays(1), number - 1);
    }

    /// <summary>The instant of a position: the end of the day for a border between days, where days are counted; else the minute itself.</summary>
    internal Instant At(long position)
    {
        LocalDate day = Day(position);
        int within = (int)(position - End(day)) + _perDay;
        if (within == _perDay && unit != DeadlineUnit.WorkingHours)
        {
            return zone.StartOf(day.PlusDays(1));
        }

        int minute = unit == DeadlineUnit.CalendarDays ? within : hours.MinuteAfter(within);
        return day.At(new LocalTime(minute / 60, minute % 60)).InZoneLeniently(zone).ToInstant();
    }

    private static long CeilingDivide(long value, int by) => (value / by) + (value % by > 0 ? 1 : 0);
}
