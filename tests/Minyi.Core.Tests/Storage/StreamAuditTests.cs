using Minyi.Storage;
using Minyi.Testing.Conformance;

namespace Minyi.Core.Tests.Storage;

public class StreamAuditTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property]
    public async Task A_whole_stream_is_whole_against_every_head_it_ever_had(int[] petitions)
    {
        List<StreamDigest> heads = [StreamDigest.Empty()];
        List<EventEnvelope> events = await StreamAsync(petitions, heads);
        StreamAudit audit = await StreamAudit.RunAsync(new Rows(events), heads, Token);
        Assert.True(audit.IsWhole);
        Assert.Equal(heads[^1], audit.Heads[0]);
        Assert.Equal(audit.Heads[0], StreamDigest.Parse(audit.Heads[0].ToString()));
    }

    [Property]
    public async Task A_cut_tail_is_found_by_the_head(NonEmptyArray<int> petitions, NonNegativeInt cut)
    {
        List<StreamDigest> heads = [];
        List<EventEnvelope> events = await StreamAsync(petitions.Get, heads);
        int keep = cut.Get % events.Count;
        StreamAudit audit = await StreamAudit.RunAsync(new Rows([.. events.Take(keep)]), [heads[^1]], Token);
        Assert.Equal([new ChainFinding(ChainFault.CutTail, null, 0, StreamPosition.At(events.Count))], audit.Findings);
        Assert.True((await StreamAudit.RunAsync(new Rows([.. events.Take(keep)]), cancellationToken: Token)).IsWhole);
    }

    [Fact]
    public async Task A_wholly_rewritten_chain_is_found_by_the_head_alone()
    {
        List<StreamDigest> heads = [];
        await StreamAsync([1, 2, 1, 2, 3], heads);
        List<EventEnvelope> forged = await StreamAsync([1, 2, 2, 1, 3], []);
        Assert.True((await StreamAudit.RunAsync(new Rows(forged), cancellationToken: Token)).IsWhole);
        StreamAudit audit = await StreamAudit.RunAsync(new Rows(forged), [heads[1], heads[2], heads[4]], Token);
        Assert.Equal([new ChainFinding(ChainFault.Rewritten, null, 0, StreamPosition.At(3))], audit.Findings);
    }

    [Property]
    public async Task A_dropped_event_is_named_with_its_petition_and_place(NonEmptyArray<int> petitions, NonNegativeInt at)
    {
        List<EventEnvelope> events = await StreamAsync([.. petitions.Get, 0], []);
        int i = at.Get % (events.Count - 1);
        EventEnvelope dropped = events[i];
        bool hasLater = events.Skip(i + 1).Any(e => e.Petition == dropped.Petition);
        events.RemoveAt(i);
        StreamAudit audit = await StreamAudit.RunAsync(new Rows(events), cancellationToken: Token);
        ChainFinding expected = hasLater
            ? new(ChainFault.Dropped, dropped.Petition, dropped.Version, dropped.Position)
            : new(ChainFault.Dropped, null, 0, dropped.Position);
        Assert.Equal([expected], audit.Findings);
    }

    [Fact]
    public async Task A_huge_gap_neither_hangs_nor_fills_memory()
    {
        List<EventEnvelope> events = await StreamAsync([1, 1], []);
        events[1] = HashChainTests.Stored(events[1], position: StreamPosition.At(long.MaxValue));
        Assert.Equal(1000, (await StreamAudit.RunAsync(new Rows(events), cancellationToken: Token)).Findings.Length);
    }

    private static async Task<List<EventEnvelope>> StreamAsync(int[] petitions, List<StreamDigest> heads)
    {
        InMemoryPetitionStore store = new(ProbeEventFormat.Instance);
        for (int i = 0; i < petitions.Length; i++)
        {
            PetitionId petition = PetitionId.From($"P-{Math.Abs((long)petitions[i]) % 4}");
            int version = (await store.ReadAsync(petition, cancellationToken: Token)).Count;
            await store.AppendAsync(HashChainTests.Append(petition, version, $"c-{i}", $"event {i}"), cancellationToken: Token);
        }

        List<EventEnvelope> events = [];
        StreamDigest head = StreamDigest.Empty();
        await foreach (EventEnvelope e in store.ReadStreamAsync(StreamPosition.Start, Token))
        {
            events.Add(e);
            heads.Add(head = head.With(e.Position, e.Hash));
        }

        return events;
    }

    /// <summary>A store that has nothing but rows, as somebody left them.</summary>
    private sealed class Rows(List<EventEnvelope> events) : IPetitionStore
    {
        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) =>
            events.Where(e => e.Position.Partition == after.Partition && e.Position.Number > after.Number).ToAsyncEnumerable();

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) =>
            new(events.Aggregate(StreamCheckpoint.Start, (heads, e) => heads.With(e.Position)));
    }
}
