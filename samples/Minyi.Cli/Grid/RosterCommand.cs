using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Calendar;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Contacts;
using Minyi.Grid.Rosters;
using Minyi.Reporting.Calendars;
using Minyi.Reporting.Office;
using NodaTime.Text;

namespace Minyi.Cli.Grid;

/// <summary><c>minyi grid roster --representatives R --calendar cn --from D --to D</c>.</summary>
internal sealed class RosterCommand : MinyiCommand
{
    private readonly RosterOptions _options;
    private readonly Option<string?> _conflict;
    private readonly Option<string?> _ical;
    private readonly Option<string?> _workbook;

    public RosterCommand(Language language)
        : base(
            "roster", language,
            new("排值班表：每个工作日下午有人值班，每名代表每月至少接访半天，负担均衡；排不出时给出证明", "the duty roster: somebody on duty each working-day afternoon, a reception a month for everybody, burdens fair; or the proof that it cannot be"),
            "minyi grid roster --representatives samples/data/grid/roster.csv --calendar cn --from 2026-01-01 --to 2026-03-31",
            "minyi grid roster --representatives samples/data/grid/roster.csv --calendar cn --from 2026-01-01 --to 2026-03-31 --on-duty 2 --format json")
    {
        _options = new(AddOption);
        _conflict = AddOption("--conflict", "F", new("无解时把证明（JSON）写入此文件", "without a roster, write the proof (JSON) to this file"));
        _ical = AddOption("--ical", "F", new("另写 iCalendar 日历文件", "also write an iCalendar file"));
        _workbook = AddOption("--workbook", "F", new("另写工作簿（xlsx）：值班表、班次、逐条", "also write a workbook (xlsx): roster, burdens, single duties"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        RosterInput input = RosterInput.Read(invocation, _options);
        if (!input.TrySolve(out DutyRoster? roster, out RosterChanges? changes, out ImmutableArray<RosterConflict> conflicts))
        {
            foreach (RosterConflict conflict in conflicts)
            {
                invocation.Note(conflict.Text);
            }

            WriteConflicts(invocation, conflicts);
            return ExitCode.No;
        }

        invocation.Write(Table(input, roster, changes));
        Export(invocation, roster);
        Explain(invocation, roster, changes);
        return ExitCode.Done;
    }

    private static ResultTable Table(RosterInput input, DutyRoster roster, RosterChanges? changes)
    {
        HashSet<DutyEntry> added = [.. changes?.Added ?? []];
        ResultTable table = new(["date", "studio", "representative", .. input.OtherColumns, .. changes is null ? (string[])[] : ["changed"]]);
        foreach (DutyEntry duty in roster.Duties)
        {
            table.Add([duty.Date, duty.Studio.Value, duty.Representative.Value, .. input.Carried(duty.Representative), .. changes is null ? (Cell[])[] : [added.Contains(duty)]]);
        }

        return table;
    }

    private void Export(Invocation invocation, DutyRoster roster)
    {
        if (invocation.Value(_ical) is { } calendar)
        {
            using StreamWriter writer = invocation.OpenText(calendar);
            writer.Write(RosterCalendar.Write(roster.Duties, new() { Stamp = SystemClock.Instance.GetCurrentInstant(), Domain = "minyi" }, invocation.Language));
        }

        if (invocation.Value(_workbook) is { } workbook)
        {
            using Stream stream = invocation.OpenFile(workbook);
            RosterWorkbook.WriteAsync(roster, stream, RosterNames.Ids, invocation.Language).GetAwaiter().GetResult();
        }
    }

    private static void Explain(Invocation invocation, DutyRoster roster, RosterChanges? changes)
    {
        foreach (StudioBurden burden in roster.Studios.Where(b => b.Most - b.Least > 1))
        {
            invocation.Note(new(
                $"{burden.Studio}：最多 {burden.Most} 班，最少 {burden.Least} 班。{burden.Proof?.Text.Chinese}",
                $"{burden.Studio}: at most {burden.Most} duties, at least {burden.Least}. {burden.Proof?.Text.English}".TrimEnd()));
        }

        foreach (StudioBurden burden in roster.Studios.Where(b => b.Extra > 0))
        {
            invocation.Note(new($"{burden.Studio}：为均衡负担多排 {burden.Extra} 班。", $"{burden.Studio}: {burden.Extra} duties more than needed, to keep burdens equal."));
        }

        foreach (MissedReception missed in roster.MissedReceptions)
        {
            invocation.Note(new(
                $"{missed.Representative}：{missed.Month.Year} 年 {missed.Month.Month} 月没有可接访的日子，缺 {missed.Missing} 个半天。",
                $"{missed.Representative}: not there in {missed.Month:uuuu'-'MM} for {missed.Missing} half-day(s) of reception."));
        }

        if (changes is not null)
        {
            foreach (DutyEntry gone in changes.Removed)
            {
                invocation.Note(new($"取消：{LocalDatePattern.Iso.Format(gone.Date)} {gone.Studio} {gone.Representative}", $"gone: {LocalDatePattern.Iso.Format(gone.Date)} {gone.Studio} {gone.Representative}"));
            }

            invocation.Note(new($"改动：新增 {changes.Added.Length} 班，取消 {changes.Removed.Length} 班。", $"Changes: {changes.Added.Length} new, {changes.Removed.Length} gone."));
        }

        CalendarOptions.NoteMissing(invocation, [roster.MissingYear]);
    }

    private void WriteConflicts(Invocation invocation, ImmutableArray<RosterConflict> conflicts)
    {
        if (invocation.Value(_conflict) is not { } path)
        {
            return;
        }

        using Stream stream = invocation.OpenFile(path);
        using Utf8JsonWriter json = new(stream, TableWriter.Json);
        json.WriteStartArray();
        foreach (RosterConflict conflict in conflicts)
        {
            json.WriteStartObject();
            json.WriteString("studio", conflict.Studio.Value);
            json.WriteIds("days", conflict.Days.Select(LocalDatePattern.Iso.Format));
            json.WriteNumber("needed", conflict.Needed);
            json.WriteNumber("places", conflict.Places);
            json.WriteIds("representatives", conflict.Representatives.Select(r => r.Value));
            json.WriteIds("missing", conflict.Missing.Select(r => r.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }
}
