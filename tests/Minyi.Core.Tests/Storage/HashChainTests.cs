using System.Collections.Immutable;
using Minyi.Storage;
using Minyi.Testing.Conformance;

namespace Minyi.Core.Tests.Storage;

/// <summary>What a keeper of a store could do to its rows, and that it is found and named.</summary>
public class HashChainTests
{
    [Property]
    public void A_whole_history_has_no_findings(PositiveInt length) => Assert.Empty(HashChain.Verify(History(length.Get % 40)));

    [Property]
    public void A_changed_event_is_named(PositiveInt length, NonNegativeInt at, NonNegativeInt how)
    {
        List<EventEnvelope> history = [.. History((length.Get % 20) + 1)];
        int i = at.Get % history.Count;
        EventEnvelope e = history[i];
        history[i] = (how.Get % 6) switch
        {
            0 => Stored(e, payload: """{"text":"forged"}"""),
            1 => Stored(e, actor: "forger"),
            2 => Stored(e, command: "forged"),
            3 => Stored(e, recordedAt: e.RecordedAt + Duration.FromHours(-1)),
            4 => Stored(e, type: new("Forged", 1)),
            _ => Stored(e, type: new("Probe", 2)),
        };
        Assert.Equal([new ChainFinding(ChainFault.Changed, P, e.Version, e.Position)], HashChain.Verify(history));
    }

    [Property]
    public void A_changed_event_with_a_fresh_hash_is_named_unless_it_is_the_last(PositiveInt length, NonNegativeInt at)
    {
        List<EventEnvelope> history = [.. History((length.Get % 20) + 2)];
        int i = at.Get % history.Count;
        EventEnvelope e = history[i];
        history[i] = Rehashed(Stored(e, payload: """{"text":"forged"}"""));
        ImmutableArray<ChainFinding> findings = HashChain.Verify(history);
        if (i < history.Count - 1)
        {
            Assert.Equal([new ChainFinding(ChainFault.Changed, P, e.Version, e.Position)], findings);
        }
        else
        {
            Assert.Empty(findings);
        }
    }

    [Property]
    public void Dropped_events_are_named(PositiveInt length, NonNegativeInt at, NonNegativeInt count)
    {
        List<EventEnvelope> history = [.. History((length.Get % 20) + 2)];
        int i = at.Get % (history.Count - 1);
        int n = 1 + (count.Get % (history.Count - 1 - i));
        history.RemoveRange(i, n);
        Assert.Equal(Enumerable.Range(i + 1, n).Select(v => new ChainFinding(ChainFault.Dropped, P, v, null)), HashChain.Verify(history));
    }

    [Property]
    public void An_inserted_event_is_named_even_with_a_fitting_hash(PositiveInt length, NonNegativeInt at, bool before)
    {
        List<EventEnvelope> history = [.. History((length.Get % 20) + 2)];
        int i = at.Get % (history.Count - 1);
        EventEnvelope e = history[i];
        EventEnvelope forged = Rehashed(Stored(e, payload: """{"text":"forged"}""", position: StreamPosition.At(1000)));
        history.Insert(before ? i : i + 1, forged);
        Assert.Equal([new ChainFinding(ChainFault.Inserted, P, e.Version, StreamPosition.At(1000))], HashChain.Verify(history));
    }

    [Property]
    public void Moved_events_are_named(PositiveInt length, NonNegativeInt from, NonNegativeInt to)
    {
        List<EventEnvelope> history = [.. History((length.Get % 20) + 3)];
        int i = from.Get % history.Count;
        int j = to.Get % history.Count;
        EventEnvelope moved = history[i];
        history.RemoveAt(i);
        history.Insert(j, moved);
        ImmutableArray<ChainFinding> findings = HashChain.Verify(history);
        Assert.Equal(i == j ? 0 : 1, findings.Length);
        Assert.All(findings, f => Assert.Equal(ChainFault.Reordered, f.Fault));

        // Of two neighbours that changed places either may be the moved one.
        Assert.All(findings, f => Assert.Equal(f.Version, Math.Abs(i - j) > 1 ? moved.Version : f.Version));
    }

    [Fact]
    public void Exchanged_contents_under_kept_versions_are_changes()
    {
        List<EventEnvelope> history = [.. History(5)];
        (string second, string third) = (Text(history[1]), Text(history[2]));
        (history[1], history[2]) = (Stored(history[1], payload: third), Stored(history[2], payload: second));
        Assert.Equal([2, 3], HashChain.Verify(history).Select(f => f.Version));
        Assert.All(HashChain.Verify(history), f => Assert.Equal(ChainFault.Changed, f.Fault));
    }

    [Fact]
    public void Findings_are_said_in_both_languages()
    {
        ChainFinding finding = new(ChainFault.Dropped, P, 3, StreamPosition.At(17));
        Assert.Equal("记录缺失：P-1 v3 @0/17", finding.Text.Chinese);
        Assert.Equal("dropped: P-1 v3 @0/17", finding.Text.English);
    }

    internal static PetitionId P { get; } = PetitionId.From("P-1");

    internal static PetitionAppend Append(PetitionId petition, int version, string command, params string[] texts) =>
        new(petition, version, CommandId.From(command), ActorId.From("clerk"), Instant.FromUtc(2015, 1, 1, 0, 0) + Duration.FromMinutes(version),
            [.. texts.Select(t => new ProbeEvent(t))]);

    internal static EventEnvelope Stored(
        EventEnvelope e, string? payload = null, string? actor = null, string? command = null, Instant? recordedAt = null,
        Minyi.Petitions.EventType? type = null, StreamPosition? position = null, Digest? hash = null) =>
        new(e.Petition, e.Version, position ?? e.Position, command is null ? e.Command : CommandId.From(command), actor is null ? e.Actor : ActorId.From(actor),
            recordedAt ?? e.RecordedAt, type ?? e.Type, payload is null ? e.GetPayload().ToArray() : System.Text.Encoding.UTF8.GetBytes(payload),
            e.PreviousHash, hash ?? e.Hash, ProbeEventFormat.Instance);

    internal static EventEnvelope Rehashed(EventEnvelope e) => Stored(e, hash: HashChain.Recompute(e));

    private static string Text(EventEnvelope e) => System.Text.Encoding.UTF8.GetString(e.GetPayload().Span);

    private static ImmutableArray<EventEnvelope> History(int length) =>
        length == 0 ? [] : HashChain.Seal(Append(P, 0, "c-1", [.. Enumerable.Range(1, length).Select(i => $"event {i}")]), StreamPosition.At(1), Digest.None, ProbeEventFormat.Instance);
}
