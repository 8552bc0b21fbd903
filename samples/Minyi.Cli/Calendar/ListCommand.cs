using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Deadlines.Calendars;

namespace Minyi.Cli.Calendar;

/// <summary><c>minyi calendar list --year 2024</c>.</summary>
internal sealed class ListCommand : MinyiCommand
{
    private readonly Option<string?> _year;
    private readonly Option<string?> _calendar;
    private readonly Option<bool> _standing;

    public ListCommand(Language language)
        : base(
            "list", language,
            new("列出放假安排所定的日期：放假与调休上班", "the days that the official notices set: days off and make-up days"),
            "minyi calendar list --year 2024")
    {
        _year = AddOption("--year", "Y", new("日期所在的年份；缺省为全部年份", "the year that the days lie in; default: every year"));
        _calendar = AddOption("--calendar", "FILE", CalendarOptions.Calendar);
        _standing = AddSwitch("--standing", new("也列出法定节假日和推算补休，并注明依据是否已定", "also the holidays by law and the likely make-up days, each with how sure it is"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        int? year = invocation.Int(_year, 1, 9999);
        WorkingCalendar calendar = CalendarOptions.Read(invocation, _calendar);
        invocation.EndIfFaulty();
        bool standing = invocation.Value(_standing);
        ResultTable table = new(["date", "name", "is_off_day", .. standing ? ["standing"] : Array.Empty<string>()]);
        IEnumerable<int> years = year is { } one ? [one] : calendar.Layers.SelectMany(l => l.Entries).Select(e => e.Date.Year).Distinct().Order();
        foreach (CalendarEntry entry in years.SelectMany(calendar.EntriesOf).Where(e => standing || e.Standing == CalendarStanding.Notified))
        {
            table.Add([entry.Date, entry.Name, entry.IsOffDay, .. standing ? [Word(entry.Standing)] : Array.Empty<Cell>()]);
        }

        invocation.Write(table);
        if (year is { } asked && !calendar.CoveredYears.Contains(asked))
        {
            CalendarOptions.NoteMissing(invocation, [asked]);
            return ExitCode.No;
        }

        return ExitCode.Done;
    }

    private static Cell Word(CalendarStanding standing) => standing switch
    {
        CalendarStanding.Statutory => "statutory",
        CalendarStanding.Estimated => "estimated",
        _ => "notified",
    };
}
