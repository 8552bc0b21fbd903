using System.Globalization;
using System.Text.RegularExpressions;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>The explanation of a due date, line by line in both languages.</summary>
public class ExplanationTextTests
{
    private readonly LegalTime _time = new(ChinaCalendar.Official);

    [Fact]
    public void The_first_day_counts_and_the_last_rolls_over_a_weekend() => Explains(
        new("c", 5, DeadlineUnit.CalendarDays) { CountsFirstDay = true, RollsForward = true },
        "2024-06-18T09:00",
        "起算时间：2024年6月18日09:00。|期限5日（自然日），第1日为2024年6月18日。|2024年6月22日为休息日，顺延至下一个工作日。|到期日：2024年6月24日（当日终了）。",
        "Started at 2024-06-18 09:00.|5 calendar days, the first of them 2024-06-18.|2024-06-22 is a day off: the next working day counts.|Due by the end of 2024-06-24.");

    [Fact]
    public void A_last_day_off_stays_where_the_rule_does_not_roll() => Explains(
        new("c", 5, DeadlineUnit.CalendarDays) { CountsFirstDay = true },
        "2024-06-18T09:00",
        "起算时间：2024年6月18日09:00。|期限5日（自然日），第1日为2024年6月18日。|到期日：2024年6月22日（当日终了）。",
        "Started at 2024-06-18 09:00.|5 calendar days, the first of them 2024-06-18.|Due by the end of 2024-06-22.");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_nothing_to_count_the_start_day_itself_is_named(bool countsFirstDay) => Explains(
        new("c", 0, DeadlineUnit.CalendarDays) { CountsFirstDay = countsFirstDay, RollsForward = true },
        "2024-06-18T09:00",
        "起算时间：2024年6月18日09:00。|期限0日（自然日），即起算当日。|到期日：2024年6月18日（当日终了）。",
        "Started at 2024-06-18 09:00.|0 calendar days: the start day itself.|Due by the end of 2024-06-18.");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_working_days_are_the_first_working_day_on_or_after_the_start(bool countsFirstDay) => Explains(
        new("c", 0, DeadlineUnit.WorkingDays) { CountsFirstDay = countsFirstDay },
        "2024-06-22T09:00",
        "起算时间：2024年6月22日09:00。|2024年6月22日起首个工作日为2024年6月24日。周末不计：2024年6月22日至2024年6月23日。|到期日：2024年6月24日（当日终了）。",
        "Started at 2024-06-22 09:00.|The first working day from 2024-06-22 on is 2024-06-24. Not counted, weekends: 2024-06-22 to 2024-06-23.|Due by the end of 2024-06-24.");

    [Fact]
    public void Working_days_that_count_the_first_are_counted_from_the_day_before() => Explains(
        new("c", 1, DeadlineUnit.WorkingDays) { CountsFirstDay = true },
        "2024-06-18T09:00",
        "起算时间：2024年6月18日09:00。|自2024年6月17日起（当日不计）第1个工作日为2024年6月18日。|到期日：2024年6月18日（当日终了）。",
        "Started at 2024-06-18 09:00.|1 working day after 2024-06-17, which is not counted itself: 2024-06-18.|Due by the end of 2024-06-18.");

    [Fact]
    public void After_the_cut_off_with_an_extension_a_pause_and_a_source()
    {
        DeadlineRule rule = new("c", 5, DeadlineUnit.WorkingDays) { CutOff = new LocalTime(17, 0), Extension = new ExtensionPolicy(2), Source = "某办法第三条" };
        Deadline deadline = _time.Start(rule, At("2024-09-27T18:00"));
        deadline = _time.Extend(rule, _time.Resume(rule, deadline.Pause(At("2024-09-30T17:30")), At("2024-10-08T09:45")), 1);

        Explains(rule, deadline, "起算时间：2024年9月27日18:00。|已过当日截止时点或为非工作日，视为2024年9月29日收到。"
            + "|自2024年9月29日起（当日不计）第6个工作日为2024年10月12日。放假不计：2024年10月1日至2024年10月7日（国庆节）。调休上班计入：2024年10月12日（国庆节）。其中含延期1次。"
            + "|2024年9月30日17:30至2024年10月8日09:45中止，其间计时75分钟，予以顺延。|到期日：2024年10月14日（当日终了）。|依据：某办法第三条。", Chinese);
    }

    [Fact]
    public void Hours_run_in_office_hours_and_a_paused_clock_has_no_due_date()
    {
        DeadlineRule rule = new("c", 2, DeadlineUnit.WorkingHours);
        Deadline deadline = _time.Start(rule, At("2024-09-30T17:00"));

        Explains(rule, deadline, "起算时间：2024年9月30日17:00。|期限2小时，只计工作日办公时间。|到期时间：2024年10月8日10:00。", Chinese);
        Explains(rule, deadline, "Started at 2024-09-30 17:00.|2 hours, counted within the office hours of working days.|Due at 2024-10-08 10:00.", English);
        deadline = deadline.Pause(At("2024-09-30T17:30"));
        Explains(rule, deadline, "起算时间：2024年9月30日17:00。|期限2小时，只计工作日办公时间。|目前中止计时，恢复后重新确定到期日。", Chinese);
        Explains(rule, deadline, "Started at 2024-09-30 17:00.|2 hours, counted within the office hours of working days.|Paused now: the due date is set when it is resumed.", English);
    }

    [Fact]
    public void A_date_that_rests_on_a_missing_notice_says_so() => Explains(
        new("c", 4, DeadlineUnit.WorkingHours),
        "2026-12-30T16:00",
        "起算时间：2026年12月30日16:00。|期限4小时，只计工作日办公时间。|到期时间：2026年12月31日11:00。|2027年放假安排尚未公布，日期暂定。",
        "Started at 2026-12-30 16:00.|4 hours, counted within the office hours of working days.|Due at 2026-12-31 11:00.|The notice for 2027 is not out: the date is provisional.");

    /// <summary>What a pause is said to add is what a stop-watch counts in it, from the beginning of the count on.</summary>
    [Property(MaxTest = 100)]
    public void The_minutes_of_a_pause_are_those_that_a_stop_watch_counts(int seed, byte amount, byte kind, ushort[] gaps)
    {
        DeadlineRule rule = Rules.Of(kind, amount % 12);
        Deadline deadline = StopwatchTests.Paused(_time, rule, Any.Instant(seed), gaps);
        Instant begin = ClockOracle.Begin(rule, deadline.StartedAt, rule.Amount);
        ClockOracle watch = new(OfficeHours.Default);
        string[] said = [.. _time.Explain(rule, deadline).Select(l => Regex.Match(l.English, "^Paused from .*: (\\d+) minutes that")).Where(m => m.Success).Select(m => m.Groups[1].Value)];
        Assert.Equal(deadline.Pauses.Select(p => watch.Counted(rule, Instant.Max(begin, p.From), p.Until).ToString(CultureInfo.InvariantCulture)), said);
    }

    [Fact]
    public void A_refused_extension_says_what_would_be_allowed()
    {
        DeadlineRule rule = new("feedback", 10, DeadlineUnit.WorkingDays) { Extension = new ExtensionPolicy(Longest: 5, Times: 2) };
        Deadline deadline = _time.Start(rule, At("2024-06-18T09:00"));

        Assert.Null(rule.RefuseExtension(deadline, 1));
        Assert.Null(rule.RefuseExtension(deadline with { Extensions = 1 }, 5));
        Assert.Equal(
            [
                new Reason("extended-too-often", new("期限“feedback”最多延长 2 次。", "The time limit 'feedback' may be extended 2 times at most.")),
                new Reason("extension-length", new("每次延长应为 1 至 5，收到 6。", "An extension is from 1 to 5; found 6.")),
            ],
            rule.RefuseExtension(deadline with { Extensions = 2 }, 6)!.Reasons);
        Assert.Equal(
            [new Reason("extension-not-allowed", new("期限“feedback”不得延长。", "The time limit 'feedback' may not be extended."))],
            (rule with { Extension = null }).RefuseExtension(deadline, 1)!.Reasons);
    }

    private void Explains(DeadlineRule rule, string start, string chinese, string english)
    {
        Explains(rule, _time.Start(rule, At(start)), chinese, Chinese);
        Explains(rule, _time.Start(rule, At(start)), english, English);
    }

    private void Explains(DeadlineRule rule, Deadline deadline, string lines, Func<LocalizedText, string> language) =>
        Assert.Equal(lines.Split('|'), _time.Explain(rule, deadline).Select(language));

    private static string Chinese(LocalizedText text) => text.Chinese;

    private static string English(LocalizedText text) => text.English;
}
