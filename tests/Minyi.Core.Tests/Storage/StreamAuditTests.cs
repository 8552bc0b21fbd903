using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
        Assert.Equal([Rewritten(3), Rewritten(5)], audit.Findings);
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

    [Property]
    public async Task What_is_known_hides_nothing_that_comes_later(NonEmptyArray<int> petitions, NonNegativeInt[] edits)
    {
        // Every head was published. Each edit leaves an event that agrees with its own hash, as somebody who knows the chain would: only the heads tell.
        List<StreamDigest> heads = [];
        List<EventEnvelope> events = await StreamAsync([.. petitions.Get, 1, 2, 3], heads);
        SortedSet<int> edited = [.. edits.Select(e => e.Get % events.Count)];
        foreach (int i in edited)
        {
            events[i] = HashChainTests.Rehashed(HashChainTests.Stored(events[i], payload: $"{{\"text\":\"forged {i}\"}}"));
        }

        StreamAudit audit = await StreamAudit.RunAsync(new Rows(events), heads, Token);
        Assert.Equal(edited.Select(i => Rewritten(i + 1)), audit.Findings.Where(f => f.Fault == ChainFault.Rewritten));
        Assert.All(
            edited.Where(i => events.Skip(i + 1).Any(e => e.Petition == events[i].Petition)),
            i => Assert.Contains(audit.Findings, f => f.Fault is ChainFault.Changed or ChainFault.Unlinked && f.Petition == events[i].Petition && Math.Abs(f.Version - events[i].Version) <= 1));
    }

    [Fact]
    public async Task A_changed_event_does_not_hide_that_the_one_before_it_was_replaced()
    {
        List<EventEnvelope> events = await StreamAsync([1, 1, 1], []);
        events[1] = HashChainTests.Stored(events[1], payload: """{"text":"known"}""");
        ChainFinding known = new(ChainFault.Changed, events[1].Petition, 2, StreamPosition.At(2));
        Assert.Equal([known], (await StreamAudit.RunAsync(new Rows(events), cancellationToken: Token)).Findings);
        events[0] = HashChainTests.Rehashed(HashChainTests.Stored(events[0], payload: """{"text":"forged"}"""));
        Assert.Equal(
            [known, new ChainFinding(ChainFault.Unlinked, events[1].Petition, 2, StreamPosition.At(2))],
            (await StreamAudit.RunAsync(new Rows(events), cancellationToken: Token)).Findings);
    }

    [Property]
    public async Task Damage_is_a_finding_and_what_stands_behind_it_is_checked_all_the_same(NonEmptyArray<int> petitions, NonNegativeInt[] damage, bool told)
    {
        List<EventEnvelope> events = await StreamAsync([.. petitions.Get, 1, 2, 3, 1], []);
        HashSet<long> damaged = [.. damage.Select(d => (long)(d.Get % (events.Count - 2)) + 1)];
        EventEnvelope last = events[^2];
        events[^2] = HashChainTests.Stored(last, payload: """{"text":"forged"}""");
        ImmutableArray<ChainFinding> findings = (await StreamAudit.RunAsync(new Rows(events, damaged, told), cancellationToken: Token)).Findings;
        long[] unreadable = [.. findings.Where(f => f.Fault == ChainFault.Unreadable).Select(f => f.Position!.Value.Number).Order()];
        Assert.Superset(damaged, unreadable.ToHashSet());
        if (told)
        {
            Assert.Equal(damaged.Order(), unreadable);
            Assert.Contains(new ChainFinding(ChainFault.Changed, last.Petition, last.Version, last.Position), findings);
            Assert.DoesNotContain(findings, f => f.Fault is ChainFault.Dropped or ChainFault.CutTail);
        }
    }

    [Fact]
    public async Task A_store_that_cannot_read_anything_is_a_finding()
    {
        List<EventEnvelope> events = await StreamAsync([1, 2, 3], []);
        StreamAudit audit = await StreamAudit.RunAsync(new Rows(events, [0, 1, 2, 3], told: false), cancellationToken: Token);
        Assert.False(audit.IsWhole);
        Assert.All(audit.Findings, f => Assert.Equal(ChainFault.Unreadable, f.Fault));
    }

    private static ChainFinding Rewritten(int number) => new(ChainFault.Rewritten, null, 0, StreamPosition.At(number));

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

    /// <summary>A store that has nothing but rows, as somebody left them, some of which cannot be read; number 0 stands for the heads.</summary>
    private sealed class Rows(List<EventEnvelope> events, HashSet<long>? damaged = null, bool told = true) : IPetitionStore
    {
        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            foreach (EventEnvelope e in events.Where(e => e.Position.Partition == after.Partition && e.Position.Number > after.Number))
            {
                yield return damaged?.Contains(e.Position.Number) == true ? throw new CorruptRecordException(told ? e.Position : null) : e;
            }
        }

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => damaged?.Contains(0) == true
            ? throw new CorruptRecordException(null)
            : new(events.Aggregate(StreamCheckpoint.Start, (heads, e) => heads.With(e.Position)));
    }
}
