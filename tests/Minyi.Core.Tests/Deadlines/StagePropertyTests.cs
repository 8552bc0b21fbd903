using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>Stages, lateness and hand-over against walks from day to day.</summary>
public class StagePropertyTests
{
    private readonly LegalTime _time = new(ChinaCalendar.Official);

    [Property]
    public bool Days_late_are_counted_as_the_rule_counts_them(int seed, byte amount, byte kind, ushort minutes)
    {
        DeadlineRule rule = Rules.Of(kind, amount % 20);
        Deadline deadline = _time.Start(rule, Any.Instant(seed));
        Instant at = deadline.DueAt + Duration.FromMinutes(minutes - 2000);
        LocalDate today = _time.DateOf(at);
        int late = at < deadline.DueAt ? 0 : Days(deadline.DueOn.PlusDays(1), today).Count(d => rule.Unit == DeadlineUnit.CalendarDays || CalendarOracle.IsWorkingDay(d));
        DeadlineState state = at >= deadline.DueAt ? DeadlineState.Late : today == deadline.DueOn ? DeadlineState.DueToday : DeadlineState.Running;
        return _time.DaysLate(rule, deadline, at) == late
            && _time.StateOf(deadline, at) == state
            && _time.DaysLate(rule, deadline.Pause(deadline.StartedAt), at) == 0;
    }

    [Property]
    public void Stages_by_days_lie_so_many_days_before_and_after_the_due_day(int seed, byte amount, byte kind, byte before, byte after)
    {
        (int early, int late) = (before % 12, after % 12);
        DeadlineRule rule = Rules.Of(kind, amount % 20) with
        {
            Stages = [WarningStage.Late(late), WarningStage.Late(0), WarningStage.DaysBefore(early), WarningStage.OnDueDay(StageAction.Supervise)],
        };
        Deadline deadline = _time.Start(rule, Any.Instant(seed));
        StageMoment[] moments = [.. _time.Moments(rule, deadline)];

        Assert.Equal(moments.OrderBy(m => m.At).ThenBy(m => m.Stage), moments);
        StageMoment[] byPlace = [.. moments.OrderBy(m => m.Stage)];
        Assert.Equal(
            [
                (StageAction.Supervise, late == 0 ? deadline.DueAt : Midnight(Moved(rule, deadline.DueOn, late, 1).PlusDays(1))),
                (StageAction.Supervise, deadline.DueAt),
                (StageAction.Remind, Midnight(Moved(rule, deadline.DueOn, early, -1))),
                (StageAction.Supervise, Midnight(deadline.DueOn)),
            ],
            byPlace.Select(m => (m.Action, m.At)));
        foreach (StageMoment moment in moments)
        {
            Assert.Contains(moment, _time.Reached(rule, deadline, moment.At));
            Assert.DoesNotContain(moment, _time.Reached(rule, deadline, moment.At - Duration.Epsilon));
        }
    }

    [Fact]
    public void A_stage_is_taken_alone_and_stays_taken()
    {
        Deadline deadline = _time.Start(new("c", 1, DeadlineUnit.CalendarDays), At("2024-06-18T09:00"));
        HashSet<int> taken = [];
        foreach (int stage in new[] { 30, 0, 7, 7, 1 })
        {
            deadline = deadline.Take(stage);
            taken.Add(stage);
            Assert.All(Enumerable.Range(0, DeadlineRule.MostStages), s => Assert.Equal(taken.Contains(s), deadline.HasTaken(s)));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => deadline.Take(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => deadline.Take(DeadlineRule.MostStages));
    }

    [Fact]
    public void A_rule_has_at_most_31_stages_and_an_amount_within_bounds()
    {
        DeadlineRule rule = new("c", 100_000, DeadlineUnit.CalendarDays) { Stages = [.. Enumerable.Repeat(WarningStage.OnDueDay(), 31)] };

        Assert.Equal(31, rule.Stages.Length);
        Assert.Throws<ArgumentException>(() => rule with { Stages = rule.Stages.Add(WarningStage.OnDueDay()) });
        Assert.Empty((rule with { Stages = default }).Stages);
        Assert.Empty((rule with { PausedBy = default }).PausedBy);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeadlineRule("c", 100_001, DeadlineUnit.CalendarDays));
        Assert.Throws<ArgumentOutOfRangeException>(() => WarningStage.At(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WarningStage.At(101));
        Assert.ThrowsAny<ArgumentException>(() => WarningStage.Late(-1));
        Assert.ThrowsAny<ArgumentException>(() => WarningStage.DaysBefore(-1));
        Assert.ThrowsAny<ArgumentException>(() => TransferPolicy.KeepsAtLeast(0));
        Assert.ThrowsAny<ArgumentException>(() => _time.Start(rule, At("2024-06-18T09:00"), amount: -1));
    }

    [Fact]
    public void A_pause_begins_no_earlier_than_what_went_before_it()
    {
        DeadlineRule rule = new("c", 9, DeadlineUnit.WorkingDays);
        Deadline running = _time.Start(rule, At("2024-06-18T09:00"));

        Assert.Equal(running.StartedAt, running.Pause(running.StartedAt).PausedAt);
        Deadline resumed = _time.Resume(rule, running.Pause(At("2024-06-18T09:00")), At("2024-06-18T11:00"));
        Assert.Equal(At("2024-06-18T11:00"), resumed.Pause(At("2024-06-18T11:00")).PausedAt);
        Assert.Throws<ArgumentOutOfRangeException>(() => resumed.Pause(At("2024-06-18T10:59")));
        Assert.Throws<ArgumentOutOfRangeException>(() => running.Pause(At("2024-06-18T08:59")));
        Assert.Throws<ArgumentException>(() => resumed.Pause(At("2024-06-18T12:00")).Pause(At("2024-06-18T13:00")));
    }

    [Property]
    public void A_transfer_keeps_the_later_of_two_due_dates(int seed, byte amount, byte kind, byte least, ushort after, bool paused)
    {
        DeadlineRule rule = Rules.Of(kind, amount % 20) with { OnTransfer = TransferPolicy.KeepsAtLeast(1 + (least % 20)), Extension = new ExtensionPolicy(1) };
        Deadline deadline = _time.Extend(rule, _time.Start(rule, Any.Instant(seed)), 1);
        Instant at = deadline.StartedAt + Duration.FromMinutes(after);
        deadline = paused ? deadline.Pause(deadline.StartedAt) : deadline;
        Deadline fresh = _time.Start(rule, at, 1 + (least % 20)), handed = _time.Transfer(rule, deadline, at);
        if (fresh.DueAt > (paused ? _time.Resume(rule, deadline, at) : deadline).DueAt)
        {
            Assert.Equal(fresh with { Extensions = 1, PausedAt = paused ? at : null }, handed);
        }
        else
        {
            Assert.Same(deadline, handed);
        }

        Assert.Equal(_time.Start(rule, at) with { PausedAt = paused ? at : null }, _time.Transfer(rule with { OnTransfer = TransferPolicy.Restarts }, deadline, at));
        Assert.Same(deadline, _time.Transfer(rule with { OnTransfer = TransferPolicy.GoesOn }, deadline, at));
    }

    [Fact]
    public void A_rule_is_for_its_own_clock_alone()
    {
        Instant at = At("2024-06-18T09:00");
        DeadlineRule rule = new("c", 9, DeadlineUnit.WorkingDays) { Extension = new ExtensionPolicy(1) }, other = new("d", 9, DeadlineUnit.WorkingDays) { Extension = new ExtensionPolicy(1) };
        Deadline deadline = _time.Start(rule, at);
        foreach (Action misuse in new Action[]
        {
            () => _time.Resume(other, deadline.Pause(at), at), () => _time.Extend(other, deadline, 1), () => _time.Transfer(other, deadline, at),
            () => _time.Remaining(other, deadline, at), () => _time.DaysLate(other, deadline, at), () => _time.Moments(other, deadline),
            () => _time.Reached(other, deadline, at), () => _time.Explain(other, deadline), () => _time.Recompute(other, deadline, "reason"),
        })
        {
            ArgumentException thrown = Assert.Throws<ArgumentException>(misuse);
            Assert.Equal("rule", thrown.ParamName);
            Assert.Contains("'d'", thrown.Message, StringComparison.Ordinal);
            Assert.Contains("'c'", thrown.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => _time.Recompute(rule, deadline, " "));
    }

    [Fact]
    public void A_confirmed_date_changes_its_mark_alone()
    {
        DeadlineRule rule = new("c", 5, DeadlineUnit.WorkingDays);
        Deadline deadline = _time.Start(rule, At("2026-12-24T09:00"));
        LegalTime amended = new(new WorkingCalendarBuilder("2027", ChinaCalendar.Official).Add(new CalendarLayer("2027", [], [2027])).Build());

        DueDateChange change = amended.Recompute(rule, deadline, "notice")!;
        Assert.True(deadline.IsProvisional);
        Assert.False(change.After.IsProvisional);
        Assert.True(change.IsConfirmation);
        Assert.Equal(change.From, change.To);
    }

    private Instant Midnight(LocalDate date) => date.AtStartOfDayInZone(_time.Zone).ToInstant();

    private static LocalDate Moved(DeadlineRule rule, LocalDate date, int days, int step)
    {
        for (int left = days; left > 0;)
        {
            date = date.PlusDays(step);
            left -= rule.Unit == DeadlineUnit.CalendarDays || CalendarOracle.IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    private static IEnumerable<LocalDate> Days(LocalDate first, LocalDate last)
    {
        for (LocalDate date = first; date <= last; date = date.PlusDays(1))
        {
            yield return date;
        }
    }
}
