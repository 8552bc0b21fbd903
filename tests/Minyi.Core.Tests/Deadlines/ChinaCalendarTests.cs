using Minyi.Deadlines.Calendars;

namespace Minyi.Core.Tests.Deadlines;

public class ChinaCalendarTests
{
    private static readonly WorkingCalendar Calendar = ChinaCalendar.Official;

    /// <summary>Notices of the State Council's General Office: national holidays, amendments in mid-year, redundant and make-up days.</summary>
    [Theory]
    [InlineData("2024-09-29", true, "make-up day before National Day")]
    [InlineData("2024-10-01", false, "National Day")]
    [InlineData("2024-10-12", true, "make-up day after National Day")]
    [InlineData("2020-01-31", false, "Spring Festival extended by the notice of 27 January 2020")]
    [InlineData("2020-02-01", false, "was a make-up day, the extension took that back")]
    [InlineData("2020-02-03", true, "a Monday that the extension sets working")]
    [InlineData("2019-05-03", false, "Labour Day extended by the notice of March 2019")]
    [InlineData("2019-05-05", true, "its make-up day")]
    [InlineData("2015-09-03", false, "70th anniversary of victory, by a notice of its own")]
    [InlineData("2015-09-06", true, "its make-up day")]
    [InlineData("2007-12-29", true, "make-up day of New Year 2008")]
    [InlineData("2007-12-31", false, "New Year 2008")]
    [InlineData("2006-12-30", true, "make-up day of New Year 2007")]
    [InlineData("2026-10-08", true, "an ordinary Thursday")]
    public void Days_are_as_the_notices_set_them(string date, bool isWorkingDay, string why)
    {
        Assert.True(Calendar.IsWorkingDay(Dates.Parse(date)) == isWorkingDay, why);
    }

    [Fact]
    public void Every_day_of_twenty_years_agrees_with_the_file()
    {
        for (LocalDate date = new(2006, 12, 1); date < new LocalDate(2027, 1, 1); date = date.PlusDays(1))
        {
            Assert.Equal(CalendarOracle.IsWorkingDay(date), Calendar.IsWorkingDay(date));
            Assert.Equal(CalendarOracle.IsWorkingDay(date), Calendar.Day(date).IsWorkingDay);
        }
    }

    [Fact]
    public void A_day_knows_its_kind_its_name_and_its_source()
    {
        CalendarDay holiday = Calendar.Day(new(2024, 10, 2));
        Assert.Equal((DayKind.Holiday, "国庆节"), (holiday.Kind, holiday.Name));
        Assert.Equal("https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm", holiday.Source);
        Assert.Equal(DayKind.MakeUpDay, Calendar.Day(new(2024, 9, 29)).Kind);
        Assert.Equal(new CalendarDay(new(2024, 9, 24), DayKind.Weekday), Calendar.Day(new(2024, 9, 24)));
        Assert.Equal(DayKind.Weekend, Calendar.Day(new(2024, 9, 22)).Kind);
        CalendarDay redundant = Calendar.Day(new(2020, 2, 3));
        Assert.Equal((DayKind.Weekday, "春节"), (redundant.Kind, redundant.Name));
        Assert.Contains("content_5472352", redundant.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void All_rows_are_embedded_each_with_the_notice_of_its_year()
    {
        CalendarLayer[] notices = [.. Calendar.Layers.Where(l => l.CoveredYears.Length > 0)];
        Assert.Equal(678, notices.Sum(l => l.Entries.Length));
        Assert.Equal(133, notices.Sum(l => l.Entries.Count(e => !e.IsOffDay)));
        Assert.Equal(Enumerable.Range(2007, 20), Calendar.CoveredYears);
        Assert.Equal(
            [32, 35, 33, 37, 34, 34, 41, 27, 31, 30, 29, 29, 31, 37, 38, 38, 34, 36, 33, 39],
            notices.Select(l => l.Entries.Length));
        Assert.Equal(36, Calendar.EntriesOf(2024).Count());
        Assert.Equal(StatutoryHolidays.Of(2027), Calendar.EntriesOf(2027));
    }

    [Theory]
    [InlineData("2026-12-25", 1, "2026-12-28", null)]
    [InlineData("2026-12-25", 2, "2026-12-29", 2027)]
    [InlineData("2026-12-28", 10, "2027-01-12", 2027)]
    [InlineData("2006-12-29", 1, "2006-12-30", 2006)]
    [InlineData("2006-12-31", 1, "2007-01-04", null)]
    [InlineData("2030-06-03", 5, "2030-06-11", 2030)]
    [InlineData("2026-12-31", 0, "2026-12-31", 2027)]
    public void A_date_that_rests_on_a_missing_notice_is_provisional_and_says_which_year(string start, int days, string due, int? missing)
    {
        LegalDate date = Calendar.Due(Dates.Parse(start), days);

        Assert.Equal(new LegalDate(Dates.Parse(due), missing), date);
        Assert.Equal(missing is not null, date.IsProvisional);
        Refusal? refusal = date.RefuseProvisional();
        Assert.Equal(missing is not null, refusal is not null);
        Assert.All(refusal?.Reasons ?? [], r => Assert.Contains(missing!.Value.ToString(), r.Text.English, StringComparison.Ordinal));
    }
}

internal static class Dates
{
    internal static LocalDate Parse(string date) => NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
}
