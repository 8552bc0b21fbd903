using System.Collections.Immutable;
using Minyi.Deadlines.Calendars;

namespace Minyi.Core.Tests.Deadlines;

public class CalendarNoticeTests
{
    [Fact]
    public void A_notice_from_a_file_makes_its_year_certain()
    {
        const string Notice = "\uFEFFis_off_day,name,date,remark\r\nfalse,元旦,2026-12-27,\r\ntrue,\"元\"\"旦\",2027-01-01,\"a, b\"\r\n\r\ntrue,元旦,2027-01-04,\r\n";

        Assert.True(CalendarNotice.TryRead(new StringReader(Notice), "国办发明电〔2026〕样例", out CalendarLayer? layer, out ImmutableArray<CalendarFault> faults));
        Assert.Empty(faults);
        Assert.Equal([2026, 2027], layer.CoveredYears);
        Assert.Equal("元\"旦", layer.Entries[1].Name);
        WorkingCalendar calendar = new WorkingCalendarBuilder("中国", ChinaCalendar.Official).Add(layer).Build();
        Assert.Equal(new LegalDate(new(2026, 12, 31), null), calendar.Due(new(2026, 12, 25), 5));
        Assert.Equal(new CalendarDay(new(2026, 12, 27), DayKind.MakeUpDay, "元旦", layer.Source), calendar.Day(new(2026, 12, 27)));
    }

    [Fact]
    public void The_last_days_of_December_belong_to_the_next_years_notice()
    {
        Assert.True(CalendarNotice.TryRead(new StringReader("date,name,is_off_day\n2027-12-31,元旦,true\n2028-01-01,元旦,true\n"), "s", out CalendarLayer? layer, out _));

        Assert.Equal([2028], layer.CoveredYears);
    }

    [Fact]
    public void Every_fault_has_its_place()
    {
        const string Notice = "date,name,is_off_day\n2027-1-1,元旦,true\n2027-01-02,,maybe\n2027-01-03,元旦,true\n2027-01-03,元旦,true\n2027-01-04,元旦\n2027-01-05,\"元旦,true\n";

        Assert.False(CalendarNotice.TryRead(new StringReader(Notice), "s", out CalendarLayer? layer, out ImmutableArray<CalendarFault> faults));
        Assert.Null(layer);
        Assert.Equal([(2, "date"), (3, "name"), (3, "is_off_day"), (5, "date"), (6, ""), (7, "")], faults.Select(f => (f.Line, f.Column)));
        Assert.Equal("Line 2, column 'date': found '2027-1-1', expected a date such as 2027-01-01, in the years 1949 to 2200.", faults[0].Text.English);
        Assert.Equal("第 5 行“date”列：“2027-01-03”，应为第 4 行没有的日期。", faults[3].Text.Chinese);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("date,is_off_day\n2027-01-01,true\n", 1)]
    [InlineData("date,name,is_off_day\n", 1)]
    public void A_notice_has_its_columns_and_a_row(string text, int count)
    {
        Assert.False(CalendarNotice.TryRead(new StringReader(text), "s", out _, out ImmutableArray<CalendarFault> faults));
        Assert.Equal(count, faults.Length);
    }

    [Fact]
    public void Reading_stops_at_twenty_faults()
    {
        string text = "date,name,is_off_day\n" + string.Concat(Enumerable.Repeat("x,,y\n", 50));

        Assert.False(CalendarNotice.TryRead(new StringReader(text), "s", out _, out ImmutableArray<CalendarFault> faults));
        Assert.Equal(20, faults.Length);
    }

    [Fact]
    public void A_higher_layer_overrides_a_lower_one_and_keeps_its_own_source()
    {
        LocalDate date = new(2024, 9, 29);
        WorkingCalendar calendar = new WorkingCalendarBuilder("台风", ChinaCalendar.Official)
            .Add(new CalendarLayer("停工通知", [new(date, "台风停工", IsOffDay: true)]))
            .Build();

        Assert.Equal(new CalendarDay(date, DayKind.Holiday, "台风停工", "停工通知"), calendar.Day(date));
        Assert.Equal(ChinaCalendar.Official.Add(new(2024, 9, 27), 1).PlusDays(1), calendar.Add(new(2024, 9, 27), 1));
        Assert.Equal(ChinaCalendar.Official.CoveredYears, calendar.CoveredYears);
        Assert.Contains(calendar.EntriesOf(2024), e => e == new CalendarEntry(date, "台风停工", IsOffDay: true));
    }

    [Theory]
    [InlineData(IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday)]
    [InlineData(IsoDayOfWeek.Sunday)]
    [InlineData]
    public void A_week_of_ones_own_counts_like_a_loop_within_and_beyond_the_table(params IsoDayOfWeek[] off)
    {
        WorkingCalendar calendar = new WorkingCalendarBuilder("week").Weekend(off).Build();
        foreach (LocalDate start in new LocalDate[] { new(1999, 12, 1), new(2000, 6, 1), new(2000, 12, 1), new(1800, 1, 1), new(2300, 1, 1) })
        {
            int count = 0;
            for (LocalDate date = start.PlusDays(1); date < start.PlusDays(800); date = date.PlusDays(1))
            {
                count += off.Contains(date.DayOfWeek) ? 0 : 1;
                Assert.Equal(count, calendar.Count(start, date));
                Assert.Equal(!off.Contains(date.DayOfWeek), calendar.IsWorkingDay(date));
                if (!off.Contains(date.DayOfWeek))
                {
                    Assert.Equal(date, calendar.Add(start, count));
                }
            }
        }
    }

    [Fact]
    public void Misuse_by_a_program_throws()
    {
        CalendarEntry entry = new(new(2024, 1, 1), "元旦", true);

        Assert.Throws<ArgumentException>(() => new CalendarLayer("s", [entry, entry]));
        Assert.Throws<ArgumentException>(() => new CalendarLayer(" ", [entry]));
        Assert.Throws<ArgumentException>(() => new WorkingCalendarBuilder("w").Weekend(Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkingCalendarBuilder("w").Weekend(IsoDayOfWeek.None));
    }

    [Property]
    public bool An_explanation_counts_what_the_calendar_counts(int seed, byte amount)
    {
        CalendarExplanation explained = CalendarExplanation.Of(ChinaCalendar.Official, Any.Date(seed), amount);
        int counted = explained.Days.Count(d => d.Number is not null);
        return explained.Due == ChinaCalendar.Official.Due(Any.Date(seed), amount)
            && counted == amount
            && explained.Days.Where(d => d.Number is null).All(d => amount == 0 || !d.Day.IsWorkingDay)
            && explained.Days.Where(d => d.Number is not null).Select(d => d.Number!.Value).SequenceEqual(Enumerable.Range(1, amount));
    }

    [Fact]
    public void An_explanation_says_what_is_provisional()
    {
        LocalizedText text = CalendarExplanation.Of(ChinaCalendar.Official, new(2026, 12, 31), 0).Text;

        Assert.Equal("The first working day from 2026-12-31 on is 2026-12-31. The notice for 2027 is not out: the date is provisional.", text.English);
        Assert.Equal("2026年12月31日起首个工作日为2026年12月31日。2027年放假安排尚未公布，日期暂定。", text.Chinese);
        Assert.Contains("Mid-Autumn Festival and National Day", CalendarExplanation.Of(ChinaCalendar.Official, new(2025, 9, 30), 1).Text.English, StringComparison.Ordinal);
    }
}
