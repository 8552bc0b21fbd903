using System.Text.RegularExpressions;
using System.Xml.Linq;
using Minyi.Reporting.Bulletins;
using Minyi.Scoring.Bulletins;

namespace Minyi.Reporting.Tests.Bulletins;

public sealed class BulletinPageTests
{
    private static readonly string Page = BulletinPage.Write(Sample.Bulletin);

    [Fact]
    public void Nothing_is_loaded_and_no_script_runs()
    {
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(http", Page, StringComparison.OrdinalIgnoreCase);
        Assert.All(Regex.Matches(Page, "https?://[^\"]*"), m => Assert.Equal("http://www.w3.org/2000/svg", m.Value));
    }

    [Fact]
    public void Both_languages_stand_on_the_page_and_the_first_is_shown()
    {
        Assert.Contains("<html lang=\"zh-Hans\">", Page, StringComparison.Ordinal);
        Assert.Contains("<h1>盐田区民意畅达工作通报</h1>", Page, StringComparison.Ordinal);
        Assert.Contains("<h1>Yantian District: Bulletin on Petitions</h1>", Page, StringComparison.Ordinal);
        Assert.Matches("id=\"pick-zh-Hans\" checked>", Page);
        Assert.Matches("id=\"pick-en\" checked>", BulletinPage.Write(Sample.Bulletin, Language.English));
    }

    [Fact]
    public void Charts_are_well_formed_each_with_a_title_and_ids_of_its_own()
    {
        XElement[] charts = [.. Charts(Page)];

        Assert.Equal(10, charts.Length); // months, units, studios, categories, channels, in two languages
        Assert.All(charts, c => Assert.False(string.IsNullOrWhiteSpace(c.Elements().First(e => e.Name.LocalName == "title").Value)));
        string[] ids = [.. Regex.Matches(Page, " id=\"([^\"]*)\"").Select(m => m.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Regex.Matches(Page, "url\\(#([^)]*)\\)"), m => Assert.Contains(m.Groups[1].Value, ids));
        Assert.DoesNotContain("NaN", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_unit_that_may_be_shown_has_its_point_and_its_numbers()
    {
        XElement chart = Charts(Page).Single(c => (string?)c.Attribute("aria-labelledby") == "unit-zh-title");
        string[] texts = [.. chart.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        foreach (BulletinRow row in Sample.Bulletin.Table(BulletinDimension.Unit)!.Rows.Where(r => r.Code.Length > 0))
        {
            Share share = row.Now.Satisfaction!.Value;
            Assert.Contains(row.Label.Chinese, texts);
            Assert.Contains(texts, t => t.EndsWith($"%  {share.Part}/{share.Whole}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_is_suppressed_is_not_drawn_either()
    {
        Bulletin bulletin = Bulletin.Compose(
            new(new("通报", "Bulletin"), new(new(2024, 1, 1), new(2024, 1, 31))),
            new[] { 2, 3, 50, 60 }.Select((n, i) => new BulletinCase("P-" + i, "Demand", new(2024, 1, 2)) { Unit = "unit-" + i, Closed = new(2024, 1, 3), Grades = [new("residents", n, n)] }));
        string page = BulletinPage.Write(bulletin);
        XElement chart = Charts(page).Single(c => (string?)c.Attribute("aria-labelledby") == "unit-zh-title");

        Assert.DoesNotContain("unit-0", chart.Value, StringComparison.Ordinal);
        Assert.Contains("unit-3", chart.Value, StringComparison.Ordinal);
        Assert.Contains("未列出 2 个", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2/2", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_is_text_and_never_markup()
    {
        BulletinLabels labels = BulletinLabels.Default.With(BulletinDimension.Unit, ("u", new("<b>甲&乙</b>", "<script>alert(1)</script>")));
        Bulletin bulletin = Bulletin.Compose(
            new(new("<i>通报</i>", "B & B"), new(new(2024, 1, 1), new(2024, 2, 28))) { Labels = labels },
            [new("P-1", "Demand", new(2024, 1, 2)) { Unit = "u", Category = "a<b" }, new("P-2", "Demand", new(2024, 2, 2)) { Category = "c" }]);
        string page = BulletinPage.Write(bulletin);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;甲&amp;乙&lt;/b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_period_is_a_page_without_charts() =>
        Assert.Empty(Charts(BulletinPage.Write(Bulletin.Compose(new(new("通报", "Bulletin"), new(new(2024, 1, 1), new(2024, 1, 31))), []))));

    [Property(MaxTest = 5)]
    public void The_same_bulletin_gives_the_same_bytes(byte seed) =>
        Assert.Equal(BulletinPage.Write(Sample.Compose(seed, 300)), BulletinPage.Write(Sample.Compose(seed, 300)));

    [Fact]
    public void A_page_needs_a_document_and_each_language_once()
    {
        ReportDocument document = Sample.Bulletin.ToDocument(Language.English);

        Assert.Throws<ArgumentException>(() => ReportPage.Write([]));
        Assert.Throws<ArgumentException>(() => ReportPage.Write([document, document]));
        Assert.Contains("<html lang=\"en\">", ReportPage.Write([document]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_conferences_pack_is_a_page_too()
    {
        ConferencePack pack = ConferencePack.Compose(Sample.Bulletin.Settings, [new("P-1", "Demand", new(2009, 3, 1)) { Due = new(2009, 4, 1), Marks = [BulletinCodes.Hearing] }]);
        string page = ReportPage.Write([pack.ToDocument(Language.Chinese), pack.ToDocument(Language.English)]);

        Assert.Contains("<h1>联席会议材料：盐田区民意畅达工作通报</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<th class=\"word\" scope=\"row\">P-1</th><td class=\"word\">（未转办）</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"word\">hearing</td>", page, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Charts(string page) =>
        Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline).Select(m => XElement.Parse(m.Value));
}
