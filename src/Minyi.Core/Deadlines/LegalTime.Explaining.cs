using System.Collections.Immutable;
using System.Globalization;
using Minyi.Deadlines.Calendars;

namespace Minyi.Deadlines;

/// <content>How a due date came about, in words.</content>
public sealed partial class LegalTime
{
    /// <summary>Explains a clock's due date: the start, what was counted and skipped, pauses, the last day, and the source of the rule.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock.</param>
    /// <returns>One sentence, or a few that belong together, a line.</returns>
    public ImmutableArray<LocalizedText> Explain(DeadlineRule rule, Deadline deadline)
    {
        Check(rule, deadline);
        TimeScale scale = Scale(rule.Unit);
        ClockLine line = new(this, scale, rule, deadline);
        ImmutableArray<LocalizedText>.Builder lines = ImmutableArray.CreateBuilder<LocalizedText>();
        LocalDate received = DateOf(deadline.StartedAt);
        (string zh, string en) = Minute(deadline.StartedAt);
        lines.Add(new($"起算时间：{zh}。", $"Started at {en}."));
        if (line.StartDay != received)
        {
            (zh, en) = Day(line.StartDay);
            lines.Add(new($"已过当日截止时点或为非工作日，视为{zh}收到。", $"That was after the cut-off or on a day off: it counts as received on {en}."));
        }

        lines.Add(Counted(rule, deadline, line.StartDay));
        foreach (PauseSpan pause in deadline.Pauses)
        {
            long minutes = Math.Max(0, scale.Position(pause.Until) - Math.Max(line.Begin, scale.Position(pause.From)));
            ((string fromZh, string fromEn), (string untilZh, string untilEn)) = (Minute(pause.From), Minute(pause.Until));
            lines.Add(new(
                Text($"{fromZh}至{untilZh}中止，其间计时{minutes}分钟，予以顺延。"),
                Text($"Paused from {fromEn} to {untilEn}: {minutes} minutes that would have counted are added.")));
        }

        lines.AddRange(Last(rule, deadline, scale.Day(line.End())));
        if (rule.Source is { } source)
        {
            lines.Add(new($"依据：{source}。", $"Source: {source}."));
        }

        return lines.ToImmutable();
    }

    private LocalizedText Counted(DeadlineRule rule, Deadline deadline, LocalDate start)
    {
        LocalDate zero = rule.CountsFirstDay && deadline.Amount > 0 ? start.PlusDays(-1) : start;
        LocalizedText amount = rule.Unit switch
        {
            DeadlineUnit.WorkingDays => CalendarExplanation.Of(Calendar, zero, deadline.Amount).Text,
            DeadlineUnit.CalendarDays when deadline.Amount == 0 => new("期限0日（自然日），即起算当日。", "0 calendar days: the start day itself."),
            DeadlineUnit.CalendarDays => new(
                Text($"期限{deadline.Amount}日（自然日），第1日为{Day(zero.PlusDays(1)).Chinese}。"),
                Text($"{deadline.Amount} calendar days, the first of them {Day(zero.PlusDays(1)).English}.")),
            _ => new(
                Text($"期限{deadline.Amount}小时，只计工作日办公时间。"),
                Text($"{deadline.Amount} hours, counted within the office hours of working days.")),
        };
        return deadline.Extensions == 0 ? amount : new(
            Text($"{amount.Chinese}其中含延期{deadline.Extensions}次。"),
            Text($"{amount.English} Extensions included: {deadline.Extensions}."));
    }

    private IEnumerable<LocalizedText> Last(DeadlineRule rule, Deadline deadline, LocalDate counted)
    {
        if (rule.RollsForward && counted != deadline.DueOn)
        {
            CalendarDay off = Calendar.Day(counted);
            LocalizedText name = off.Name is { } holiday ? HolidayNames.Of(holiday) : new("休息日", "a day off");
            yield return new(
                $"{Day(counted).Chinese}为{name.Chinese}，顺延至下一个工作日。",
                $"{Day(counted).English} is {name.English}: the next working day counts.");
        }

        (string zh, string en) = rule.Unit == DeadlineUnit.WorkingHours ? Minute(deadline.DueAt) : Day(deadline.DueOn);
        yield return deadline.IsPaused ? new("目前中止计时，恢复后重新确定到期日。", "Paused now: the due date is set when it is resumed.")
            : rule.Unit == DeadlineUnit.WorkingHours ? new($"到期时间：{zh}。", $"Due at {en}.")
            : new($"到期日：{zh}（当日终了）。", $"Due by the end of {en}.");
        if (deadline.MissingYear is { } year)
        {
            yield return new(Text($"{year}年放假安排尚未公布，日期暂定。"), Text($"The notice for {year} is not out: the date is provisional."));
        }
    }

    private (string Chinese, string English) Minute(Instant instant)
    {
        LocalDateTime local = instant.InZone(Zone).LocalDateTime;
        return (Text($"{Day(local.Date).Chinese}{local:HH':'mm}"), Text($"{local:uuuu'-'MM'-'dd HH':'mm}"));
    }

    private static (string Chinese, string English) Day(LocalDate date) => (Text($"{date.Year}年{date.Month}月{date.Day}日"), Text($"{date:uuuu'-'MM'-'dd}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
