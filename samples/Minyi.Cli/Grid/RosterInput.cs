using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Cli.Calendar;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Contacts;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Grid.Rosters;
using NodaTime.Text;

namespace Minyi.Cli.Grid;

/// <summary>Representatives, days, rules and, for a change, the roster so far.</summary>
internal sealed class RosterInput
{
    private const int MostYears = 10;
    private static readonly string[] Known = ["representative", "studio", "weekday", "unavailable", "kind"];

    private readonly List<RosterMember> _members = [];
    private readonly Dictionary<RepresentativeId, Cell[]> _carried = [];
    private DutyEntry[]? _previous;
    private LocalDate _replanFrom;
    private DateInterval _days = new(default, default);
    private IWorkingCalendar _calendar = ChinaCalendar.Official;
    private RosterRules _rules = new();

    private RosterInput()
    {
    }

    public IReadOnlyList<string> OtherColumns { get; private set; } = [];

    public IEnumerable<Cell> Carried(RepresentativeId representative) => _carried.TryGetValue(representative, out Cell[]? cells) ? cells : OtherColumns.Select(_ => Cell.None);

    public static RosterInput Read(Invocation invocation, RosterOptions options)
    {
        RosterInput input = new();
        input.ReadDays(invocation, options);
        int receptions = invocation.Int(options.Receptions, 0, 20) ?? 1;
        input._rules = new()
        {
            OnDuty = invocation.Int(options.OnDuty, 0, 100) ?? 1,
            ReceptionsPerMonth = receptions,
            MostPerMonth = invocation.Int(options.Most, Math.Max(1, receptions), 31),
            Who = RosterWords.Kinds(invocation.Value(options.Who) ?? "") ?? Fail(invocation, options),
        };
        input._calendar = CalendarOptions.Read(invocation, options.Calendar);
        input.ReadMembers(invocation, invocation.Required(options.Representatives));
        if (invocation.Value(options.Previous) is { } previous)
        {
            input.ReadPrevious(invocation, previous);
            input._replanFrom = invocation.Date(options.ReplanFrom) ?? input._days.Start;
        }

        invocation.EndIfFaulty();
        return input;
    }

    public bool TrySolve([NotNullWhen(true)] out DutyRoster? roster, out RosterChanges? changes, out ImmutableArray<RosterConflict> conflicts)
    {
        changes = null;
        return _previous is null
            ? DutyRoster.TryPlan(_members, _days, _calendar, _rules, out roster, out conflicts)
            : DutyRoster.TryReplan(_previous, _replanFrom, _members, _days, _calendar, _rules, out roster, out changes, out conflicts);
    }

    private static RepresentativeKinds Fail(Invocation invocation, RosterOptions options)
    {
        invocation.Faults.Add(new(options.Who.Name, null, null, Fault.Quoted(invocation.Value(options.Who)), RosterWords.KindsExpected));
        return RepresentativeKinds.None;
    }

    private void ReadDays(Invocation invocation, RosterOptions options)
    {
        _ = invocation.Required(options.From);
        _ = invocation.Required(options.To);
        if (invocation.Date(options.From) is not { } from || invocation.Date(options.To) is not { } to)
        {
            return;
        }

        if (to < from || Period.Between(from, to, PeriodUnits.Years).Years >= MostYears)
        {
            string first = LocalDatePattern.Iso.Format(from);
            invocation.Faults.Add(new(options.To.Name, null, null, Fault.Quoted(invocation.Value(options.To)), new(
                $"不早于 {first} 且不满 {MostYears} 年的日期", $"a date from {first} on, within {MostYears} years")));
            return;
        }

        _days = new(from, to);
    }

    private void ReadMembers(Invocation invocation, string path)
    {
        CsvFile file = invocation.ReadCsv(path, ["representative", "studio", "weekday"], written: ["date", "changed"]);
        OtherColumns = file.Others(Known);
        Dictionary<string, long> seen = [];
        foreach (CsvRow row in file.Rows())
        {
            string id = row.UniqueId("representative", seen);
            string studio = row.Id("studio");
            if (!RosterWords.TryWeekday(row["weekday"], out IsoDayOfWeek? day))
            {
                row.Fail("weekday", new("monday 至 friday、周一 至 周五，或留空", "monday to friday, 周一 to 周五, or nothing"));
            }

            RepresentativeKinds? kinds = RosterWords.Kinds(row["kind"]);
            if (kinds is null)
            {
                row.Fail("kind", RosterWords.KindsExpected);
            }

            ImmutableSortedSet<LocalDate> unavailable = Dates(row);
            if (!invocation.Faults.Any)
            {
                var representative = RepresentativeId.From(id);
                _members.Add(new(representative, StudioId.From(studio)) { ReceptionDay = day, Kinds = kinds ?? RepresentativeKinds.None, Unavailable = unavailable });
                _carried[representative] = [.. row.Carried(OtherColumns)];
            }
        }
    }

    private static ImmutableSortedSet<LocalDate> Dates(CsvRow row)
    {
        ImmutableSortedSet<LocalDate>.Builder dates = ImmutableSortedSet.CreateBuilder<LocalDate>();
        foreach (string text in row["unavailable"].Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsoText.TryDate(text, out LocalDate date))
            {
                row.Fail("unavailable", Fault.Quoted(text), new("以 ; 分隔的日期，如 2026-01-05;2026-01-06", "dates separated by ;, such as 2026-01-05;2026-01-06"));
                break;
            }

            dates.Add(date);
        }

        return dates.ToImmutable();
    }

    private void ReadPrevious(Invocation invocation, string path)
    {
        CsvFile file = invocation.ReadCsv(path, ["date", "studio", "representative"]);
        List<DutyEntry> duties = [];
        foreach (CsvRow row in file.Rows())
        {
            (LocalDate date, string studio, string representative) = (row.Date("date"), row.Id("studio"), row.Id("representative"));
            if (!invocation.Faults.Any)
            {
                duties.Add(new(StudioId.From(studio), date, RepresentativeId.From(representative)));
            }
        }

        _previous = [.. duties];
    }
}
