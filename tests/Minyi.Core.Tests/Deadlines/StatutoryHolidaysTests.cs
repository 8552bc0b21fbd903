using Minyi.Deadlines.Calendars;

namespace Minyi.Core.Tests.Deadlines;

public class StatutoryHolidaysTests
{
    private static readonly WorkingCalendar WeekOnly = new WorkingCalendarBuilder("week").Build();

    /// <summary>Published tables: 除夕, 清明, 端午 and 中秋 of each year.</summary>
    [Theory]
    [InlineData(2026, "02-16", "04-05", "06-19", "09-25")]
    [InlineData(2027, "02-05", "04-05", "06-09", "09-15")]
    [InlineData(2028, "01-25", "04-04", "05-28", "10-03")]
    [InlineData(2029, "02-12", "04-04", "06-16", "09-22")]
    [InlineData(2030, "02-02", "04-05", "06-05", "09-12")]
    [InlineData(2031, "01-22", "04-05", "06-24", "10-01")]
    [InlineData(2032, "02-10", "04-04", "06-12", "09-19")]
    [InlineData(2033, "01-30", "04-04", "06-01", "09-08")]
    [InlineData(2034, "02-18", "04-05", "06-20", "09-27")]
    [InlineData(2035, "02-07", "04-05", "06-10", "09-16")]
    public void Lunar_days_are_those_of_the_published_calendars(int year, string eve, string qingming, string dragonBoat, string midAutumn)
    {
        Assert.Equal(eve, First("春节"));
        Assert.Equal(qingming, First("清明节"));
        Assert.Equal(dragonBoat, First("端午节"));
        Assert.Equal(midAutumn, First("中秋节"));

        string First(string name) => StatutoryHolidays.Of(year).First(e => e.Standing == CalendarStanding.Statutory && e.Name.Contains(name, StringComparison.Ordinal)).Date.ToString("MM-dd", null);
    }

    /// <summary>The known formula for the century, [Y × 0.2422 + 4.81] − [Y / 4], is another way to the same day.</summary>
    [Fact]
    public void Qingming_is_that_of_the_formula()
    {
        for (int year = StatutoryHolidays.FirstYear; year < 2100; year++)
        {
            int day = (int)(((year - 2000) * 0.2422) + 4.81) - ((year - 2000) / 4);
            Assert.Contains(StatutoryHolidays.Of(year), e => e.Name == "清明节" && e.Date == new LocalDate(year, 4, day));
        }
    }

    /// <summary>The notices of 2014 to 2026: each holiday by law is off, and nobody who counts by the law alone is off on more days than the law gives.</summary>
    [Fact]
    public void Each_day_by_law_is_off_in_the_notices_too()
    {
        for (int year = StatutoryHolidays.FirstYear; year <= 2026; year++)
        {
            Assert.All(StatutoryHolidays.Of(year).Where(e => e.Standing == CalendarStanding.Statutory), e => Assert.False(ChinaCalendar.Official.IsWorkingDay(e.Date), $"{e}"));
        }
    }

    /// <summary>Eleven days off until 2024 and thirteen from 2025, however many of them lie on weekends.</summary>
    [Fact]
    public void The_week_loses_as_many_days_as_the_law_gives()
    {
        for (int year = StatutoryHolidays.FirstYear; year <= StatutoryHolidays.LastYear; year++)
        {
            Assert.Equal(year < 2025 ? 11 : 13, StatutoryHolidays.Of(year).Count(e => WeekOnly.IsWorkingDay(e.Date)));
            Assert.All(StatutoryHolidays.Of(year), e => Assert.Equal(year, e.Date.Year));
        }
    }

    [Property(MaxTest = 500)]
    public Property No_date_is_earlier_than_by_the_week_alone() => Prop.ForAll(Gen.Choose(0, 26_000).ToArbitrary(), Gen.Choose(0, 260).ToArbitrary(), (day, days) =>
    {
        LocalDate start = new LocalDate(2027, 1, 1).PlusDays(day);
        return ChinaCalendar.Official.Add(start, days) >= WeekOnly.Add(start, days);
    });

    [Fact]
    public void Days_say_how_sure_they_are()
    {
        Assert.Equal(CalendarStanding.Statutory, Standing(2027, 5, 1));
        Assert.Equal(CalendarStanding.Estimated, Standing(2027, 5, 3)); // makes up for 1 May, a Saturday
        Assert.Equal(CalendarStanding.Estimated, Standing(2027, 5, 5));
        Assert.Equal(CalendarStanding.Notified, Standing(2026, 5, 1));
        Assert.Equal((DayKind.Holiday, 2027), (ChinaCalendar.Official.Day(new(2027, 10, 1)).Kind, ChinaCalendar.Official.Day(new(2027, 10, 1)).MissingYear));
        Assert.Equal(CalendarStanding.Estimated, Standing(2101, 10, 1));

        static CalendarStanding Standing(int year, int month, int day) => ChinaCalendar.Official.Day(new(year, month, day)).Standing;
    }

    [Fact]
    public void A_notice_takes_the_place_of_the_law_wholly()
    {
        CalendarLayer notice = new("国办通知", [new(new(2027, 5, 1), "劳动节", IsOffDay: true), new(new(2027, 5, 8), "劳动节", IsOffDay: false)], [2027]);
        WorkingCalendar calendar = new WorkingCalendarBuilder("2027", ChinaCalendar.Official).Add(notice).Build();
        Assert.True(calendar.IsWorkingDay(new(2027, 5, 3)));
        Assert.True(calendar.IsWorkingDay(new(2027, 10, 1)));
        Assert.False(calendar.IsWorkingDay(new(2028, 10, 2)));
        Assert.Equal(2, calendar.EntriesOf(2027).Count());
    }

    [Fact]
    public void Years_beyond_the_tables_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StatutoryHolidays.Of(StatutoryHolidays.FirstYear - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatutoryHolidays.Of(StatutoryHolidays.LastYear + 1));
    }

    [Fact]
    public void What_is_likely_is_told_apart()
    {
        LocalizedText text = CalendarExplanation.Of(ChinaCalendar.Official, new(2027, 4, 29), 3).Text;
        Assert.Equal(
            "自2027年4月29日起（当日不计）第3个工作日为2027年5月6日。放假不计：2027年5月1日至2027年5月2日（劳动节）。推算补休不计：2027年5月3日至2027年5月4日（劳动节）。2027年放假安排尚未公布，日期暂定。", text.Chinese);
        Assert.Contains("Not counted, days that probably make up for a holiday on a weekend: 2027-05-03 to 2027-05-04 (Labour Day).", text.English, StringComparison.Ordinal);
    }
}
