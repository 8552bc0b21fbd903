using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using NodaTime.Text;

namespace Minyi.Cli.Calendar;

/// <summary><c>minyi calendar due --input F</c>, or for one start <c>--from D --working-days N</c>.</summary>
internal sealed class DueCommand : MinyiCommand
{
    private const int Most = 1_000_000;
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");
    private static readonly LocalizedText DateOrTime = new("日期或日期时间，如 2024-09-29 或 2024-09-29T10:30", "a date or a date and time such as 2024-09-29 or 2024-09-29T10:30");
    private static readonly LocalizedText Beyond = new("不超出公元 9999 年的期限", "a time limit that ends before the year 10000");

    private readonly Option<string?> _input;
    private readonly Option<string?> _from;
    private readonly Option<string?> _days;
    private readonly Option<string?> _hours;
    private readonly Option<string?> _calendar;
    private readonly Option<bool> _explain;
    private readonly Option<bool> _strict;

    public DueCommand(Language language)
        : base(
            "due", language,
            new("按工作日（或办公时间内的小时）推算到期日；起始日次日为第 1 日", "due dates in working days, or in hours within office hours; the day after the start is day 1"),
            "minyi calendar due --from 2024-09-29 --working-days 5",
            "minyi calendar due --from 2024-09-29 --working-days 5 --explain --lang zh",
            "minyi calendar due --from 2024-09-30T17:00 --working-hours 2")
    {
        _input = AddOption("--input", "F", new("CSV：start_date,working_days（或 working_hours）", "CSV: start_date,working_days (or working_hours)"));
        _from = AddOption("--from", "D", new("一个起始日期，或日期时间", "one start, a date or a date and time"));
        _days = AddOption("--working-days", "N", new("工作日数；0 为当日或其后首个工作日", "working days; 0 gives the first working day on or after the start"));
        _hours = AddOption("--working-hours", "N", new("办公时间（9:00–12:00、14:00–18:00）内的小时数", "hours within 09:00-12:00 and 14:00-18:00"));
        _calendar = AddOption("--calendar", "FILE", CalendarOptions.Calendar);
        _explain = AddSwitch("--explain", new("在标准错误输出上说明日期如何得出", "say on standard error how each date came about"));
        _strict = AddSwitch("--strict", new("放假安排缺失时拒绝，退出码为 1", "refuse where a notice is missing: exit status 1"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        if (invocation.Value(_input) is not null == invocation.Value(_from) is not null)
        {
            invocation.Faults.Add(new(
                "minyi calendar due", null, null,
                invocation.Value(_input) is null ? new("既无 --input 也无 --from", "neither --input nor --from") : new("既有 --input 又有 --from", "both --input and --from"),
                new("二者之一", "one of the two")));
        }

        invocation.EndIfFaulty();
        WorkingCalendar calendar = CalendarOptions.Read(invocation, _calendar);
        LegalTime time = new(calendar);
        List<LegalDate> dates = [];
        ResultTable table = invocation.Value(_input) is { } path ? OfFile(invocation, path, time, dates) : OfOne(invocation, time, dates);
        invocation.EndIfFaulty();
        CalendarOptions.NoteMissing(invocation, dates.Select(d => d.MissingYear));
        if (invocation.Value(_strict) && dates.FirstOrDefault(d => d.IsProvisional).RefuseProvisional() is { } refusal)
        {
            invocation.Note(refusal.Reasons[0].Text);
            return ExitCode.No;
        }

        invocation.Write(table);
        return ExitCode.Done;
    }

    private ResultTable OfOne(Invocation invocation, LegalTime time, List<LegalDate> dates)
    {
        string text = invocation.Required(_from);
        bool hours = invocation.Value(_hours) is not null;
        if (hours == invocation.Value(_days) is not null)
        {
            invocation.Faults.Add(new("minyi calendar due", null, null, new("没有期限，或有两个", "no time limit, or two"), new("--working-days 或 --working-hours", "--working-days or --working-hours")));
        }

        int amount = (hours ? invocation.Int(_hours, 0, Most) : invocation.Int(_days, 0, Most)) ?? 0;
        if (Parse(text) is not { } start)
        {
            invocation.Faults.Add(new(_from.Name, null, null, Fault.Quoted(text), DateOrTime));
        }
        else if (!invocation.Faults.Any && Due(invocation, time, start, amount, hours, dates) is { } due)
        {
            ResultTable table = new("start_date", hours ? "working_hours" : "working_days", "due_date", "provisional");
            table.Add(text, amount, due, dates[^1].IsProvisional);
            return table;
        }
        else if (!invocation.Faults.Any)
        {
            invocation.Faults.Add(new(hours ? _hours.Name : _days.Name, null, null, Fault.Quoted(invocation.Value(hours ? _hours : _days)), Beyond));
        }

        return new ResultTable();
    }

    private ResultTable OfFile(Invocation invocation, string path, LegalTime time, List<LegalDate> dates)
    {
        CsvFile file = invocation.ReadCsv(path, ["start_date"], written: ["due_date", "provisional"]);
        bool hours = !file.Has("working_days") && file.Has("working_hours");
        string column = hours ? "working_hours" : "working_days";
        if (!file.Has(column))
        {
            invocation.Faults.Add(new(path, 1, column, Fault.Quoted(string.Join(',', file.Columns)), new($"有“{column}”列", $"a column \"{column}\"")));
            invocation.EndIfFaulty();
        }

        ResultTable table = new([.. file.Columns, "due_date", "provisional"]);
        foreach (CsvRow row in file.Rows())
        {
            LocalDateTime? start = Parse(row["start_date"]);
            if (start is null)
            {
                row.Fail("start_date", DateOrTime);
            }

            int amount = row.Int(column, 0, Most);
            if (start is { } from && !invocation.Faults.Any)
            {
                if (Due(invocation, time, from, amount, hours, dates) is { } due)
                {
                    table.Add([.. row.Carried(file.Columns), due, dates[^1].IsProvisional]);
                }
                else
                {
                    row.Fail(column, Beyond);
                }
            }
        }

        return table;
    }

    /// <summary>The due date as the table has it; null where it lies beyond the dates that exist.</summary>
    private Cell? Due(Invocation invocation, LegalTime time, LocalDateTime start, int amount, bool hours, List<LegalDate> dates)
    {
        try
        {
            if (hours)
            {
                DeadlineRule rule = new("due", amount, DeadlineUnit.WorkingHours);
                Deadline deadline = time.Start(rule, start.InZoneLeniently(time.Zone).ToInstant());
                dates.Add(new(deadline.DueOn, deadline.MissingYear));
                return Time.Format(deadline.DueAt.InZone(time.Zone).LocalDateTime);
            }

            dates.Add(time.Calendar.Due(start.Date, amount));
            if (invocation.Value(_explain))
            {
                invocation.Note(CalendarExplanation.Of(time.Calendar, start.Date, amount).Text);
            }

            return dates[^1].Date;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static LocalDateTime? Parse(string text) =>
        IsoText.TryDate(text, out LocalDate date) ? date.AtMidnight()
        : (IsoText.TryRead(Time, text, out LocalDateTime time) || IsoText.TryRead(LocalDateTimePattern.GeneralIso, text, out time)) && IsoText.IsUsable(time.Year) ? time
        : null;
}
