using Minyi.Scoring.Ledgers;

namespace Minyi.Scoring.Tests.Ledgers;

public sealed class AppraisalLedgerTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 5, 6, 1, 0);

    [Theory]
    [InlineData(BallotRule.Last, "b")]
    [InlineData(BallotRule.First, "a")]
    public void One_ballot_counts_for_each_grader_and_handling(BallotRule rule, string expected)
    {
        AppraisalLedger ledger = new(policy: new(rule));
        ledger.Cast(Ballot("a", 1));
        ledger.Cast(Ballot("b", 2));
        Assert.Equal([expected], ledger.Resolved().Select(c => c.Grade));
        Assert.Equal(new(1, 1, 1, 0, 0, 0), ledger.Totals);
    }

    [Fact]
    public void One_who_is_in_two_groups_has_still_one_ballot()
    {
        AppraisalLedger ledger = new();
        ledger.Cast(Ballot("a", 1));
        Assert.Equal([(-1, "g"), (1, "h")], ledger.Cast(Ballot("a", 2) with { Group = "h" }).Select(c => (c.Delta, c.Group)));
    }

    [Fact]
    public void Different_graders_handlings_subjects_and_items_are_different_ballots()
    {
        AppraisalLedger ledger = new();
        foreach (BallotKey key in new BallotKey[] { new("x", "h", "u"), new("y", "h", "u"), new("x", "i", "u"), new("x", "h", "v"), new("x", "h", "u", "item") })
        {
            Assert.Single(ledger.Cast(Ballot("a", 1) with { Key = key }));
        }

        Assert.Equal(5, ledger.Resolved().Length);
    }

    [Fact]
    public void A_late_grade_is_kept_out_or_counted_by_policy_and_always_numbered()
    {
        foreach ((LateRule rule, int counts) in new[] { (LateRule.Excluded, 1), (LateRule.Counted, 2) })
        {
            AppraisalLedger ledger = new(policy: new(Late: rule));
            ledger.Cast(Ballot("a", 1) with { ClosesAt = Start + Duration.FromHours(2) });
            ledger.Cast(Ballot("a", 2) with { Key = new("y", "h", "u"), ClosesAt = Start + Duration.FromHours(2) });
            Assert.Equal((counts, 1), (ledger.Resolved().Length, ledger.Totals.Late));
        }
    }

    [Fact]
    public void A_correction_takes_the_grades_place_on_the_grades_own_day()
    {
        AppraisalLedger ledger = new();
        ledger.Cast(Ballot("a", 1));
        SignedCount[] changes = [.. ledger.Correct(Ballot("b", 100))];
        Assert.Equal([new("u", "g", "", "a", new(2024, 5, 6), -1), new("u", "g", "", "b", new(2024, 5, 6))], changes);
        Assert.Equal(1, ledger.Totals.Corrected);
    }

    [Fact]
    public void A_withdrawn_ballot_does_not_count_until_the_grader_grades_again()
    {
        AppraisalLedger ledger = new();
        ledger.Cast(Ballot("a", 1));
        Assert.Equal(-1, Assert.Single(ledger.Withdraw(new("x", "h", "u"), Start + Duration.FromHours(2))).Delta);
        Assert.Empty(ledger.Resolved());
        Assert.Equal(1, ledger.Totals.Withdrawn);
        ledger.Cast(Ballot("b", 3));
        Assert.Equal(["b"], ledger.Resolved().Select(c => c.Grade));
    }

    [Fact]
    public void The_day_is_that_of_the_policys_zone()
    {
        Instant evening = Instant.FromUtc(2024, 5, 6, 17, 0); // 7 May, 01:00 in Shenzhen
        Assert.Equal(new LocalDate(2024, 5, 7), Assert.Single(new AppraisalLedger().Cast(Ballot("a", 0) with { At = evening })).Day);
        Assert.Equal(new LocalDate(2024, 5, 6), Assert.Single(new AppraisalLedger(policy: new(Zone: DateTimeZone.Utc)).Cast(Ballot("a", 0) with { At = evening })).Day);
    }

    [Fact]
    public void Resolved_grades_of_a_handling_are_found_without_their_graders()
    {
        AppraisalLedger ledger = new();
        ledger.Cast(Ballot("a", 1));
        ledger.Cast(Ballot("b", 1) with { Key = new("y", "h", "u") });
        ledger.Cast(Ballot("c", 1) with { Key = new("y", "i", "u") });
        Assert.Equal(["h:a", "h:b", "i:c"], ledger.ByHandling().SelectMany(h => h.Counts, (h, c) => $"{h.Handling}:{c.Grade}"));
    }

    /// <summary>Entries in any order, cut into any retries, give the same ballots; and the counts emitted add up to them.</summary>
    [Property(MaxTest = 300)]
    public bool The_order_of_arrival_does_not_matter(int[] entries, bool first, int seed)
    {
        LedgerPolicy policy = new(first ? BallotRule.First : BallotRule.Last);
        AppraisalLedger forward = new(policy: policy), shuffled = new(policy: policy);
        List<SignedCount> emitted = [.. entries.SelectMany(e => Enter(forward, e))];
        int[] order = [.. entries];
        new Random(seed).Shuffle(order);
        List<SignedCount> other = [.. order.Concat(order.Take(2)).SelectMany(e => Enter(shuffled, e))];
        string resolved = Show(forward.Resolved());
        return resolved == Show(shuffled.Resolved()) && resolved == Show(Net(emitted)) && resolved == Show(Net(other))
            && resolved == Show(forward.ByHandling().SelectMany(h => h.Counts));
    }

    /// <summary>The same by an oracle that keeps every entry, sorts and folds them.</summary>
    [Property(MaxTest = 300)]
    public bool Ballots_agree_with_folding_all_entries_in_time(int[] entries, bool first)
    {
        AppraisalLedger ledger = new(policy: new(first ? BallotRule.First : BallotRule.Last));
        foreach (int e in entries)
        {
            Enter(ledger, e);
        }

        IEnumerable<string> expected = entries.Distinct().GroupBy(Grader).Select(ballot =>
        {
            int[] casts = [.. ballot.Where(e => Kind(e) > 1).OrderBy(Time).ThenBy(e => Grade(e), StringComparer.Ordinal)];
            if (casts.Length == 0)
            {
                return null;
            }

            int chosen = first ? casts[0] : casts[^1];
            int[] later = [.. ballot.Where(e => Kind(e) <= 1 && (Time(e) > Time(chosen) || (Time(e) == Time(chosen)
                    && (Kind(e) == 0 || string.CompareOrdinal(Grade(e), Grade(chosen)) > 0))))
                .OrderBy(Time).ThenBy(e => Kind(e) == 0 ? "~" : Grade(e), StringComparer.Ordinal)];
            return later.Length == 0 ? Grade(chosen) : Kind(later[^1]) == 0 ? null : Grade(later[^1]);
        }).OfType<string>().Order(StringComparer.Ordinal);
        return expected.SequenceEqual(ledger.Resolved().Select(c => c.Grade).Order(StringComparer.Ordinal));
    }

    private static int Part(int e, int divisor, int modulus) => Math.Abs(e % 1_000_003) / divisor % modulus;

    private static int Kind(int e) => Part(e, 1, 4); // 0 withdraws, 1 corrects, 2 and 3 cast

    private static string Grader(int e) => $"x{Part(e, 4, 3)}";

    private static int Time(int e) => Part(e, 12, 4);

    private static string Grade(int e) => Kind(e) == 0 ? "" : ((char)('a' + Part(e, 48, 3))).ToString();

    private static System.Collections.Immutable.ImmutableArray<SignedCount> Enter(AppraisalLedger ledger, int e)
    {
        BallotKey key = new(Grader(e), "h", "u");
        Instant at = Start + Duration.FromHours(Time(e));
        return Kind(e) switch
        {
            0 => ledger.Withdraw(key, at),
            1 => ledger.Correct(new(key, "g", Grade(e), at)),
            _ => ledger.Cast(new(key, "g", Grade(e), at)),
        };
    }

    private static IEnumerable<SignedCount> Net(IEnumerable<SignedCount> counts) => counts.GroupBy(c => c with { Delta = 1 })
        .SelectMany(g => Enumerable.Repeat(g.Key, g.Sum(c => c.Delta)));

    private static string Show(IEnumerable<SignedCount> counts) => string.Join(';', counts.Select(c => c.ToString()).Order(StringComparer.Ordinal));

    private static Ballot Ballot(string grade, int hour) => new(new("x", "h", "u"), "g", grade, Start + Duration.FromHours(hour));
}
