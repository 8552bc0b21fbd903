using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

public class ClockTests
{
    private static readonly LegalTime Time = new(ChinaCalendar.Official);
    private static readonly DeadlineRule Days = new("c", 10, DeadlineUnit.WorkingDays);
    private static readonly DeadlineRule Hours = new("c", 14, DeadlineUnit.WorkingHours);

    [Theory]
    [InlineData("2024-06-07T18:00", "2024-06-11T09:00", 0, "the weekend of the Dragon Boat Festival")]
    [InlineData("2024-06-07T20:00", "2024-06-09T03:00", 0, "a night and a Saturday")]
    [InlineData("2024-06-06T12:00", "2024-06-06T14:00", 0, "lunch")]
    [InlineData("2024-06-06T10:00", "2024-06-06T10:17", 17, "seventeen minutes")]
    [InlineData("2024-06-07T17:30", "2024-06-11T09:45", 75, "half an hour on Friday, three quarters on Tuesday")]
    public void A_pause_adds_its_working_minutes_and_no_others(string from, string until, int minutes, string why)
    {
        Deadline running = Time.Start(Hours, At("2024-06-06T09:00"));
        Deadline resumed = Time.Resume(Hours, running.Pause(At(from)), At(until));

        Assert.True(Time.Remaining(Hours, resumed, At("2024-06-06T09:00")) - Time.Remaining(Hours, running, At("2024-06-06T09:00")) == Duration.FromMinutes(minutes), why);
        Assert.Equal(ClockOracle.Due(Hours, running.StartedAt, Hours.Amount, [.. resumed.Pauses]), (resumed.DueOn, resumed.DueAt));
    }

    [Fact]
    public void Minutes_of_many_pauses_add_up_before_a_day_is_rounded()
    {
        Deadline deadline = Time.Start(Days, At("2024-06-03T09:00"));
        LocalDate due = deadline.DueOn;
        for (int day = 4; day <= 7; day++)
        {
            deadline = Time.Resume(Days, deadline.Pause(At($"2024-06-0{day}T10:00")), At($"2024-06-0{day}T10:05"));
        }

        Assert.Equal(Time.Calendar.Add(due, 1), deadline.DueOn);
    }

    [Theory]
    [InlineData(DeadlineUnit.WorkingDays)]
    [InlineData(DeadlineUnit.CalendarDays)]
    [InlineData(DeadlineUnit.WorkingHours)]
    public void A_pause_that_begins_when_the_time_is_up_gives_nothing_back(DeadlineUnit unit)
    {
        DeadlineRule rule = new("c", 3, unit);
        Deadline running = Time.Start(rule, At("2024-06-03T09:00"));

        Assert.Equal(running.DueAt, Time.Resume(rule, running.Pause(running.DueAt), At("2024-06-20T10:00")).DueAt);
        Assert.True(Time.Resume(rule, running.Pause(running.DueAt - Duration.FromMinutes(1)), At("2024-06-20T10:00")).DueAt > At("2024-06-20T10:00"));
    }

    [Property(MaxTest = 300)]
    public bool With_pauses_the_minute_by_minute_clock_agrees(int seed, byte amount, byte kind, ushort[] gaps)
    {
        DeadlineRule rule = Rules.Of(kind, amount % 12);
        (Deadline deadline, PauseSpan[] pauses) = Paused(rule, Any.Instant(seed), gaps);
        return ClockOracle.Due(rule, deadline.StartedAt, rule.Amount, pauses) == (deadline.DueOn, deadline.DueAt);
    }

    [Property]
    public bool A_pause_of_no_length_changes_no_due_date(int seed, byte amount, byte kind, ushort after)
    {
        DeadlineRule rule = Rules.Of(kind, amount % 40);
        Deadline running = Time.Start(rule, Any.Instant(seed));
        Instant at = running.StartedAt + Duration.FromMinutes(after);
        Deadline resumed = Time.Resume(rule, running.Pause(at), at);
        return (resumed.DueOn, resumed.DueAt) == (running.DueOn, running.DueAt);
    }

    [Property]
    public bool Two_pauses_that_meet_are_one(int seed, byte amount, byte kind, ushort from, ushort one, ushort other)
    {
        DeadlineRule rule = Rules.Of(kind, amount % 40);
        Deadline running = Time.Start(rule, Any.Instant(seed));
        Instant a = running.StartedAt + Duration.FromMinutes(from), b = a + Duration.FromMinutes(one), c = b + Duration.FromMinutes(other);
        Deadline apart = Time.Resume(rule, Time.Resume(rule, running.Pause(a), b).Pause(b), c);
        Deadline together = Time.Resume(rule, running.Pause(a), c);
        return (apart.DueOn, apart.DueAt) == (together.DueOn, together.DueAt);
    }

    [Property]
    public bool A_longer_pause_is_never_due_earlier_and_none_makes_a_clock_late(int seed, byte amount, byte kind, ushort from, ushort one, ushort more)
    {
        DeadlineRule rule = Rules.Of(kind, (amount % 40) + 1);
        Deadline running = Time.Start(rule, Any.Instant(seed));
        Instant a = running.StartedAt + Duration.FromMinutes(from), b = a + Duration.FromMinutes(one), c = b + Duration.FromMinutes(more);
        if (a >= running.DueAt)
        {
            return Time.Resume(rule, running.Pause(a), c).DueAt == running.DueAt;
        }

        Deadline brief = Time.Resume(rule, running.Pause(a), b);
        Deadline longer = Time.Resume(rule, running.Pause(a), c);
        return running.DueAt <= brief.DueAt && brief.DueAt <= longer.DueAt && b < brief.DueAt && c < longer.DueAt;
    }

    [Property]
    public bool What_remains_is_the_same_before_and_after_a_pause(int seed, byte amount, ushort from, ushort length)
    {
        DeadlineRule rule = new("c", amount + 60, DeadlineUnit.WorkingHours);
        Deadline running = Time.Start(rule, Any.Instant(seed));
        Instant a = running.StartedAt + Duration.FromMinutes(from % 5000), b = a + Duration.FromMinutes(length);
        Deadline paused = running.Pause(a);
        return Time.Remaining(rule, paused, b) == Time.Remaining(rule, running, a)
            && Time.Remaining(rule, Time.Resume(rule, paused, b), b) == Time.Remaining(rule, paused, b);
    }

    [Property]
    public bool Extending_twice_is_extending_once_by_the_sum(int seed, byte one, byte other, byte kind, ushort[] gaps)
    {
        DeadlineRule rule = Rules.Of(kind, 20) with { Extension = new ExtensionPolicy(1000, 2) };
        (Deadline deadline, _) = Paused(rule, Any.Instant(seed), gaps);
        Deadline twice = Time.Extend(rule, Time.Extend(rule, deadline, one + 1), other + 1);
        Deadline once = Time.Extend(rule, deadline, one + other + 2);
        return (twice.DueOn, twice.DueAt, twice.Amount) == (once.DueOn, once.DueAt, once.Amount) && twice.Extensions == 2;
    }

    [Fact]
    public void An_extension_beyond_the_policy_is_refused_with_every_reason()
    {
        DeadlineRule rule = Days with { Extension = new ExtensionPolicy(Longest: 5, Times: 1) };
        Deadline extended = Time.Extend(rule, Time.Start(rule, At("2024-06-03T09:00")), 5);

        Assert.Equal(15, extended.Amount);
        Assert.Equal(["extended-too-often", "extension-length"], rule.RefuseExtension(extended, 6)!.Reasons.Select(r => r.Code));
        Assert.Equal(["extension-length"], rule.RefuseExtension(extended with { Extensions = 0 }, 0)!.Reasons.Select(r => r.Code));
        Assert.Equal(["extension-not-allowed"], Days.RefuseExtension(extended, 1)!.Reasons.Select(r => r.Code));
        Assert.Throws<ArgumentException>(() => Time.Extend(rule, extended, 1));
    }

    [Fact]
    public void A_transfer_restarts_goes_on_or_keeps_a_minimum()
    {
        Deadline deadline = Time.Start(Days, At("2024-06-03T09:00")).Take(0);
        Instant late = At("2024-06-17T09:00");

        Assert.Same(deadline, Time.Transfer(Days, deadline, late));
        Deadline restarted = Time.Transfer(Days with { OnTransfer = TransferPolicy.Restarts }, deadline, late);
        Assert.Equal((Time.Start(Days, late).DueOn, 0), (restarted.DueOn, restarted.StagesTaken));

        DeadlineRule keeps = Days with { OnTransfer = TransferPolicy.KeepsAtLeast(3) };
        Assert.Equal(Time.Calendar.Add(new(2024, 6, 17), 3), Time.Transfer(keeps, deadline, late).DueOn);
        Assert.Same(deadline, Time.Transfer(keeps, deadline, At("2024-06-05T09:00")));
        Deadline paused = Time.Transfer(keeps, deadline.Pause(At("2024-06-05T09:00")), late);
        Assert.True(paused.IsPaused);
    }

    [Fact]
    public void A_work_order_can_set_its_own_amount()
    {
        Assert.Equal(Time.Calendar.Add(new(2024, 6, 3), 2), Time.Start(Days, At("2024-06-03T09:00"), amount: 2).DueOn);
    }

    [Fact]
    public void Misuse_by_a_program_throws()
    {
        Deadline running = Time.Start(Days, At("2024-06-03T09:00"));
        Deadline paused = running.Pause(At("2024-06-04T09:00"));

        Assert.Throws<ArgumentException>(() => paused.Pause(At("2024-06-05T09:00")));
        Assert.Throws<ArgumentException>(() => Time.Resume(Days, running, At("2024-06-05T09:00")));
        Assert.Throws<ArgumentOutOfRangeException>(() => running.Pause(At("2024-06-02T09:00")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Resume(Days, paused, At("2024-06-04T08:59")));
        Assert.Throws<ArgumentException>(() => Time.Resume(new DeadlineRule("other", 1, DeadlineUnit.WorkingDays), paused, At("2024-06-05T09:00")));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeadlineRule("c", -1, DeadlineUnit.WorkingDays));
        Assert.Throws<ArgumentException>(() => new OfficeHours());
        Assert.Throws<ArgumentException>(() => new OfficeHours(new OfficeInterval(new(9, 0), new(9, 0))));
        Assert.Throws<ArgumentException>(() => new OfficeHours(new OfficeInterval(new(9, 0, 30), new(12, 0))));
    }

    /// <summary>Pauses of the lengths and at the distances given in minutes, at most four.</summary>
    private static (Deadline Deadline, PauseSpan[] Pauses) Paused(DeadlineRule rule, Instant start, ushort[] gaps)
    {
        Deadline deadline = Time.Start(rule, start);
        Instant at = start;
        for (int i = 0; i + 1 < gaps.Length && i < 8; i += 2)
        {
            Instant from = at + Duration.FromMinutes(gaps[i] % 9000);
            at = from + Duration.FromMinutes(gaps[i + 1] % 9000);
            deadline = Time.Resume(rule, deadline.Pause(from), at);
        }

        return (deadline, [.. deadline.Pauses]);
    }
}
