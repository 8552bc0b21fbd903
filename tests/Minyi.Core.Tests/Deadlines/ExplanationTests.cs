using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

public class ExplanationTests
{
    private static readonly LegalTime Time = new(ChinaCalendar.Official);

    [Fact]
    public void A_clock_explains_its_start_its_days_its_pauses_and_its_end()
    {
        DeadlineRule rule = new("c", 5, DeadlineUnit.WorkingDays) { CutOff = new LocalTime(17, 0), Extension = new ExtensionPolicy(2), Source = "某办法第三条" };
        Deadline deadline = Time.Start(rule, At("2024-09-27T18:00"));
        deadline = Time.Resume(rule, deadline.Pause(At("2024-09-30T17:30")), At("2024-10-08T09:45"));
        deadline = Time.Extend(rule, deadline, 1);

        Assert.Equal(
            [
                "Started at 2024-09-27 18:00.",
                "That was after the cut-off or on a day off: it counts as received on 2024-09-29.",
                "6 working days after 2024-09-29, which is not counted itself: 2024-10-12. Not counted, holidays: 2024-10-01 to 2024-10-07 (National Day). "
                    + "Counted though a weekend, make-up days: 2024-10-12 (National Day). Extensions included: 1.",
                "Paused from 2024-09-30 17:30 to 2024-10-08 09:45: 75 minutes that would have counted are added.",
                "Due by the end of 2024-10-14.",
                "Source: 某办法第三条.",
            ],
            Time.Explain(rule, deadline).Select(l => l.English));
        Assert.Equal("2024年9月30日17:30至2024年10月8日09:45中止，其间计时75分钟，予以顺延。", Time.Explain(rule, deadline)[3].Chinese);
        Assert.Equal("到期日：2024年10月14日（当日终了）。", Time.Explain(rule, deadline)[4].Chinese);
        Assert.Equal("Paused now: the due date is set when it is resumed.", Time.Explain(rule, deadline.Pause(At("2024-10-09T09:00")))[4].English);
    }

    [Fact]
    public void A_roll_forward_names_the_holiday_and_a_missing_notice_its_year()
    {
        DeadlineRule rule = new("c", 5, DeadlineUnit.CalendarDays) { RollsForward = true };

        Assert.Equal(
            ["Started at 2024-09-29 09:00.", "5 calendar days, the first of them 2024-09-30.", "2024-10-04 is National Day: the next working day counts.", "Due by the end of 2024-10-08."],
            Time.Explain(rule, Time.Start(rule, At("2024-09-29T09:00"))).Select(l => l.English));
        Assert.Equal("2027年放假安排尚未公布，日期暂定。", Time.Explain(rule, Time.Start(rule, At("2026-12-28T09:00")))[^1].Chinese);
    }

    [Fact]
    public void Hours_are_due_at_a_minute()
    {
        DeadlineRule rule = new("c", 2, DeadlineUnit.WorkingHours);

        Assert.Equal("Due at 2024-10-08 10:00.", Time.Explain(rule, Time.Start(rule, At("2024-09-30T17:00")))[^1].English);
    }

    /// <summary>A petition keeps one such value for each running clock, and is to stay under a kibibyte.</summary>
    [Fact]
    public void A_clock_is_small()
    {
        Deadline[] clocks = new Deadline[1000];
        DeadlineRule rule = new("c", 15, DeadlineUnit.WorkingDays);
        Deadline first = Time.Start(rule, At("2024-09-29T09:00"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < clocks.Length; i++)
        {
            clocks[i] = first with { StagesTaken = i };
        }

        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / clocks.Length;
        Assert.InRange(each, 1, 160);
        Assert.NotEqual(clocks[0], clocks[1]);
    }
}
