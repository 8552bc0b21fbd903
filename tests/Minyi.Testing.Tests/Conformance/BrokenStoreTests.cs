using System.Collections.Immutable;
using Minyi.Testing.Conformance;

namespace Minyi.Testing.Tests.Conformance;

/// <summary>The kit is worth what it finds: each way of being wrong is found, and a plain store that is right passes.</summary>
public class BrokenStoreTests
{
    public static TheoryData<Break> Breaks() => [.. Enum.GetValues<Break>().Except([Break.None])];

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Is_found(Break broken)
    {
        foreach (ConformanceCheck check in ConformanceKit.All)
        {
            ImmutableArray<ConformanceFinding> findings = await RunAsync([check], broken);
            if (!findings.IsEmpty)
            {
                return;
            }
        }

        Assert.Fail($"No check finds a store that {broken}.");
    }

    [Theory]
    [InlineData(Break.KeepsNothingBefore1970, "extreme-instants")]
    [InlineData(Break.CutsLongIds, "extreme-ids")]
    [InlineData(Break.LosesPlanes, "extreme-texts")]
    [InlineData(Break.CutsLargeTexts, "extreme-texts")]
    [InlineData(Break.CutsLongAppends, "extreme-lengths")]
    [InlineData(Break.DeafWhileWaiting, "cancelled-while-waiting")]
    [InlineData(Break.ManyTorn, "many-torn")]
    [InlineData(Break.ManyKeepWhatDidNotConflict, "many-all-or-none")]
    [InlineData(Break.ExpectationsIgnored, "many-expecting")]
    [InlineData(Break.ExpectationsRace, "many-expecting-each-other")]
    [InlineData(Break.WithdrawnStays, "data-withdrawn")]
    [InlineData(Break.WithdrawnThoughPutAgain, "data-withdrawn")]
    [InlineData(Break.WithdrawnAsErased, "data-withdrawn")]
    [InlineData(Break.WithdrawsErased, "data-withdrawn")]
    [InlineData(Break.SnapshotsLoseWorkflow, "snapshot-round-trip")]
    [InlineData(Break.SnapshotsCut, "snapshot-round-trip")]
    [InlineData(Break.SnapshotsKeepTheNewest, "snapshot-last-wins")]
    [InlineData(Break.SnapshotsOfOne, "snapshot-last-wins")]
    [InlineData(Break.SnapshotsStay, "snapshot-clear")]
    public async Task Is_found_by_the_check_that_is_for_it(Break broken, string check) => Assert.NotEmpty(await RunAsync([ConformanceKit.Find(check)], broken));

    [Fact]
    public async Task The_plain_store_is_right_but_for_its_breaks()
    {
        ImmutableArray<ConformanceFinding> findings = await RunAsync(ConformanceKit.All, Break.None);
        Assert.True(findings.IsEmpty, string.Join('\n', findings.Select(f => f.Why)));
    }

    [Fact]
    public async Task A_finding_says_which_promise_is_not_kept_and_what_was_found()
    {
        ImmutableArray<ConformanceFinding> findings = await RunAsync([ConformanceKit.Find("versions")], Break.TakesVersionsAhead);
        Assert.Equal(
            "versions: A petition's versions are 1, 2, 3 …, and only an append on its current version is taken. "
            + "An append on version 1 of a petition that is not there: found AppendResult { Status = Appended, Version = 2, Position = 0/1 }, "
            + "expected AppendResult { Status = Conflict, Version = 0, Position = 0/0 }.",
            Assert.Single(findings).ToString());
        ConformanceFinding thrown = new(ConformanceKit.Find("versions"), new InvalidOperationException("the disk is full"));
        Assert.Equal(
            "versions: A petition's versions are 1, 2, 3 …, and only an append on its current version is taken. The store threw InvalidOperationException: the disk is full",
            thrown.ToString());
    }

    private static Task<ImmutableArray<ConformanceFinding>> RunAsync(IEnumerable<ConformanceCheck> checks, Break broken) =>
        ConformanceKit.RunAsync(checks, () => new(new PlainStorage(broken)), 1, TestContext.Current.CancellationToken);
}
