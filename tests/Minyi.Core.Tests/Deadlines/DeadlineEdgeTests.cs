using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>Edges of the count: seconds, the cut-off within office hours, nothing to count, the first and the last year with a notice.</summary>
public class DeadlineEdgeTests
{
    private readonly LegalTime _time = new(ChinaCalendar.Official);

    /// <summary>The line of minutes has its origin at the beginning of 2000.</summary>
    [Fact]
    public void Due_dates_around_the_origin_agree_with_the_stop_watch()
    {
        for (Instant start = At("1999-12-27T11:17"); start < At("2000-01-06T00:00"); start += Duration.FromHours(17))
        {
            foreach (int kind in Enumerable.Range(0, 24))
            {
                foreach (int amount in new[] { 0, 1, 2, 3, 5, 8 })
                {
                    DeadlineRule rule = Rules.Of(kind, amount);
                    Deadline running = _time.Start(rule, start);
                    Assert.Equal(ClockOracle.Due(rule, start, rule.Amount), (running.DueOn, running.DueAt));
                    Deadline resumed = _time.Resume(rule, running.Pause(start + Duration.FromHours(3)), start + Duration.FromHours(31));
                    Assert.Equal(ClockOracle.Due(rule, start, rule.Amount, [.. resumed.Pauses]), (resumed.DueOn, resumed.DueAt));
                }
            }
        }
    }

    [Fact]
    public void After_a_cut_off_within_office_hours_no_minute_of_the_day_counts()
    {
        DeadlineRule rule = new("c", 2, DeadlineUnit.WorkingHours) { CutOff = new LocalTime(16, 30) };

        Assert.Equal(At("2024-06-19T11:00"), _time.Start(rule, At("2024-06-18T16:31")).DueAt);
        Assert.Equal(At("2024-06-19T09:30"), _time.Start(rule, At("2024-06-18T16:30")).DueAt);
    }

    [Fact]
    public void A_minute_that_has_begun_is_not_counted_and_a_pause_drops_its_seconds()
    {
        DeadlineRule rule = new("c", 1, DeadlineUnit.WorkingHours);
        Deadline running = _time.Start(rule, At("2024-06-18T09:00") + Duration.FromSeconds(1));

        Assert.Equal(At("2024-06-18T10:01"), running.DueAt);
        Assert.Equal(At("2024-06-18T10:01"), _time.Start(rule, At("2024-06-18T09:01")).DueAt);
        Deadline resumed = _time.Resume(rule, running.Pause(At("2024-06-18T09:10") + Duration.FromSeconds(59)), At("2024-06-18T09:30") + Duration.FromSeconds(1));
        Assert.Equal(At("2024-06-18T10:21"), resumed.DueAt);
        Assert.Equal(Duration.FromMinutes(41), _time.Remaining(rule, resumed, At("2024-06-18T09:40") + Duration.FromSeconds(59)));
    }

    [Theory]
    [InlineData("2024-06-18T20:00")]
    [InlineData("2024-06-22T10:00")]
    [InlineData("2024-06-18T10:00")]
    [InlineData("2024-06-18T12:00")]
    public void No_hours_are_due_when_they_start(string start)
    {
        DeadlineRule rule = new("c", 0, DeadlineUnit.WorkingHours) { Stages = [WarningStage.OnDueDay()] };
        Deadline deadline = _time.Start(rule, At(start));

        Assert.Equal((At(start), Dates.Parse(start[..10])), (deadline.DueAt, deadline.DueOn));
        Assert.Equal(At(start[..10] + "T00:00"), _time.Moments(rule, deadline).Single().At);
    }

    [Fact]
    public void What_is_left_of_the_last_day_gives_nothing_back()
    {
        DeadlineRule rule = new("c", 10, DeadlineUnit.WorkingDays);
        Deadline deadline = _time.Start(rule, At("2024-06-03T09:00"));
        deadline = _time.Resume(rule, deadline.Pause(At("2024-06-04T10:00")), At("2024-06-04T10:05"));
        string last = NodaTime.Text.LocalDatePattern.Iso.Format(deadline.DueOn);
        Deadline paused = _time.Resume(rule, deadline.Pause(At(last + "T15:00")), At(last + "T16:00"));

        // Five minutes of the last day were the clock's, the rest is the rounding to whole days.
        Assert.Equal(Duration.FromMinutes(5), _time.Remaining(rule, deadline, At(last + "T09:00")));
        Assert.Equal(_time.Remaining(rule, deadline, At(last + "T17:00")), _time.Remaining(rule, paused, At(last + "T17:00")));
        Assert.Equal(deadline.DueAt, paused.DueAt);
    }

    [Fact]
    public void Stages_of_the_same_instant_keep_the_order_of_the_rule()
    {
        DeadlineRule rule = new("c", 3, DeadlineUnit.CalendarDays) { Stages = [.. Enumerable.Range(0, 31).Select(i => i % 2 == 0 ? WarningStage.Late(0) : WarningStage.OnDueDay())] };

        Assert.Equal(
            [.. Enumerable.Range(0, 31).Where(i => i % 2 == 1), .. Enumerable.Range(0, 31).Where(i => i % 2 == 0)],
            _time.Moments(rule, _time.Start(rule, At("2024-06-18T09:00"))).Select(m => m.Stage));
        Assert.Empty(_time.Moments(rule with { Stages = [] }, _time.Start(rule, At("2024-06-18T09:00"))));
    }

    /// <summary>Around the first and the last year with a notice: the first year that is missing for a day that had a part in the due date.</summary>
    [Fact]
    public void The_missing_year_is_that_of_the_first_day_without_a_notice()
    {
        foreach (LocalDate start in Days(new(2006, 12, 20), new(2007, 1, 4)).Concat(Days(new(2026, 12, 16), new(2027, 1, 4))))
        {
            foreach (string hour in new[] { "T09:00", "T16:31", "T19:00" })
            {
                foreach (int kind in Enumerable.Range(0, 24))
                {
                    foreach (int amount in new[] { 0, 1, 4, 9 })
                    {
                        DeadlineRule rule = Rules.Of(kind, amount);
                        Deadline deadline = _time.Start(rule, At(NodaTime.Text.LocalDatePattern.Iso.Format(start) + hour));
                        int? expected = Missing(rule, start, deadline);
                        Assert.True(expected == deadline.MissingYear, $"{rule} from {start}{hour} to {deadline.DueOn}: {deadline.MissingYear}, expected {expected}");
                    }
                }
            }
        }
    }

    [Fact]
    public void The_year_of_the_start_comes_before_that_of_the_end()
    {
        DeadlineRule rule = new("c", 7671, DeadlineUnit.CalendarDays) { CutOff = new LocalTime(17, 0), RollsForward = true };

        Assert.Equal(2006, _time.Start(rule, At("2006-06-05T09:00")).MissingYear);
        Assert.Equal(2027, _time.Start(rule with { CutOff = null }, At("2006-06-05T09:00")).MissingYear);
        Assert.Null(_time.Start(rule with { CutOff = null, RollsForward = false }, At("2006-06-05T09:00")).MissingYear);
    }

    [Theory]
    [InlineData("1949-01-01", true)]
    [InlineData("2200-12-31", true)]
    [InlineData("2201-01-01", false)]
    public void The_years_of_which_one_may_speak_are_whole(string text, bool isDate) => Assert.Equal(isDate, IsoText.TryDate(text, out _));

    private static int? Missing(DeadlineRule rule, LocalDate received, Deadline deadline)
    {
        LocalDate day = ClockOracle.Begin(rule, deadline.StartedAt, rule.Amount).InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;
        (LocalDate first, LocalDate last) = (received, deadline.DueOn);
        if (rule.Unit == DeadlineUnit.CalendarDays)
        {
            // What a working day is has a part in the cut-off and in the roll-forward alone.
            LocalDate startDay = rule.CountsFirstDay && rule.Amount > 0 ? day : day.PlusDays(-1);
            LocalDate counted = startDay.PlusDays(rule.Amount - (rule.CountsFirstDay && rule.Amount > 0 ? 1 : 0));
            return (rule.CutOff is null ? null : First(received, startDay)) ?? (rule.RollsForward ? First(counted, deadline.DueOn) : null);
        }

        if (rule.CutOff is null && rule.Unit == DeadlineUnit.WorkingDays && rule.Amount > 0)
        {
            first = rule.CountsFirstDay ? received : received.PlusDays(1);
        }

        return First(first, last);
    }

    private static int? First(LocalDate first, LocalDate last) => Days(first, last)
        .Select(d => d.Year is < 2007 or > 2026 ? d.Year : d is { Year: 2026, Month: 12, Day: >= 29 } ? 2027 : (int?)null)
        .FirstOrDefault(y => y is not null);

    private static IEnumerable<LocalDate> Days(LocalDate first, LocalDate last)
    {
        for (LocalDate date = first; date <= last; date = date.PlusDays(1))
        {
            yield return date;
        }
    }
}
