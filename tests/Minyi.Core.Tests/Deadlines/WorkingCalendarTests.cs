using Minyi.Deadlines.Calendars;

namespace Minyi.Core.Tests.Deadlines;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = ChinaCalendar.Official;

    [Fact]
    public void Adding_agrees_with_the_day_by_day_walk_for_every_start_and_every_amount_to_300()
    {
        List<LocalDate> working = [];
        for (LocalDate date = new(2006, 12, 1); working.Count == 0 || date < new LocalDate(2028, 12, 31); date = date.PlusDays(1))
        {
            if (CalendarOracle.IsWorkingDay(date))
            {
                working.Add(date);
            }
        }

        int next = 0;
        for (LocalDate start = new(2007, 1, 1); start < new LocalDate(2027, 1, 1); start = start.PlusDays(1))
        {
            while (working[next] < start)
            {
                next++;
            }

            // Day 0 is the first working day on or after the start; day 1 is the first one after it.
            int first = working[next] == start ? next : next - 1;
            for (int amount = 0; amount <= 300; amount++)
            {
                LocalDate expected = amount == 0 ? working[next] : working[first + amount];
                if (Calendar.Add(start, amount) != expected || Calendar.Count(start, expected) != (expected == start ? 0 : Math.Max(amount, 1)))
                {
                    Assert.Fail($"{start} + {amount}: {Calendar.Add(start, amount)}, by hand {expected}");
                }
            }
        }
    }

    [Property]
    public bool The_walk_itself_agrees_with_a_loop(int seed, byte amount) =>
        Calendar.Add(Any.Date(seed), amount) == CalendarOracle.Add(Any.Date(seed), amount);

    [Property]
    public bool Add_and_count_are_inverse(int seed, byte amount) =>
        amount == 0 || Calendar.Count(Any.Date(seed), Calendar.Add(Any.Date(seed), amount)) == amount;

    [Property]
    public bool Counting_to_a_working_day_and_adding_comes_back(int seed, byte span)
    {
        (LocalDate start, LocalDate end) = (Any.Date(seed), Any.Date(seed).PlusDays(span));
        int count = Calendar.Count(start, end);
        return count == 0 || !Calendar.IsWorkingDay(end) || Calendar.Add(start, count) == end;
    }

    [Property]
    public bool Adding_is_monotone_in_the_start_and_in_the_amount(int seed, byte later, byte amount, byte more)
    {
        (LocalDate a, LocalDate b) = (Any.Date(seed), Any.Date(seed).PlusDays(later));
        return Calendar.Add(a, amount) <= Calendar.Add(b, amount) && Calendar.Add(a, amount) <= Calendar.Add(a, amount + more);
    }

    /// <summary>Additive wherever the first part is at least one day, so that the second starts on a working day.</summary>
    [Property]
    public bool Adding_is_additive_over_a_split(int seed, byte one, byte other) =>
        Calendar.Add(Calendar.Add(Any.Date(seed), one + 1), other) == Calendar.Add(Any.Date(seed), one + 1 + other);

    [Property]
    public bool Counting_is_additive_and_antisymmetric(int a, int b, int c)
    {
        (LocalDate x, LocalDate y, LocalDate z) = (Any.Date(a), Any.Date(b), Any.Date(c));
        return Calendar.Count(x, y) + Calendar.Count(y, z) == Calendar.Count(x, z) && Calendar.Count(x, y) == -Calendar.Count(y, x);
    }

    [Property]
    public bool Adding_a_negative_amount_walks_back(int seed, byte amount)
    {
        LocalDate date = Any.Date(seed);
        for (int left = amount; left > 0;)
        {
            date = date.PlusDays(-1);
            left -= CalendarOracle.IsWorkingDay(date) ? 1 : 0;
        }

        return amount == 0 || Calendar.Add(Any.Date(seed), -amount) == date;
    }

    [Property]
    public bool Beyond_the_table_the_week_alone_counts(int seed, short amount)
    {
        LocalDate start = new LocalDate(Any.Mod(seed, 2) == 0 ? 1850 : 2150, 1, 1).PlusDays(Any.Mod(seed, 4000));
        LocalDate end = start.PlusDays(amount);
        (LocalDate low, LocalDate high) = start < end ? (start, end) : (end, start);
        int count = 0;
        for (LocalDate date = low.PlusDays(1); date <= high; date = date.PlusDays(1))
        {
            count += date.DayOfWeek <= IsoDayOfWeek.Friday ? 1 : 0;
        }

        return Math.Abs(Calendar.Count(start, end)) == count
            && (count == 0 || high.DayOfWeek > IsoDayOfWeek.Friday || Calendar.Add(low, count) == high)
            && Calendar.MissingYear(start, start) is not null;
    }

    [Fact]
    public void A_span_across_the_tables_edges_is_the_sum_of_its_parts()
    {
        (LocalDate a, LocalDate b, LocalDate c, LocalDate d) = (new(1900, 5, 5), new(2010, 5, 5), new(2020, 5, 5), new(2100, 5, 5));

        Assert.Equal(Calendar.Count(a, b) + Calendar.Count(b, c) + Calendar.Count(c, d), Calendar.Count(a, d));
        Assert.Equal(d, Calendar.Add(a, Calendar.Count(a, d)));
    }

    [Fact]
    public void A_date_of_another_calendar_system_is_the_same_day()
    {
        LocalDate date = new(2024, 9, 29);
        LocalDate julian = date.WithCalendar(CalendarSystem.Julian);

        Assert.Equal(Calendar.Add(date, 5), Calendar.Add(julian, 5));
        Assert.Equal(Calendar.Day(date), Calendar.Day(julian));
    }

    [Fact]
    public void Beyond_the_dates_that_exist_adding_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Add(new(9999, 12, 30), 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Add(new(2024, 1, 1), int.MaxValue));
        Assert.ThrowsAny<ArgumentException>(() => Calendar.Due(new(2024, 1, 1), -1));
    }
}
