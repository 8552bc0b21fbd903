using System.Collections.Immutable;
using Minyi.Storage;
using Minyi.Testing.Conformance;

namespace Minyi.Core.Tests.Storage;

public class InMemoryPetitionStoreTests
{
    private static readonly PetitionId P = PetitionId.From("P-1");
    private readonly InMemoryPetitionStore _store = new(ProbeEventFormat.Instance);

    [Fact]
    public async Task The_chain_of_the_memory_is_the_chain_of_a_durable_store()
    {
        PetitionAppend first = Append(P, 0, "c-1", "甲", "乙");
        PetitionAppend second = Append(P, 2, "c-2", "丙");
        await _store.AppendAsync(first, cancellationToken: Token);
        await _store.AppendAsync(second, cancellationToken: Token);

        ImmutableArray<EventEnvelope> a = HashChain.Seal(first, StreamPosition.At(1), Digest.None, ProbeEventFormat.Instance);
        ImmutableArray<EventEnvelope> b = HashChain.Seal(second, StreamPosition.At(3), a[1].Hash, ProbeEventFormat.Instance);
        IReadOnlyList<EventEnvelope> read = await _store.ReadAsync(P, cancellationToken: Token);

        Assert.Equal(a.AddRange(b).Select(e => e.Hash), Enumerable.Reverse(read).Select(e => e.Hash).Reverse());
        Assert.Equal(a.AddRange(b).Select(e => e.PreviousHash), read.Select(e => e.PreviousHash));
        Assert.All(read, e => Assert.Equal(e.Hash, HashChain.Recompute(e)));
        Assert.Equal(a.AddRange(b).Select(e => Convert.ToHexString(e.GetPayload().Span)), read.Select(e => Convert.ToHexString(e.GetPayload().Span)));
    }

    [Fact]
    public void The_hash_is_the_documented_one()
    {
        EventEnvelope e = HashChain.Seal(Append(P, 0, "c-1", "甲"), StreamPosition.At(1), Digest.None, ProbeEventFormat.Instance)[0];

        // Written down by hand from the documentation of HashChain.
        using MemoryStream bytes = new();
        bytes.Write("minyi-event-1\0"u8);
        bytes.Write(new byte[32]);
        foreach (string field in (string[])["P-1", "c-1", "clerk", "Probe"])
        {
            bytes.Write([0, 0, 0, (byte)field.Length]);
            bytes.Write(System.Text.Encoding.ASCII.GetBytes(field));
        }

        bytes.Write([0, 0, 0, 1, 0, 0, 0, 1]);
        bytes.Write([0x00, 0x05, 0x0B, 0x8B, 0xE7, 0xBF, 0x80, 0x00]);
        bytes.Write("""{"text":"\u7532"}"""u8);
        Assert.Equal(Digest.Of(bytes.ToArray()), e.Hash);
    }

    [Fact]
    public async Task A_retry_answers_as_the_first_time_and_a_stale_version_conflicts()
    {
        Assert.Equal(new AppendResult(AppendStatus.Appended, 2, StreamPosition.At(2)), await _store.AppendAsync(Append(P, 0, "c-1", "a", "b"), cancellationToken: Token));
        Assert.Equal(new AppendResult(AppendStatus.Appended, 3, StreamPosition.At(3)), await _store.AppendAsync(Append(P, 2, "c-2", "c"), cancellationToken: Token));
        Assert.Equal(new AppendResult(AppendStatus.AlreadyAppended, 2, StreamPosition.At(2)), await _store.AppendAsync(Append(P, 0, "c-1", "a", "b"), cancellationToken: Token));
        Assert.Equal(new AppendResult(AppendStatus.Conflict, 3, StreamPosition.At(3)), await _store.AppendAsync(Append(P, 2, "c-3", "x"), cancellationToken: Token));
        Assert.Equal(new AppendResult(AppendStatus.Conflict, 3, StreamPosition.At(3)), await _store.AppendAsync(Append(P, 4, "c-3", "x"), cancellationToken: Token));
        Assert.Equal(3, (await _store.ReadHeadsAsync(Token))[0].Number);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PetitionAppend Append(PetitionId petition, int version, string command, params string[] texts) =>
        HashChainTests.Append(petition, version, command, texts);
}
