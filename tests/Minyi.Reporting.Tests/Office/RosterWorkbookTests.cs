using System.IO.Compression;
using System.Xml.Linq;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Grid.Rosters;
using Minyi.Reporting.Calendars;
using Minyi.Reporting.Office;

namespace Minyi.Reporting.Tests.Office;

public sealed class RosterWorkbookTests
{
    [Fact]
    public async Task Three_sheets_hold_the_roster_the_burdens_and_the_duties()
    {
        RosterMember[] members = [.. Enumerable.Range(1, 3).Select(i => new RosterMember(RepresentativeId.From($"=rep{i}"), StudioId.From("s")) { ReceptionDay = IsoDayOfWeek.Monday })];
        Assert.True(DutyRoster.TryPlan(members, new(new(2026, 1, 5), new(2026, 1, 30)), ChinaCalendar.Official, new(), out DutyRoster? roster, out _));
        using MemoryStream stream = new();
        await RosterWorkbook.WriteAsync(roster, stream, RosterNames.Ids, Language.Chinese, TestContext.Current.CancellationToken);

        using ZipArchive archive = new(new MemoryStream(stream.ToArray()));
        XElement Part(string name) => XElement.Load(archive.GetEntry(name)!.Open());
        Assert.Equal(["值班表", "班次", "逐条"], Part("xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet").Select(s => s.Attribute("name")!.Value));
        XElement[] table = [.. Part("xl/worksheets/sheet1.xml").Descendants().Where(e => e.Name.LocalName == "row")];
        Assert.Equal(1 + roster.Duties.Select(d => d.Date).Distinct().Count(), table.Length);

        // 5 January 2026 is day 46,027 of a workbook; ids that look like formulas are texts.
        Assert.Equal("46027", table[1].Elements().First().Value);
        XElement duties = Part("xl/worksheets/sheet3.xml");
        Assert.Equal(1 + roster.Duties.Length, duties.Descendants().Count(e => e.Name.LocalName == "row"));
        Assert.DoesNotContain(duties.Descendants(), e => e.Name.LocalName == "f");
    }
}
