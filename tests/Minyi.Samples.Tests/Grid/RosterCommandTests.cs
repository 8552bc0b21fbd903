using System.Text.Json;
using Minyi.Deadlines.Calendars;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Grid;

public sealed class RosterCommandTests : IDisposable
{
    private const string Members = "representative,studio,weekday,unavailable\nr1,s1,monday,2026-01-12\nr2,s1,周五,\nr3,s1,,2026-01-05;2026-01-06\nr4,s2,Tuesday,\n";
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Outcome Roster(string members, params string[] more)
    {
        _cli.File("r.csv", members);
        return _cli.Run(["grid", "roster", "--representatives", "r.csv", "--calendar", "cn", "--from", "2026-01-01", "--to", "2026-01-31", .. more]);
    }

    [Fact]
    public void EveryWorkingDayIsCoveredAndEveryOneHasTheReceptionOnTheFixedDay()
    {
        Outcome o = Roster(Members);
        Assert.Equal((0, ""), (o.Code, o.Error));
        Assert.Equal("date,studio,representative", o.Lines[0]);
        string[][] rows = [.. o.Lines.Skip(1).Select(l => l.Split(','))];
        LocalDate[] working = [.. new DateInterval(new(2026, 1, 1), new(2026, 1, 31)).Where(ChinaCalendar.Official.IsWorkingDay)];
        Assert.Equal(working.Length * 2, rows.Select(r => (r[0], r[1])).Distinct().Count());
        Assert.DoesNotContain(rows, r => r[0] == "2026-01-12" && r[2] == "r1");
        Assert.Contains(rows, r => r[2] == "r1" && DayOf(r[0]) == IsoDayOfWeek.Monday);
        Assert.Contains(rows, r => r[2] == "r2" && DayOf(r[0]) == IsoDayOfWeek.Friday);
        int[] loads = [.. rows.Where(r => r[1] == "s1").CountBy(r => r[2]).Select(c => c.Value)];
        Assert.True(loads.Max() - loads.Min() <= 1);
    }

    [Fact]
    public void TheSameRowsInAnotherOrderGiveTheSameRoster()
    {
        string first = Roster(Members).Output;
        string[] lines = Members.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(first, Roster(string.Join('\n', [lines[0], .. lines.Skip(1).Reverse()]) + "\n").Output);
    }

    [Fact]
    public void AnUncoveredDayIsProvedWithWhoIsMissing()
    {
        Outcome o = Roster("representative,studio,weekday,unavailable\nr1,s1,,2026-01-05\nr2,s1,,2026-01-05\n", "--conflict", "c.json", "--output", "out.csv");
        Assert.Equal((1, ""), (o.Code, o.Output));
        Assert.Equal("s1: 2026-01-05 needs 1 on duty; nobody is there; away: r1, r2.", o.ErrorLines.Single());
        Assert.False(File.Exists(Path.Combine(_cli.Folder, "out.csv")));
        using JsonDocument json = JsonDocument.Parse(_cli.Read("c.json"));
        JsonElement conflict = json.RootElement.EnumerateArray().Single();
        Assert.Equal("""{"studio":"s1","days":["2026-01-05"],"needed":1,"places":0,"representatives":[],"missing":["r1","r2"]}""", JsonSerializer.Serialize(conflict));
    }

    [Fact]
    public void AChangeKeepsWhatItCan()
    {
        _cli.File("before.csv", Roster(Members).Output);
        string away = _cli.Read("before.csv").Split('\n').Select(l => l.Split(',')).Last(f => f.Length == 3 && f[2] == "r2")[0];
        Outcome o = Roster(Members.Replace("周五,", "周五," + away, StringComparison.Ordinal), "--previous", "before.csv", "--replan-from", "2026-01-15");
        Assert.Equal(0, o.Code);
        Assert.Equal("date,studio,representative,changed", o.Lines[0]);
        Assert.InRange(o.Lines.Count(l => l.EndsWith(",true", StringComparison.Ordinal)), 1, 2);
        Assert.Contains($"gone: {away} s1 r2", o.ErrorLines);
        string[] kept = [.. o.Lines.Skip(1).Where(l => l.EndsWith(",false", StringComparison.Ordinal)).Select(l => l[..^6])];
        Assert.Equal(_cli.Read("before.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Where(l => l != $"{away},s1,r2"), kept);
    }

    [Fact]
    public void OtherColumnsAreCarriedAndCalendarAndWorkbookAreWritten()
    {
        Outcome o = Roster("representative,studio,weekday,name\nr1,s1,monday,\"张, 三\"\n", "--ical", "r.ics", "--workbook", "r.xlsx");
        Assert.Equal(0, o.Code);
        Assert.Equal("date,studio,representative,name", o.Lines[0]);
        Assert.Equal("2026-01-04,s1,r1,\"张, 三\"", o.Lines[1]);
        Assert.StartsWith("BEGIN:VCALENDAR", _cli.Read("r.ics"), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(Path.Combine(_cli.Folder, "r.xlsx"))[..2]);
    }

    [Theory]
    [InlineData("representative,studio,weekday\nr1,s1,sunday\n", "r.csv:2: weekday: found \"sunday\", expected monday to friday, 周一 to 周五, or nothing")]
    [InlineData("representative,studio,weekday\nr1,s1,周六\n", "r.csv:2: weekday: found \"周六\"")]
    [InlineData("representative,studio,weekday,unavailable\nr1,s1,,2026-02-30\n", "r.csv:2: unavailable: found \"2026-02-30\"")]
    [InlineData("representative,studio,weekday\nr1,s1,\nr1,s2,\n", "r.csv:3: representative: found \"r1\", expected an id that occurs once (it is on line 2 already)")]
    [InlineData("representative,studio,weekday,kind\nr1,s1,,mayor\n", "r.csv:2: kind: found \"mayor\"")]
    [InlineData("representative,studio\nr1,s1\n", "r.csv:1: weekday: found \"representative,studio\"")]
    public void WrongInputIsNamed(string members, string fault)
    {
        Outcome o = Roster(members);
        Assert.Equal(2, o.Code);
        Assert.StartsWith(fault, o.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void DatesTheWrongWayRoundAreNamed()
    {
        _cli.File("r.csv", Members);
        Outcome o = _cli.Run("grid", "roster", "--representatives", "r.csv", "--calendar", "cn", "--from", "2026-02-01", "--to", "2026-01-31");
        Assert.Equal((2, "--to: found \"2026-01-31\", expected a date from 2026-02-01 on, within 10 years"), (o.Code, o.ErrorLines.Single()));
    }

    private static IsoDayOfWeek DayOf(string date) => NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value.DayOfWeek;
}
