namespace Minyi.Deadlines.Calendars;

/// <summary>Working days numbered, both ways in constant time: day → number of working days up to it, number → day.</summary>
/// <remarks>
/// The table spans the years that any layer touches and one on either side; beyond it the week alone counts, by arithmetic. Days are counted
/// from the table's first day. Number k belongs to the k-th working day of the table, so 1 is its first one, and 0 or less lies before it.
/// </remarks>
internal sealed class WorkingDayTable
{
    private readonly int _firstYear;
    private readonly LocalDate _first;
    private readonly int[] _monthStart;
    private readonly int[] _upTo;
    private readonly LocalDate[] _dates;
    private readonly bool[] _week;
    private readonly int _perWeek;

    internal WorkingDayTable(int firstYear, int lastYear, bool[] week, Func<LocalDate, bool> isWorkingDay)
    {
        _firstYear = firstYear;
        _first = new LocalDate(firstYear, 1, 1);
        _week = week;
        _perWeek = week.Count(w => w);
        int days = Period.DaysBetween(_first, new LocalDate(lastYear, 12, 31)) + 1;
        _monthStart = new int[(lastYear - firstYear + 1) * 12];
        _upTo = new int[days];
        List<LocalDate> dates = new(days);
        for (int day = 0; day < days; day++)
        {
            LocalDate date = _first.PlusDays(day);
            if (date.Day == 1)
            {
                _monthStart[((date.Year - firstYear) * 12) + date.Month - 1] = day;
            }

            if (isWorkingDay(date))
            {
                dates.Add(date);
            }

            _upTo[day] = dates.Count;
        }

        _dates = [.. dates];
    }

    /// <summary>The number of the last working day on or before a date.</summary>
    internal int UpTo(LocalDate date) => UpToDay(DayOf(date));

    /// <summary>The number of the last working day strictly before a date.</summary>
    internal int Before(LocalDate date) => UpToDay(DayOf(date) - 1);

    /// <summary>The working day of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such date exists in NodaTime.</exception>
    internal LocalDate Date(long number)
    {
        ulong index = unchecked((ulong)(number - 1));
        return index < (ulong)_dates.Length ? _dates[index] : Outside(number);
    }

    /// <summary>The day of a date, counted from the table's first day: an array look-up by month within the table.</summary>
    internal int DayOf(LocalDate date)
    {
        date.Deconstruct(out int year, out int month, out int day, out CalendarSystem calendar);
        uint index = unchecked((uint)(((year - _firstYear) * 12) + month - 1));
        return index < (uint)_monthStart.Length && ReferenceEquals(calendar, CalendarSystem.Iso)
            ? _monthStart[index] + day - 1
            : Period.DaysBetween(_first, date.WithCalendar(CalendarSystem.Iso));
    }

    private int UpToDay(int day)
    {
        if (unchecked((uint)day) < (uint)_upTo.Length)
        {
            return _upTo[day];
        }

        // Whole weeks outside hold the same number each; what is left is less than a week.
        int from = day < 0 ? 0 : _upTo.Length;
        (long weeks, long rest) = FloorDivide(day + 1 - from, 7);
        int number = (day < 0 ? 0 : _dates.Length) + (int)(weeks * _perWeek);
        for (int i = 0; i < rest; i++)
        {
            number += IsWeekWorking(from + i) ? 1 : 0;
        }

        return number;
    }

    private LocalDate Outside(long number)
    {
        bool before = number < 1;
        (long weeks, long left) = FloorDivide(before ? number - 1 : number - 1 - _dates.Length, _perWeek);
        int day = before ? 0 : _upTo.Length;
        while (!IsWeekWorking(day) || left-- > 0)
        {
            day++;
        }

        long days = (7 * weeks) + day;
        return days >= Period.DaysBetween(_first, LocalDate.MinIsoValue) && days <= Period.DaysBetween(_first, LocalDate.MaxIsoValue)
            ? _first.PlusDays((int)days)
            : throw new ArgumentOutOfRangeException(nameof(number), number, "The date lies beyond the years -9998 to 9999.");
    }

    private bool IsWeekWorking(int day) => _week[FloorDivide(day + (int)_first.DayOfWeek - 1, 7).Left];

    private static (long Quotient, long Left) FloorDivide(long value, int by)
    {
        (long quotient, long rest) = Math.DivRem(value, by);
        return rest < 0 ? (quotient - 1, rest + by) : (quotient, rest);
    }
}
