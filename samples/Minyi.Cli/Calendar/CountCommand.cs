using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Deadlines.Calendars;

namespace Minyi.Cli.Calendar;

/// <summary><c>minyi calendar count --input F</c>, or for one span <c>--from D --to D</c>.</summary>
internal sealed class CountCommand : MinyiCommand
{
    private readonly Option<string?> _input;
    private readonly Option<string?> _from;
    private readonly Option<string?> _to;
    private readonly Option<string?> _calendar;

    public CountCommand(Language language)
        : base(
            "count", language,
            new("数两个日期之间的工作日：起始日不计，截止日计入", "working days between two dates: the start is not counted, the end is"),
            "minyi calendar count --from 2024-09-29 --to 2024-10-11")
    {
        _input = AddOption("--input", "F", new("CSV：start_date,end_date", "CSV: start_date,end_date"));
        _from = AddOption("--from", "D", new("一个起始日期", "one start"));
        _to = AddOption("--to", "D", new("其截止日期；早于起始日期时结果为负", "its end; where it comes before the start, the result is negative"));
        _calendar = AddOption("--calendar", "FILE", CalendarOptions.Calendar);
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        WorkingCalendar calendar = CalendarOptions.Read(invocation, _calendar);
        List<int?> missing = [];
        ResultTable table;
        if (invocation.Value(_input) is { } path)
        {
            CsvFile file = invocation.ReadCsv(path, ["start_date", "end_date"], written: ["working_days"]);
            table = new([.. file.Columns, "working_days"]);
            foreach (CsvRow row in file.Rows())
            {
                table.Add([.. row.Carried(file.Columns), Count(calendar, row.Date("start_date"), row.Date("end_date"), missing)]);
            }
        }
        else
        {
            invocation.Required(_from);
            invocation.Required(_to);
            table = new("start_date", "end_date", "working_days");
            if (invocation.Date(_from) is { } from && invocation.Date(_to) is { } to)
            {
                table.Add(from, to, Count(calendar, from, to, missing));
            }
        }

        invocation.EndIfFaulty();
        CalendarOptions.NoteMissing(invocation, missing);
        invocation.Write(table);
        return ExitCode.Done;
    }

    private static int Count(WorkingCalendar calendar, LocalDate start, LocalDate end, List<int?> missing)
    {
        (LocalDate first, LocalDate last) = start < end ? (start, end) : (end, start);
        missing.Add(first == last ? null : calendar.MissingYear(first.PlusDays(1), last));
        return calendar.Count(start, end);
    }
}
