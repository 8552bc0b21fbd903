using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Minyi.Deadlines.Calendars;

/// <summary>How a due date came about: every day from the start to it, counted or skipped.</summary>
/// <example>
/// <code>
/// string text = CalendarExplanation.Of(ChinaCalendar.Official, new LocalDate(2024, 9, 29), 5).Text.English;
/// </code>
/// </example>
public sealed class CalendarExplanation
{
    private CalendarExplanation(LocalDate start, int workingDays, LegalDate due, ImmutableArray<ExplainedDay> days) =>
        (Start, WorkingDays, Due, Days, Text) = (start, workingDays, due, days, Write(start, workingDays, due, days));

    /// <summary>The day counted from.</summary>
    public LocalDate Start { get; }

    /// <summary>How many working days were counted.</summary>
    public int WorkingDays { get; }

    /// <summary>The result.</summary>
    public LegalDate Due { get; }

    /// <summary>The days after the start up to the due date; with no days to count, those from the start on.</summary>
    public ImmutableArray<ExplainedDay> Days { get; }

    /// <summary>The explanation in words: what was counted, what was skipped and why, which make-up days were used.</summary>
    public LocalizedText Text { get; }

    /// <summary>Explains a due date.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="start">The day counted from; the day after it counts as day 1.</param>
    /// <param name="workingDays">How many; 0 gives the first working day on or after <paramref name="start"/>.</param>
    public static CalendarExplanation Of(IWorkingCalendar calendar, LocalDate start, int workingDays)
    {
        LegalDate due = calendar.Due(start, workingDays);
        ImmutableArray<ExplainedDay>.Builder days = ImmutableArray.CreateBuilder<ExplainedDay>();
        int number = 0;
        for (LocalDate date = start.PlusDays(workingDays == 0 ? 0 : 1); date <= due.Date; date = date.PlusDays(1))
        {
            CalendarDay day = calendar.Day(date);
            days.Add(new(day, day.IsWorkingDay && workingDays > 0 ? ++number : null));
        }

        return new CalendarExplanation(start, workingDays, due, days.ToImmutable());
    }

    /// <summary>The English text, for logs.</summary>
    public override string ToString() => Text.English;

    private static LocalizedText Write(LocalDate start, int workingDays, LegalDate due, ImmutableArray<ExplainedDay> days)
    {
        (StringBuilder zh, StringBuilder en) = (new(), new());
        if (workingDays == 0)
        {
            zh.Append(Invariant, $"{Chinese(start)}起首个工作日为{Chinese(due.Date)}。");
            en.Append(Invariant, $"The first working day from {Iso(start)} on is {Iso(due.Date)}.");
        }
        else
        {
            zh.Append(Invariant, $"自{Chinese(start)}起（当日不计）第{workingDays}个工作日为{Chinese(due.Date)}。");
            en.Append(Invariant, $"{workingDays} working day{(workingDays == 1 ? "" : "s")} after {Iso(start)}, which is not counted itself: {Iso(due.Date)}.");
        }

        Runs(days, DayKind.Holiday, "放假不计：", "Not counted, holidays: ", zh, en, isLikely: false);
        Runs(days, DayKind.Holiday, "推算补休不计：", "Not counted, days that probably make up for a holiday on a weekend: ", zh, en, isLikely: true);
        Runs(days, DayKind.Weekend, "周末不计：", "Not counted, weekends: ", zh, en);
        Runs(days, DayKind.MakeUpDay, "调休上班计入：", "Counted though a weekend, make-up days: ", zh, en);
        if (due.MissingYear is { } year)
        {
            zh.Append(Invariant, $"{year}年放假安排尚未公布，日期暂定。");
            en.Append(Invariant, $" The notice for {year} is not out: the date is provisional.");
        }

        return new(zh.ToString(), en.ToString());
    }

    /// <summary>The days of one kind, neighbours of the same name drawn together.</summary>
    private static void Runs(ImmutableArray<ExplainedDay> days, DayKind kind, string chinese, string english, StringBuilder zh, StringBuilder en, bool? isLikely = null)
    {
        List<LocalizedText> runs = [];
        for (int i = 0; i < days.Length; i++)
        {
            if (!IsOf(days[i].Day))
            {
                continue;
            }

            int first = i;
            while (i + 1 < days.Length && IsOf(days[i + 1].Day) && days[i + 1].Day.Name == days[first].Day.Name)
            {
                i++;
            }

            (LocalDate from, LocalDate to, string? name) = (days[first].Day.Date, days[i].Day.Date, days[first].Day.Name);
            LocalizedText? holiday = name is null ? null : HolidayNames.Of(name);
            runs.Add(new(
                (from == to ? Chinese(from) : $"{Chinese(from)}至{Chinese(to)}") + (holiday is null ? "" : $"（{holiday.Chinese}）"),
                (from == to ? Iso(from) : $"{Iso(from)} to {Iso(to)}") + (holiday is null ? "" : $" ({holiday.English})")));
        }

        if (runs.Count > 0)
        {
            zh.Append(chinese).AppendJoin('、', runs.Select(r => r.Chinese)).Append('。');
            en.Append(' ').Append(english).AppendJoin(", ", runs.Select(r => r.English)).Append('.');
        }

        bool IsOf(CalendarDay day) => day.Kind == kind && (isLikely ?? (day.Standing == CalendarStanding.Estimated)) == (day.Standing == CalendarStanding.Estimated);
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static string Chinese(LocalDate date) => string.Create(Invariant, $"{date.Year}年{date.Month}月{date.Day}日");

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
