using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

public class StageTests
{
    private static readonly LegalTime Time = new(ChinaCalendar.Official);
    private static readonly DeadlineRule Rule = new("c", 10, DeadlineUnit.WorkingDays)
    {
        Stages = [WarningStage.At(50), WarningStage.At(80, StageAction.Supervise), WarningStage.OnDueDay(), WarningStage.Late(0), WarningStage.Late(3), WarningStage.DaysBefore(1)],
    };

    [Fact]
    public void Stages_lie_where_the_rule_puts_them()
    {
        Deadline deadline = Time.Start(Rule, At("2024-09-23T09:00"));

        // Working days: 24, 25, 26, 27, 29, 30 September, 8, 9, 10, 11 October (and 12, a make-up day).
        Assert.Equal(new LocalDate(2024, 10, 11), deadline.DueOn);
        Assert.Equal(
            [
                new StageMoment(0, StageAction.Remind, At("2024-09-30T00:00")),
                new StageMoment(1, StageAction.Supervise, At("2024-10-10T00:00")),
                new StageMoment(5, StageAction.Remind, At("2024-10-10T00:00")),
                new StageMoment(2, StageAction.Remind, At("2024-10-11T00:00")),
                new StageMoment(3, StageAction.Supervise, At("2024-10-12T00:00")),
                new StageMoment(4, StageAction.Supervise, At("2024-10-16T00:00")),
            ],
            Time.Moments(Rule, deadline));
    }

    [Fact]
    public void A_reached_stage_falls_due_once()
    {
        Deadline deadline = Time.Start(Rule, At("2024-09-23T09:00"));
        Instant later = At("2024-10-10T12:00");

        Assert.Empty(Time.Reached(Rule, deadline, At("2024-09-29T23:59")));
        Assert.Equal([0, 1, 5], Time.Reached(Rule, deadline, later).Select(m => m.Stage));
        Assert.Equal([1, 5], Time.Reached(Rule, deadline.Take(0), later).Select(m => m.Stage));
        Assert.Empty(Time.Reached(Rule, deadline.Take(0).Take(1).Take(5), later));
        Assert.Empty(Time.Reached(Rule, deadline.Pause(At("2024-09-25T12:00")), later));
    }

    [Fact]
    public void A_pause_moves_the_stages_that_are_still_ahead()
    {
        Deadline deadline = Time.Start(Rule, At("2024-09-23T09:00"));
        Deadline resumed = Time.Resume(Rule, deadline.Pause(At("2024-09-30T09:00")), At("2024-10-08T09:00"));

        StageMoment[] before = [.. Time.Moments(Rule, deadline)], after = [.. Time.Moments(Rule, resumed)];
        Assert.Equal(before[0], after[0]);
        Assert.Equal(At("2024-10-11T00:00"), after.Single(m => m.Stage == 1).At);
    }

    [Property]
    public bool Stages_in_percent_are_in_order_and_never_after_the_due_instant(int seed, byte amount, byte kind, byte low, byte high)
    {
        (int a, int b) = (1 + (Math.Min(low, high) % 100), 1 + (Math.Max(low, high) % 100));
        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        DeadlineRule rule = Rules.Of(kind, amount) with { Stages = [WarningStage.At(a), WarningStage.At(b), WarningStage.At(100)] };
        Deadline deadline = Time.Start(rule, Any.Instant(seed));
        StageMoment[] moments = [.. Time.Moments(rule, deadline)];
        return moments.Select(m => m.Stage).SequenceEqual([0, 1, 2]) && moments[2].At <= deadline.DueAt && (rule.RollsForward || moments[2].At == deadline.DueAt);
    }

    [Fact]
    public void Where_a_clock_stands()
    {
        Deadline deadline = Time.Start(Rule, At("2024-09-23T09:00"));

        Assert.Equal(DeadlineState.Running, Time.StateOf(deadline, At("2024-10-10T23:59")));
        Assert.Equal(DeadlineState.DueToday, Time.StateOf(deadline, At("2024-10-11T00:00")));
        Assert.Equal(DeadlineState.Late, Time.StateOf(deadline, At("2024-10-12T00:00")));
        Assert.Equal(DeadlineState.Paused, Time.StateOf(deadline.Pause(At("2024-10-10T00:00")), At("2024-10-12T00:00")));
        Assert.Equal([0, 0, 1, 2, 2], new[] { "2024-10-01", "2024-10-11", "2024-10-12", "2024-10-14", "2024-10-14" }.Select(d => Time.DaysLate(Rule, deadline, At(d + "T12:00"))));
    }

    [Fact]
    public void A_changed_calendar_moves_nothing_until_the_change_is_submitted()
    {
        Deadline deadline = Time.Start(Rule, At("2026-12-24T09:00"));
        CalendarLayer notice = new("国务院办公厅关于2027年部分节假日安排的通知（样例）", [new(new(2027, 1, 1), "元旦", true), new(new(2027, 1, 4), "元旦", true)], [2027]);
        LegalTime amended = new(new WorkingCalendarBuilder("2027", ChinaCalendar.Official).Add(notice).Build());

        DueDateChange change = amended.Recompute(Rule, deadline, notice.Source)!;
        Assert.Equal((new LocalDate(2027, 1, 8), new LocalDate(2027, 1, 11)), (change.From, change.To));
        Assert.Equal((2027, null), (change.Before.MissingYear, change.After.MissingYear));
        Assert.Equal(notice.Source, change.Reason);
        Assert.False(change.IsConfirmation);
        Assert.Null(amended.Recompute(Rule, change.After, "again"));
        Assert.Null(Time.Recompute(Rule, deadline, "same calendar"));
    }
}
