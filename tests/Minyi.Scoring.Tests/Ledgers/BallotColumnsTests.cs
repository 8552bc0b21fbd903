using Minyi.Scoring.Ledgers;

namespace Minyi.Scoring.Tests.Ledgers;

/// <summary>Ballots as numbers against the ledger, which takes them one by one.</summary>
public sealed class BallotColumnsTests
{
    [Property(MaxTest = 60)]
    public void Counts_what_the_ledger_counts(int seed, bool last, bool onDisk)
    {
        Random random = new(seed);
        BallotRule rule = last ? BallotRule.Last : BallotRule.First;
        AppraisalLedger ledger = new(policy: new(rule, LateRule.Counted, DateTimeZone.Utc));
        using BallotColumns columns = new(rule, Path.GetTempPath(), onDisk ? 0 : 1 << 26);
        for (int n = 0; n < 3_000; n++)
        {
            (int grader, int handling, int subject, int item, int answer, int day) = (random.Next(40), random.Next(5), random.Next(3), random.Next(2), random.Next(4), random.Next(30));
            columns.Add(grader, handling, subject, item, answer, day);
            ledger.Cast(new(new($"g{grader}", $"h{handling}", $"s{subject}", $"i{item}"), "group", $"a{answer}", Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromDays(day), n));
        }

        Dictionary<(string, string), int> found = [];
        long superseded = columns.Resolve((subject, answer) => found[($"s{subject}", $"a{answer}")] = found.GetValueOrDefault(($"s{subject}", $"a{answer}")) + 1);

        Dictionary<(string, string), int> expected = ledger.Resolved().GroupBy(c => (c.Subject, c.Grade)).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(ledger.Totals.Superseded, superseded);
        Assert.Equal(expected.OrderBy(e => e.Key), found.OrderBy(e => e.Key));
        Assert.Equal(onDisk, columns.Spilled > 0);
    }
}
