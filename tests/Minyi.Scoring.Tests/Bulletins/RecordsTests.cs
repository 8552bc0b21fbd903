using System.Collections.Immutable;
using Minyi.Scoring.Bulletins;

namespace Minyi.Scoring.Tests.Bulletins;

public sealed class RecordsTests
{
    private static readonly ImmutableArray<ActivityColumn> Columns =
        [new("Visit", new("走访", "Visits"), 3), new("Reception", new("接访（半天）", "Receptions (half days)"), 2), new("collected", new("收集诉求", "Petitions collected"))];

    [Fact]
    public void What_each_did_what_was_owed_and_how_the_public_rates_it()
    {
        RepresentativesRecord record = Compose(
            [new("rep-2", "Visit", new(2024, 3, 1)), new("rep-1", "Visit", new(2024, 3, 31), 3), new("rep-1", "collected", new(2024, 1, 1), 12), new("rep-1", "Visit", new(2024, 4, 1)), new("rep-1", "speech", new(2024, 2, 1))],
            new Dictionary<string, GradeTally>(StringComparer.Ordinal) { ["rep-1"] = new("residents", 40, 37), ["rep-2"] = new("residents", 4, 4) });

        Assert.Equal([3, 0, 12], record.Lines[0].Counts);
        Assert.Equal(new Share(37, 40), record.Lines[0].Rating);
        Assert.Null(record.Lines[1].Rating);
        string text = record.ToMarkdown(Language.Chinese);
        Assert.Contains("| 代表 | 走访（应 3） | 接访（半天）（应 2） | 收集诉求 | 群众满意率 |", text, StringComparison.Ordinal);
        Assert.Contains("| 甲 | 3 | 0 ! | 12 | 92.5% (37/40) |", text, StringComparison.Ordinal);
        Assert.Contains("| 乙 | 1 ! | 0 ! | 0 | \\* |", text, StringComparison.Ordinal);
        Assert.Contains("| 丙 | 0 ! | 0 ! | 0 | – |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_who_has_no_line_is_named()
    {
        Assert.Contains("rep-9", Assert.Throws<ArgumentException>(() => Compose([new("rep-9", "Visit", new(2024, 3, 1))], new Dictionary<string, GradeTally>(StringComparer.Ordinal))).Message, StringComparison.Ordinal);
        Assert.Contains("rep-9", Assert.Throws<ArgumentException>(() => Compose([], new Dictionary<string, GradeTally>(StringComparer.Ordinal) { ["rep-9"] = new("residents", 1, 1) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_comes_by_category_with_what_most_share_first()
    {
        OpinionDigest digest = new(new("社情民意", "Public opinion"), 2024, 3, new(2024, 3, 15),
        [
            new("修路灯", "建议修复路灯。", "roads", "海山社区工作室", 2),
            new("增设公交", "建议增设公交线路。", "roads", Similar: 9),
            new("夜间施工", "建议限制夜间施工。", "noise"),
        ]);
        string text = digest.ToMarkdown(Language.Chinese, BulletinLabels.Default.With(BulletinDimension.Category, ("roads", new("道路交通", "Roads"))));

        Assert.StartsWith("# 社情民意\n\n2024年第3期　2024年3月15日\n\n## noise\n", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("增设公交［同类 9 件］", StringComparison.Ordinal) < text.IndexOf("修路灯（海山社区工作室）［同类 2 件］", StringComparison.Ordinal));
        Assert.Contains("## 道路交通", text, StringComparison.Ordinal);
        Assert.Contains("2024, issue 3, 2024-03-15", digest.ToMarkdown(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_a_report_as_CSV()
    {
        string csv = new ReportTable(["名称", "a,b"], [["x\"y", "1"], ["甲", "2"]]).ToCsv();

        Assert.Equal("名称,\"a,b\"\n\"x\"\"y\",1\n甲,2\n", csv);
    }

    private static RepresentativesRecord Compose(IEnumerable<RepresentativeActivity> activities, IReadOnlyDictionary<string, GradeTally> ratings) => RepresentativesRecord.Compose(
        new("代表履职档案", "Representatives' record"), new(new(2024, 1, 1), new(2024, 3, 31)), Columns, [("rep-3", "丙"), ("rep-1", "甲"), ("rep-2", "乙")], activities, ratings);
}
