using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Scoring.Histories;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;

namespace Minyi.Cli.Demo;

/// <summary>The studios' ledgers, and the units' scores from two groups of graders: the people 0.6, the representatives 0.4.</summary>
internal sealed record DemoScores(ImmutableSortedDictionary<StudioId, AppraisalLedger> Ledgers, ScoreReport Report)
{
    public const string People = "people";
    public const string Representatives = "representatives";

    /// <summary>The scheme. Its weights are an example: none are published.</summary>
    public static ScoringScheme Scheme { get; } = new SchemeBuilder("handling", new("承办单位办理评议", "handling of petitions by unit"))
        .Example()
        .Group(People, new("诉求人与居民", "petitioners and residents"))
        .Group(Representatives, new("代表委员", "representatives"))
        .Version(version => version
            .Graded("by-people", new("群众评议", "by the people"), People, PointScales.Satisfaction)
            .Graded("by-representatives", new("代表委员评议", "by representatives"), Representatives, PointScales.Satisfaction)
            .Combined("total", new("总分", "total"), ("by-people", 0.6m), ("by-representatives", 0.4m))
            .Root("total"))
        .Build();

    /// <summary>Enters every grade in the ledger of its studio, and scores the units from what the ledgers emit.</summary>
    public static DemoScores Of(IEnumerable<GradedHandling> grades, LedgerPolicy policy)
    {
        ImmutableSortedDictionary<StudioId, AppraisalLedger>.Builder ledgers = ImmutableSortedDictionary.CreateBuilder<StudioId, AppraisalLedger>();
        ScoreBook book = new(Scheme);
        foreach (GradedHandling grade in grades)
        {
            StudioId studio = grade.Studio!.Value;
            if (!ledgers.TryGetValue(studio, out AppraisalLedger? ledger))
            {
                ledgers.Add(studio, ledger = new(studio, policy));
            }

            foreach (SignedCount count in ledger.Cast(grade.Ballot).Where(_ => grade.Unit is not null))
            {
                if (book.Add(count) is { } reason)
                {
                    throw new InvalidOperationException(reason.Text.English);
                }
            }
        }

        return new(ledgers.ToImmutable(), Scorer.Score(book));
    }
}
