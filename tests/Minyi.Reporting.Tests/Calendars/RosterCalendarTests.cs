using Ical.Net.CalendarComponents;
using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Reporting.Calendars;

namespace Minyi.Reporting.Tests.Calendars;

public sealed class RosterCalendarTests
{
    private static readonly RosterCalendarSettings Settings = new() { Stamp = Instant.FromUtc(2026, 1, 1, 0, 0), Domain = "minyi.example" };

    [Fact]
    public void What_is_written_is_read_again()
    {
        DutyEntry[] duties =
        [
            new(StudioId.From("海山,1;号"), new(2026, 1, 5), RepresentativeId.From("代表 一")),
            new(StudioId.From("s2"), new(2026, 1, 6), RepresentativeId.From("rep-2")),
        ];
        RosterCalendarSettings named = Settings with { Names = new(s => "工作室, " + s.Value, r => new string('很', 60) + r.Value) };
        string text = RosterCalendar.Write(duties.Reverse(), named, Language.Chinese);
        CalendarEvent[] events = [.. Ical.Net.Calendar.Load(text)!.Events];
        Assert.Equal(2, events.Length);
        Assert.Equal(duties.Select(d => named.Names.Studio(d.Studio)), events.Select(e => e.Location));
        Assert.Equal(duties.Select(d => "值班：" + named.Names.Representative(d.Representative)), events.Select(e => e.Summary));
        Assert.Equal([(5, 6, 30), (6, 6, 30)], events.Select(e => (e.DtStart!.Day, e.DtStart.Hour, e.DtStart.Minute)));
        Assert.All(events, e => Assert.Equal("UTC", e.DtStart!.TzId));

        // RFC 5545: lines end in CR LF and are at most 75 bytes long.
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public void The_same_duty_has_the_same_id_and_another_another()
    {
        string Id(string studio, string representative) =>
            Ical.Net.Calendar.Load(RosterCalendar.Write([new(StudioId.From(studio), new(2026, 1, 5), RepresentativeId.From(representative))], Settings, Language.English))!.Events.Single().Uid!;
        Assert.Equal(Id("a", "b"), Id("a", "b"));
        Assert.Equal(4, new[] { Id("a", "b"), Id("a-b", "c"), Id("a", "b-c"), Id("甲", "b") }.Distinct(StringComparer.Ordinal).Count());
        Assert.EndsWith("@minyi.example", Id("a", "b"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_the_wrong_way_round_are_an_error() =>
        Assert.Throws<ArgumentException>(() => RosterCalendar.Write([], Settings with { End = new(8, 0) }, Language.English));
}
