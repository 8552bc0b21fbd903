using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>Due dates, stages and what remains, each against a stop-watch that walks from minute to minute, with office hours of any kind.</summary>
public class StopwatchTests
{
    [Property(MaxTest = 150)]
    public bool Due_dates_agree(ushort[] day, int seed, byte amount, byte kind, ushort[] gaps)
    {
        (LegalTime time, ClockOracle watch) = With(day);
        DeadlineRule rule = Rules.Of(kind, amount % 12);
        Deadline deadline = Paused(time, rule, Any.Instant(seed), gaps);
        return watch.DueOf(rule, deadline.StartedAt, rule.Amount, [.. deadline.Pauses]) == (deadline.DueOn, deadline.DueAt);
    }

    /// <summary>One pause that begins before, on and after the last day and ends within, on the evening of, and long after it.</summary>
    [Fact]
    public void A_pause_around_the_end_agrees()
    {
        LegalTime time = new(ChinaCalendar.Official);
        foreach (int kind in Enumerable.Range(0, 24))
        {
            foreach (int amount in new[] { 0, 1, 2 })
            {
                DeadlineRule rule = Rules.Of(kind, amount);
                Deadline running = time.Start(rule, At("2024-09-26T10:00"));
                foreach (int before in new[] { -1, 0, 1, 30, 359, 360, 361, 600, 1440, 2000 })
                {
                    Instant from = Instant.Max(running.DueAt - Duration.FromMinutes(before), running.StartedAt);
                    foreach (int length in new[] { 0, 1, before - 1, before, before + 1, 539, 900, 1439, 1440, 1441, 2900, 9000, 20000 }.Where(l => l >= 0))
                    {
                        Deadline resumed = time.Resume(rule, running.Pause(from), from + Duration.FromMinutes(length));
                        Assert.Equal(ClockOracle.Due(rule, running.StartedAt, rule.Amount, [.. resumed.Pauses]), (resumed.DueOn, resumed.DueAt));
                    }
                }
            }
        }
    }

    [Property(MaxTest = 150)]
    public bool Shares_of_the_time_agree(ushort[] day, int seed, byte amount, byte kind, byte percent, ushort[] gaps)
    {
        (LegalTime time, ClockOracle watch) = With(day);
        int share = 1 + (percent % 100);
        DeadlineRule rule = Rules.Of(kind, 1 + (amount % 11)) with { Stages = [WarningStage.At(share)] };
        Deadline deadline = Paused(time, rule, Any.Instant(seed), gaps);
        return time.Moments(rule, deadline).Single().At
            == Instant.Min(deadline.DueAt, watch.Share(rule, deadline.StartedAt, rule.Amount, share, [.. deadline.Pauses]));
    }

    /// <summary>What remains is the amount less what was counted outside pauses; minutes past the end are below zero.</summary>
    [Property(MaxTest = 150)]
    public bool What_remains_agrees(ushort[] day, int seed, byte amount, byte kind, ushort from, ushort length, ushort later)
    {
        (LegalTime time, ClockOracle watch) = With(day);
        DeadlineRule rule = Rules.Of(kind, 12 + (amount % 8));
        Deadline running = time.Start(rule, Any.Instant(seed));
        Instant begin = ClockOracle.Begin(rule, running.StartedAt, running.Amount);
        Instant pausedAt = Instant.Max(begin, running.StartedAt) + Duration.FromMinutes(from % 400), resumedAt = pausedAt + Duration.FromMinutes(length % 6000);
        Deadline paused = running.Pause(pausedAt), resumed = time.Resume(rule, paused, resumedAt);
        if (resumedAt >= running.DueAt || pausedAt >= running.DueAt)
        {
            return true; // a pause beyond the due date sets the end anew: Due_dates_agree
        }

        Instant at = resumedAt + Duration.FromMinutes(later);
        long whole = watch.Length(rule, running.Amount), first = watch.Counted(rule, begin, pausedAt);
        return time.Remaining(rule, running, running.StartedAt) == Duration.FromMinutes(whole - watch.Counted(rule, begin, running.StartedAt))
            && time.Remaining(rule, paused, at) == Duration.FromMinutes(whole - first)
            && time.Remaining(rule, resumed, at) == Duration.FromMinutes(whole - first - watch.Counted(rule, resumedAt, at));
    }

    [Property]
    public bool A_day_is_as_long_as_its_hours(ushort[] day)
    {
        OfficeHours hours = Hours(day);
        return hours.MinutesPerDay == hours.Intervals.Sum(i => Period.Between(i.From, i.Until, PeriodUnits.Minutes).Minutes);
    }

    [Fact]
    public void Hours_have_an_order_and_a_break_between_two()
    {
        OfficeInterval morning = new(new(8, 0), new(12, 0)), afternoon = new(new(12, 1), new(17, 0)), night = new(new(0, 0), new(0, 1));

        Assert.Equal([night, morning, afternoon], new OfficeHours(night, morning, afternoon).Intervals);
        Assert.Equal(7 * 60, OfficeHours.Default.MinutesPerDay);
        foreach (ImmutableArray<OfficeInterval> wrong in new ImmutableArray<OfficeInterval>[]
        {
            default, [], [afternoon, morning], [morning, new(new(12, 0), new(17, 0))], [morning, new(new(11, 0), new(17, 0))],
            [new(new(9, 0), new(9, 0))], [new(new(9, 0), new(8, 0))], [new(new(9, 0), new(10, 0, 1))], [new(new(9, 0, 59), new(10, 0))],
        })
        {
            Assert.ThrowsAny<ArgumentException>(() => new OfficeHours(wrong));
        }
    }

    private static (LegalTime Time, ClockOracle Watch) With(ushort[] day) =>
        (new LegalTime(ChinaCalendar.Official, Hours(day)), new ClockOracle(Hours(day)));

    /// <summary>One to three parts of the day, from the numbers given.</summary>
    private static OfficeHours Hours(ushort[] day)
    {
        List<OfficeInterval> parts = [];
        int minute = 0;
        for (int i = 0; i == 0 || (i + 1 < day.Length && i < 6); i += 2)
        {
            int from = minute + (i == 0 ? 0 : 1) + (day.ElementAtOrDefault(i) % 200), until = from + 1 + (day.ElementAtOrDefault(i + 1) % 240);
            parts.Add(new(new(from / 60, from % 60), new(until / 60, until % 60)));
            minute = until;
        }

        return new OfficeHours([.. parts]);
    }

    /// <summary>Pauses of the lengths and at the distances given in minutes, at most four.</summary>
    internal static Deadline Paused(LegalTime time, DeadlineRule rule, Instant start, ushort[] gaps)
    {
        Deadline deadline = time.Start(rule, start);
        Instant at = start;
        for (int i = 0; i + 1 < gaps.Length && i < 8; i += 2)
        {
            Instant from = at + Duration.FromMinutes(gaps[i] % 9000);
            at = from + Duration.FromMinutes(gaps[i + 1] % 9000);
            deadline = time.Resume(rule, deadline.Pause(from), at);
        }

        return deadline;
    }
}
