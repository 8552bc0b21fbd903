using System.Collections.Immutable;
using Minyi.Deadlines.Calendars;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>Calendars at the edges of their table, their notices and their texts.</summary>
public class CalendarEdgeTests
{
    /// <summary>A calendar with notices for some years of ten, against one that asks each day: which year is missing between any two dates.</summary>
    [Property]
    public bool The_missing_year_is_found_as_by_asking_each_day(byte covered, int from, ushort span)
    {
        int[] years = [.. Enumerable.Range(0, 8).Where(i => (covered >> i & 1) == 1).Select(i => 2010 + i)];
        WorkingCalendar calendar = new WorkingCalendarBuilder("c").Add(new CalendarLayer("s", [], years)).Build();
        LocalDate first = new LocalDate(2006, 1, 1).PlusDays(Any.Mod(from, 5500)), last = first.PlusDays((span % 1500) - 2);
        int? expected = null;
        for (LocalDate date = first; date <= last && expected is null; date = date.PlusDays(1))
        {
            expected = !years.Contains(date.Year) ? date.Year : date is { Month: 12, Day: >= 29 } && !years.Contains(date.Year + 1) ? date.Year + 1 : null;
        }

        return calendar.MissingYear(first, last) == expected && calendar.CoveredYears.SequenceEqual(years);
    }

    /// <summary>Days of two layers and a week of one's own, within, around and far beyond the years of the table, both ways.</summary>
    [Property(MaxTest = 60)]
    public bool Adding_and_counting_agree_with_a_walk_at_the_edges_of_the_table(byte week, int seed, short amount, int[] set)
    {
        IsoDayOfWeek[] off = [.. Enumerable.Range(0, 6).Where(i => (week >> i & 1) == 1).Select(i => (IsoDayOfWeek)(i + 1))];
        Dictionary<LocalDate, bool> days = [];
        foreach (int s in set)
        {
            days[new LocalDate(2004, 12, 20).PlusDays(Any.Mod(s, 400))] = s % 2 == 0;
        }

        WorkingCalendar calendar = new WorkingCalendarBuilder("c").Weekend(off)
            .Add(new CalendarLayer("low", days.Select(d => new CalendarEntry(d.Key, "n", !d.Value))))
            .Add(new CalendarLayer("high", days.Select(d => new CalendarEntry(d.Key, "n", d.Value))))
            .Build();
        bool Works(LocalDate date) => days.TryGetValue(date, out bool isOff) ? !isOff : !off.Contains(date.DayOfWeek);
        LocalDate[] edges = [new(1999, 1, 1), new(1999, 12, 31), new(2000, 12, 31), new(2001, 12, 31), new(2004, 1, 1), new(2006, 12, 31), new(2007, 12, 31), new(1998, 6, 1), new(2009, 6, 1)];
        LocalDate start = edges[Any.Mod(seed, edges.Length)].PlusDays(Any.Mod(seed / 16, 40) - 20);
        int wanted = amount % 900;
        LocalDate date = start;
        if (wanted == 0)
        {
            while (!Works(date))
            {
                date = date.PlusDays(1);
            }
        }

        for (int left = Math.Abs(wanted); left > 0;)
        {
            date = date.PlusDays(Math.Sign(wanted));
            left -= Works(date) ? 1 : 0;
        }

        return calendar.Add(start, wanted) == date
            && calendar.IsWorkingDay(start) == Works(start)
            && calendar.Day(start).IsWorkingDay == Works(start)
            && (wanted <= 0 || calendar.Count(start, date) == wanted)
            && (wanted >= 0 || calendar.Count(date.PlusDays(-1), start.PlusDays(-1)) == -wanted);
    }

    [Fact]
    public void The_table_ends_where_dates_end()
    {
        WorkingCalendar first = new WorkingCalendarBuilder("c").Add(new CalendarLayer("s", [new(new LocalDate(-9998, 1, 3), "n", true)])).Build();
        WorkingCalendar last = new WorkingCalendarBuilder("c").Add(new CalendarLayer("s", [new(new LocalDate(9999, 12, 30), "n", true)])).Build();

        Assert.False(first.IsWorkingDay(new LocalDate(-9998, 1, 3)));
        Assert.False(last.IsWorkingDay(new LocalDate(9999, 12, 30)));
        Assert.True(last.IsWorkingDay(new LocalDate(9999, 12, 31)));
        Assert.Equal(new LocalDate(9999, 12, 31), last.Add(new LocalDate(9999, 12, 29), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => last.Add(new LocalDate(9999, 12, 29), 2));
        WorkingCalendar plain = new WorkingCalendarBuilder("c").Build();
        Assert.Equal(LocalDate.MaxIsoValue, plain.Add(LocalDate.MaxIsoValue.PlusDays(-1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => plain.Add(LocalDate.MaxIsoValue, 1));
        Assert.Equal(LocalDate.MinIsoValue, plain.Add(LocalDate.MinIsoValue.PlusDays(1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => plain.Add(LocalDate.MinIsoValue, -1));
    }

    [Fact]
    public void A_calendar_builds_upon_another_and_leaves_it_alone()
    {
        WorkingCalendar basis = new WorkingCalendarBuilder("basis").Weekend(IsoDayOfWeek.Friday).Add(new CalendarLayer("s", [new(new(2024, 1, 2), "n", true)], [2024])).Build();
        WorkingCalendar upon = new WorkingCalendarBuilder("upon", basis).Add(new CalendarLayer("t", [new(new(2024, 1, 2), "m", false), new(new(2024, 1, 5), "m", false)], [2025, 2024])).Build();

        Assert.Equal(("basis", "upon"), (basis.Name, upon.Name));
        Assert.Equal(["s", "t"], upon.Layers.Select(l => l.Source));
        Assert.False(basis.IsWorkingDay(new(2024, 1, 2)));
        Assert.Equal(new CalendarDay(new(2024, 1, 2), DayKind.Weekday, "m", "t"), upon.Day(new(2024, 1, 2)));
        Assert.Equal(new CalendarDay(new(2024, 1, 5), DayKind.MakeUpDay, "m", "t"), upon.Day(new(2024, 1, 5)));
        Assert.Equal(new CalendarDay(new(2024, 1, 12), DayKind.Weekend), upon.Day(new(2024, 1, 12)));
        Assert.Equal(new CalendarDay(new(2026, 1, 3), DayKind.Weekday, MissingYear: 2026, Standing: CalendarStanding.Estimated), upon.Day(new(2026, 1, 3)));
        Assert.Equal([2024, 2025], upon.CoveredYears);
        Assert.Equal([new CalendarEntry(new(2024, 1, 2), "m", false), new(new(2024, 1, 5), "m", false)], upon.EntriesOf(2024));
        Assert.ThrowsAny<ArgumentException>(() => new WorkingCalendarBuilder(" "));
        Assert.ThrowsAny<ArgumentException>(() => new WorkingCalendarBuilder("c").Weekend((IsoDayOfWeek)8));
    }

    [Fact]
    public void A_layer_is_in_order_and_sets_each_day_once()
    {
        CalendarEntry one = new(new(2024, 1, 1), "a", true), two = new(new(2024, 1, 2), "b", false), three = new(new(2024, 1, 3), "c", true);
        CalendarLayer layer = new("s", [three, one, two], [2025, 2024, 2025]);

        Assert.Equal([one, two, three], layer.Entries);
        Assert.Equal([2024, 2025], layer.CoveredYears);
        Assert.Contains("'s' sets 2024-01-03 twice", Assert.Throws<ArgumentException>(() => new CalendarLayer("s", [one, three, two, three])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b,c", "a|b|c")]
    [InlineData(",,", "||")]
    [InlineData("\"a,b\",c", "a,b|c")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("\"\"\"\"", "\"")]
    [InlineData("\"\",x", "|x")]
    [InlineData("a\"b\",c", "a\"b\"|c")]
    public void Fields_may_be_quoted(string line, string fields)
    {
        string[] expected = fields.Split('|');
        string header = string.Join(',', Enumerable.Range(0, expected.Length).Select(i => $"x{i}"));
        string text = $"date,name,is_off_day,{header}\n2027-01-01,n,true,{line}\n";
        Assert.True(CalendarNotice.TryRead(new StringReader(text), "s", out _, out ImmutableArray<CalendarFault> faults), string.Join(' ', faults.Select(f => f.Text.English)));

        // The quoted field read as the name.
        text = $"date,is_off_day,name\n2027-01-01,true,{Quoted(expected[0] + "x")}\n";
        Assert.True(CalendarNotice.TryRead(new StringReader(text), "s", out CalendarLayer? layer, out _));
        Assert.Equal((expected[0] + "x").Trim(), layer.Entries.Single().Name);
    }

    [Fact]
    public void Every_fault_says_what_was_found_and_what_was_expected()
    {
        Assert.Equal(
            [
                "Line 1, column 'name': found 'date,is_off_day', expected a header with this column.|第 1 行“name”列：“date,is_off_day”，应为含有此列的表头。",
            ],
            Faults("date,is_off_day\n2027-01-01,true\n"));
        Assert.Equal(["Line 2: found '', expected at least one row.|第 2 行：“”，应为至少一行日期。"], Faults("date,name,is_off_day\n"));
        Assert.Equal(
            [
                "Line 2, column 'date': found '1948-01-01', expected a date such as 2027-01-01, in the years 1949 to 2200.|第 2 行“date”列：“1948-01-01”，应为1949 至 2200 年间形如 2027-01-01 的日期。",
                "Line 2, column 'name': found '', expected the holiday's name.|第 2 行“name”列：“”，应为节日名称。",
                "Line 2, column 'is_off_day': found 'yes', expected true or false.|第 2 行“is_off_day”列：“yes”，应为true 或 false。",
                "Line 4, column 'date': found '2027-01-01', expected a day that line 3 does not set already.|第 4 行“date”列：“2027-01-01”，应为第 3 行没有的日期。",
                "Line 5: found '2027-01-02,n', expected 3 fields.|第 5 行：“2027-01-02,n”，应为3 个字段。",
            ],
            Faults("date,name,is_off_day\n1948-01-01, ,yes\n2027-01-01,n,TRUE\n2027-01-01,m,False\n2027-01-02,n\n"));
        Assert.Equal(3, Faults("\n").Length);
    }

    [Fact]
    public void A_reading_stops_after_twenty_faults_and_gives_all_up_to_there()
    {
        Assert.Equal(19, Faults("date,name,is_off_day\n" + string.Concat(Enumerable.Repeat("x,n,true\n", 19))).Length);
        Assert.Equal(20, Faults("date,name,is_off_day\n" + string.Concat(Enumerable.Repeat("x,n,true\n", 19)) + "x,,y\n").Length);
    }

    [Theory]
    [InlineData("元旦", "元旦", "New Year's Day")]
    [InlineData("“五一”", "五一", "Labour Day")]
    [InlineData("劳动节", "劳动节", "Labour Day")]
    [InlineData("五一劳动节", "五一劳动节", "Labour Day")]
    [InlineData("春节", "春节", "Spring Festival")]
    [InlineData("清明节", "清明节", "Qingming Festival")]
    [InlineData("端午节", "端午节", "Dragon Boat Festival")]
    [InlineData("“十一”", "十一", "National Day")]
    [InlineData("国庆节、中秋节", "国庆节、中秋节", "Mid-Autumn Festival and National Day")]
    [InlineData("中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", "Victory Day")]
    [InlineData("三月三", "三月三", "三月三")]
    public void A_holiday_is_named_in_both_languages(string name, string chinese, string english)
    {
        WorkingCalendar calendar = new WorkingCalendarBuilder("c").Add(new CalendarLayer("s", [new(new(2024, 6, 19), name, true)], [2024])).Build();
        LocalizedText text = CalendarExplanation.Of(calendar, new(2024, 6, 18), 1).Text;

        Assert.Equal($"自2024年6月18日起（当日不计）第1个工作日为2024年6月20日。放假不计：2024年6月19日（{chinese}）。", text.Chinese);
        Assert.Equal($"1 working day after 2024-06-18, which is not counted itself: 2024-06-20. Not counted, holidays: 2024-06-19 ({english}).", text.English);
    }

    [Fact]
    public void Neighbours_of_one_name_are_drawn_together_and_others_are_not()
    {
        WorkingCalendar calendar = new WorkingCalendarBuilder("c").Add(new CalendarLayer("s",
        [
            new(new(2024, 6, 18), "甲", true), new(new(2024, 6, 19), "甲", true), new(new(2024, 6, 20), "乙", true), new(new(2024, 6, 22), "丙", false), new(new(2024, 6, 23), "丙", false),
        ])).Build();
        CalendarExplanation explained = CalendarExplanation.Of(calendar, new(2024, 6, 17), 8);

        Assert.Equal(
            "自2024年6月17日起（当日不计）第8个工作日为2024年6月28日。放假不计：2024年6月18日至2024年6月19日（甲）、2024年6月20日（乙）。调休上班计入：2024年6月22日至2024年6月23日（丙）。2024年放假安排尚未公布，日期暂定。",
            explained.Text.Chinese);
        Assert.Equal(
            "8 working days after 2024-06-17, which is not counted itself: 2024-06-28. Not counted, holidays: 2024-06-18 to 2024-06-19 (甲), 2024-06-20 (乙). "
                + "Counted though a weekend, make-up days: 2024-06-22 to 2024-06-23 (丙). The notice for 2024 is not out: the date is provisional.",
            explained.Text.English);
        Assert.Equal(explained.Text.English, explained.ToString());
        Assert.Equal((new LocalDate(2024, 6, 17), 8), (explained.Start, explained.WorkingDays));
        Assert.Equal([null, null, null, 1, 2, 3, 4, 5, 6, 7, 8], explained.Days.Select(d => d.Number));
    }

    [Fact]
    public void A_refusal_of_a_provisional_date_names_the_year()
    {
        LegalDate date = new(new(2027, 1, 4), 2027);

        Assert.Equal(
            new Reason("calendar-year-missing", new("2027 年放假安排尚未公布，到期日不能确定。", "The notice for 2027 is not out, so the due date is not certain.")),
            Assert.Single(date.RefuseProvisional()!.Reasons));
        Assert.Null(new LegalDate(new(2027, 1, 4)).RefuseProvisional());
    }

    [Fact]
    public void The_last_days_of_a_year_that_has_no_next_belong_to_their_own_notice()
    {
        CalendarLayer newYear = ChinaCalendar.Official.Layers.Single(l => l.CoveredYears.Contains(2008));

        Assert.Contains(newYear.Entries, e => e.Date == new LocalDate(2007, 12, 29));
        Assert.All(ChinaCalendar.Official.Layers.Where(l => l.CoveredYears.Length > 0), l => Assert.All(l.Entries, e => Assert.True(e.Date.Year == l.CoveredYears[0] || (e.Date.Year == l.CoveredYears[0] - 1 && e.Date is { Month: 12, Day: >= 29 }))));
        Assert.Equal("中国 China", ChinaCalendar.Official.Name);
        Assert.Equal(2, ChinaCalendar.Official.Layers.Single(l => l.CoveredYears.Contains(2020)).Source.Split(' ').Length);
    }

    private static string[] Faults(string text)
    {
        Assert.False(CalendarNotice.TryRead(new StringReader(text), "s", out CalendarLayer? layer, out ImmutableArray<CalendarFault> faults));
        Assert.Null(layer);
        return [.. faults.Select(f => $"{f.Text.English}|{f.Text.Chinese}")];
    }

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
