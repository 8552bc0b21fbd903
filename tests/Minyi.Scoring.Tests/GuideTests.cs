using Minyi.Districts;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Schemes.Json;
using Minyi.Scoring.Scores;
using Minyi.Scoring.Scores.Explanation;

namespace Minyi.Scoring.Tests;

/// <summary>What docs/scoring.md shows compiles, runs and is read.</summary>
public sealed class GuideTests
{
    private static readonly string Repository = FindRepository();

    [Fact]
    public void The_guides_code_works()
    {
        // begin
        ScoringScheme scheme = new SchemeBuilder("handling", new("办理评议", "handling"))
            .Group("residents", new("居民", "residents"))
            .Group("representatives", new("代表委员", "representatives"))
            .Version(version => version
                .Graded("by-residents", new("居民评议", "by residents"), "residents", PointScales.Satisfaction, minimumGrades: 3)
                .Graded("by-representatives", new("代表委员评议", "by representatives"), "representatives", PointScales.Satisfaction)
                .Combined("total", new("总分", "total"), ("by-residents", 0.6m), ("by-representatives", 0.4m))
                .Root("total"))
            .Build();

        AppraisalLedger ledger = new(StudioId.From("haishan-1"));
        ScoreBook book = new(scheme);
        Ballot ballot = new(new("grader-7", "P-1", "water-bureau"), "representatives", "satisfied", Instant.FromUtc(2024, 5, 6, 2, 0));
        foreach (SignedCount count in ledger.Cast(ballot))
        {
            Reason? unknown = book.Add(count); // null: counted; else the group, item or grade that the scheme does not know
        }

        ScoreTable table = Scorer.Score(book).Tables[0];
        SubjectScore score = table.Find("water-bureau")!; // Exact, Rounded, Low, High, Rank, BestRank, WorstRank, Class
        string why = ScoreExplanation.Explain(table, "water-bureau").ToText(Language.Chinese);
        // end
        Assert.Equal(100, score.Exact);
        Assert.Contains("满意：1 份 × 100 = 100", why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_shows_this_code_and_schemes_that_are_sound()
    {
        string guide = File.ReadAllText(Path.Combine(Repository, "docs", "scoring.md"));
        string source = File.ReadAllText(Path.Combine(Repository, "tests", "Minyi.Scoring.Tests", "GuideTests.cs"));
        string code = Between(source, "// begin\n", "\n        // end").Replace("\n        ", "\n", StringComparison.Ordinal).TrimStart();
        Assert.Contains(code, guide, StringComparison.Ordinal);
        Assert.True(SchemeJson.TryRead(Between(guide, "```json\n", "```"), out _, out _));
        Assert.True(SchemeJson.TryRead(File.ReadAllText(Path.Combine(Repository, "samples", "data", "scoring", "handling.json")), out _, out _));
    }

    private static string Between(string text, string begin, string end)
    {
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string FindRepository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Minyi.Core.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder;
    }
}
