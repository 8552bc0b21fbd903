using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Outbox;
using Minyi.Testing.Conformance;

namespace Minyi.Testing.Tests.Conformance;

public class OutboxConformanceTests
{
    public static TheoryData<string> Checks() => [.. ConformanceKit.Outbox.Select(c => c.Name)];

    public static TheoryData<OutboxBreak> Breaks() => [.. Enum.GetValues<OutboxBreak>().Except([OutboxBreak.None])];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Keeps(string check) => ConformanceKit.Find(check).RunAsync(() => new(new Storage(OutboxBreak.None)), effort: 3, Token);

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_outbox_is_found(OutboxBreak broken) =>
        Assert.NotEmpty(await ConformanceKit.RunAsync(ConformanceKit.Outbox, () => new(new Storage(broken)), 1, Token));

    private sealed class Storage(OutboxBreak broken) : InMemoryStorage
    {
        private readonly InMemoryNoticeOutbox _outbox = new();
        private InMemoryPetitionStore? _store;

        public override ValueTask<StoreWithOutbox> OpenOutboxAsync(IPetitionEventFormat format)
        {
            _store ??= new(format, outbox: _outbox);
            return new(new StoreWithOutbox(
                broken == OutboxBreak.WritesBeforeCommit ? new EarlyStore(_store) : _store,
                broken is OutboxBreak.None or OutboxBreak.WritesBeforeCommit ? _outbox : new BrokenOutbox(_outbox, broken)));
        }
    }

    /// <summary>A store that appends at once, whatever becomes of the host's transaction.</summary>
    private sealed class EarlyStore(InMemoryPetitionStore store) : IPetitionStore
    {
        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            store.AppendManyAsync(appends, null, cancellationToken);

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) => store.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }
}

/// <summary>Each a way in which somebody's outbox could be wrong.</summary>
public enum OutboxBreak
{
    None,
    WritesBeforeCommit,
    LeasesTwice,
    LeaseNeverEnds,
    KeepsSent,
    HeldAfterLoss,
    TriesAtOnce,
    ForgetsFailures,
    LosesGivenUp,
    RetryIsDropped,
    LosesValues,
}

/// <summary>The outbox in memory with one thing wrong.</summary>
internal sealed class BrokenOutbox(InMemoryNoticeOutbox right, OutboxBreak broken) : INoticeOutbox
{
    public async ValueTask<IReadOnlyList<LeasedNotice>> LeaseAsync(string lease, Instant now, Instant until, int most, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<LeasedNotice> taken = await right.LeaseAsync(lease, broken == OutboxBreak.LeasesTwice ? now + Duration.FromDays(365) : now, broken == OutboxBreak.LeaseNeverEnds ? Instant.MaxValue : until, most, cancellationToken);
        return broken switch
        {
            OutboxBreak.LeaseNeverEnds => [.. taken.Select(t => t with { Until = until })],
            OutboxBreak.ForgetsFailures => [.. taken.Select(t => t with { Failures = 0 })],
            OutboxBreak.LosesValues => [.. taken.Select(t => t with { Notice = t.Notice with { Values = [] } })],
            _ => taken,
        };
    }

    public async ValueTask<bool> SentAsync(LeasedNotice notice, CancellationToken cancellationToken = default) =>
        broken == OutboxBreak.KeepsSent ? await right.FailedAsync(notice, notice.Notice.At, cancellationToken)
        : await right.SentAsync(notice, cancellationToken) || broken == OutboxBreak.HeldAfterLoss;

    public ValueTask<bool> FailedAsync(LeasedNotice notice, Instant again, CancellationToken cancellationToken = default) =>
        right.FailedAsync(notice, broken == OutboxBreak.TriesAtOnce ? notice.Notice.At : again, cancellationToken);

    public ValueTask<bool> GiveUpAsync(LeasedNotice notice, Instant at, string error, CancellationToken cancellationToken = default) =>
        broken == OutboxBreak.LosesGivenUp ? right.SentAsync(notice, cancellationToken) : right.GiveUpAsync(notice, at, error, cancellationToken);

    public ValueTask<IReadOnlyList<DeadNotice>> ReadDeadAsync(NoticeKey? after, int most, CancellationToken cancellationToken = default) => right.ReadDeadAsync(after, most, cancellationToken);

    public ValueTask<bool> RetryAsync(NoticeKey key, Instant now, CancellationToken cancellationToken = default) =>
        broken == OutboxBreak.RetryIsDropped ? right.DropAsync(key, cancellationToken) : right.RetryAsync(key, now, cancellationToken);

    public ValueTask<bool> DropAsync(NoticeKey key, CancellationToken cancellationToken = default) => right.DropAsync(key, cancellationToken);

    public ValueTask<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken = default) => right.ReadStatusAsync(cancellationToken);
}
