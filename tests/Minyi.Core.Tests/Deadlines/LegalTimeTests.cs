using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;

namespace Minyi.Core.Tests.Deadlines;

public class LegalTimeTests
{
    private static readonly LegalTime Time = new(ChinaCalendar.Official);

    [Theory]
    [InlineData("2024-09-29T09:00", DeadlineUnit.WorkingDays, 5, "2024-10-11")]
    [InlineData("2024-09-29T09:00", DeadlineUnit.WorkingDays, 0, "2024-09-29")]
    [InlineData("2024-10-03T09:00", DeadlineUnit.WorkingDays, 0, "2024-10-08")]
    [InlineData("2024-09-29T09:00", DeadlineUnit.CalendarDays, 5, "2024-10-04")]
    [InlineData("2024-09-29T09:00", DeadlineUnit.CalendarDays, 0, "2024-09-29")]
    public void Days_are_counted_from_the_day_after_the_start(string start, DeadlineUnit unit, int amount, string due)
    {
        Deadline deadline = Time.Start(new DeadlineRule("c", amount, unit), At(start));

        Assert.Equal(Dates.Parse(due), deadline.DueOn);
        Assert.Equal(At(due + "T00:00") + Duration.FromDays(1), deadline.DueAt);
    }

    [Fact]
    public void A_last_day_that_is_off_rolls_forward_only_where_the_rule_says_so()
    {
        DeadlineRule rule = new("c", 5, DeadlineUnit.CalendarDays);

        Assert.Equal(new LocalDate(2024, 10, 4), Time.Start(rule, At("2024-09-29T09:00")).DueOn);
        Assert.Equal(new LocalDate(2024, 10, 8), Time.Start(rule with { RollsForward = true }, At("2024-09-29T09:00")).DueOn);
        Assert.Equal(new LocalDate(2024, 10, 3), Time.Start(rule with { CountsFirstDay = true }, At("2024-09-29T09:00")).DueOn);
    }

    [Theory]
    [InlineData("2024-09-27T17:00", "2024-09-30", "in time on Friday: Sunday and Monday are working days")]
    [InlineData("2024-09-27T17:01", "2024-10-08", "late on Friday counts as Sunday, a make-up day")]
    [InlineData("2024-09-28T09:00", "2024-10-08", "Saturday, a day off, counts as Sunday too")]
    [InlineData("2024-09-29T09:00", "2024-10-08", "Sunday, a make-up day")]
    public void After_the_cut_off_the_next_working_day_is_the_start(string start, string due, string why)
    {
        DeadlineRule rule = new("c", 2, DeadlineUnit.WorkingDays) { CutOff = new LocalTime(17, 0) };

        Assert.True(Time.Start(rule, At(start)).DueOn == Dates.Parse(due), why);
    }

    [Theory]
    [InlineData("2024-09-30T17:00", 2, "2024-10-08T10:00", "an hour before National Day, an hour after it")]
    [InlineData("2024-09-30T11:00", 2, "2024-09-30T15:00", "lunch does not count")]
    [InlineData("2024-09-30T11:00", 1, "2024-09-30T12:00", "the hour itself, not the end of the break")]
    [InlineData("2024-09-30T20:00", 1, "2024-10-08T10:00", "after hours")]
    [InlineData("2024-09-30T07:00", 7, "2024-09-30T18:00", "a whole day")]
    public void Hours_pass_within_office_hours_alone(string start, int hours, string due, string why)
    {
        Assert.True(Time.Start(new DeadlineRule("c", hours, DeadlineUnit.WorkingHours), At(start)).DueAt == At(due), why);
    }

    /// <summary>The day is China's wherever the host runs: 16:00 UTC is midnight there.</summary>
    [Theory]
    [InlineData("2024-09-30T15:59:59Z", "2024-10-08")]
    [InlineData("2024-09-30T16:00:00Z", "2024-10-08")]
    [InlineData("2024-10-07T15:59:59Z", "2024-10-08")]
    [InlineData("2024-10-07T16:00:00Z", "2024-10-09")]
    [InlineData("2024-10-08T15:59:59.999999999Z", "2024-10-09")]
    [InlineData("2024-10-08T16:00:00Z", "2024-10-10")]
    public void Midnight_is_midnight_in_China(string start, string due)
    {
        Deadline deadline = Time.Start(new DeadlineRule("c", 1, DeadlineUnit.WorkingDays), NodaTime.Text.InstantPattern.ExtendedIso.Parse(start).Value);

        Assert.Equal(Dates.Parse(due), deadline.DueOn);
        Assert.Equal(DeadlineState.DueToday, Time.StateOf(deadline, deadline.DueAt - Duration.Epsilon));
        Assert.Equal(DeadlineState.Late, Time.StateOf(deadline, deadline.DueAt));
    }

    /// <summary>Shanghai had summer time from 1986 to 1991: days of 23 and 25 hours.</summary>
    [Fact]
    public void Days_of_summer_time_end_at_their_midnight()
    {
        DeadlineRule rule = new("c", 1, DeadlineUnit.CalendarDays);
        Deadline spring = Time.Start(rule, Instant.FromUtc(1987, 4, 11, 1, 0));

        Assert.Equal(new LocalDate(1987, 4, 12), spring.DueOn);
        Assert.Equal(new LocalDate(1987, 4, 13).AtStartOfDayInZone(Time.Zone).ToInstant(), spring.DueAt);
        Assert.Equal(1988, Time.Start(new DeadlineRule("c", 1, DeadlineUnit.WorkingDays), Instant.FromUtc(1988, 4, 11, 1, 0)).MissingYear);
    }

    [Property(MaxTest = 300)]
    public bool Without_pauses_the_minute_by_minute_clock_agrees(int seed, byte amount, byte kind)
    {
        DeadlineRule rule = Rules.Of(kind, amount % 40);
        Deadline deadline = Time.Start(rule, Any.Instant(seed));
        return ClockOracle.Due(rule, Any.Instant(seed), rule.Amount) == (deadline.DueOn, deadline.DueAt);
    }

    [Property]
    public bool A_later_start_is_never_due_earlier(int seed, ushort minutes, byte amount, byte kind)
    {
        DeadlineRule rule = Rules.Of(kind, amount % 40);
        return Time.Start(rule, Any.Instant(seed)).DueAt <= Time.Start(rule, Any.Instant(seed) + Duration.FromMinutes(minutes)).DueAt;
    }

    [Theory]
    [InlineData(DeadlineUnit.WorkingDays, false, "2026-12-24T09:00", 3, 2027)]
    [InlineData(DeadlineUnit.WorkingDays, false, "2026-12-24T09:00", 2, null)]
    [InlineData(DeadlineUnit.WorkingHours, false, "2026-12-28T09:00", 8, 2027)]
    [InlineData(DeadlineUnit.CalendarDays, false, "2026-12-24T09:00", 60, null)]
    [InlineData(DeadlineUnit.CalendarDays, true, "2026-12-24T09:00", 60, 2027)]
    [InlineData(DeadlineUnit.CalendarDays, true, "2026-12-24T09:00", 1, null)]
    public void Only_what_rests_on_a_missing_notice_is_provisional_and_strict_time_refuses_it(DeadlineUnit unit, bool rolls, string start, int amount, int? missing)
    {
        Deadline deadline = Time.Start(new DeadlineRule("c", amount, unit) { RollsForward = rolls }, At(start));
        LegalTime strict = new(ChinaCalendar.Official, strict: true);

        Assert.Equal(missing, deadline.MissingYear);
        Assert.Null(Time.Refuse(deadline));
        Assert.Equal(missing is null ? null : "calendar-year-missing", strict.Refuse(deadline)?.Reasons[0].Code);
    }

    [Fact]
    public void A_cut_off_rests_on_the_day_of_the_event()
    {
        DeadlineRule rule = new("c", 5, DeadlineUnit.CalendarDays) { CutOff = new LocalTime(17, 0) };

        Assert.Equal(2027, Time.Start(rule, At("2027-01-04T09:00")).MissingYear);
        Assert.Null(Time.Start(rule with { CutOff = null }, At("2027-01-04T09:00")).MissingYear);
    }

    /// <summary>Around every change of offset that a zone had since 1970, among them days without a midnight and days with two.</summary>
    [Fact]
    public void A_day_ends_where_the_next_begins_in_the_zone_whatever_its_offset_does()
    {
        int irregular = 0;
        foreach (DateTimeZone zone in DateTimeZoneProviders.Tzdb.Ids.Where((_, i) => i % 6 == 0).Append("America/Sao_Paulo").Append("Asia/Shanghai").Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            LegalTime time = new(ChinaCalendar.Official, zone: zone);
            NodaTime.TimeZones.ZoneInterval[] intervals = [.. zone.GetZoneIntervals(Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0))];
            if (intervals.Max(i => i.WallOffset.Seconds) - intervals.Min(i => i.WallOffset.Seconds) > 12 * 3600)
            {
                continue; // over the date line: a day that never was has no beginning
            }

            foreach (Instant change in intervals.Where(i => i.HasEnd).Select(i => i.End))
            {
                for (int days = 0; days < 5; days++)
                {
                    Deadline deadline = time.Start(new("c", days, DeadlineUnit.CalendarDays), change - Duration.FromDays(2));
                    LocalDateTime midnight = deadline.DueOn.PlusDays(1).AtMidnight();
                    irregular += zone.MapLocal(midnight).Count == 1 ? 0 : 1;
                    Assert.Equal(zone.AtStartOfDay(midnight.Date).ToInstant(), deadline.DueAt);
                }
            }
        }

        Assert.True(irregular > 100, $"{irregular} days without a midnight or with two");
    }

    internal static Instant At(string local) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
        .Parse(local).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant();
}

internal static class Rules
{
    /// <summary>One of the kinds of rule that differ in how they count.</summary>
    internal static DeadlineRule Of(int kind, int amount)
    {
        var unit = (DeadlineUnit)(kind % 3);
        return new DeadlineRule("c", unit == DeadlineUnit.WorkingHours ? amount + 1 : amount, unit)
        {
            CountsFirstDay = kind / 3 % 2 == 1,
            RollsForward = unit == DeadlineUnit.CalendarDays && kind / 6 % 2 == 1,
            CutOff = kind / 12 % 2 == 1 ? new LocalTime(16, 30) : null,
        };
    }
}
