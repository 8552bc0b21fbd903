using System.Collections.Immutable;

namespace Minyi.Storage;

/// <summary>The check of a whole store: every petition's chain, the order of the stream, and the heads that were published.</summary>
/// <example><code>
/// StreamAudit audit = await StreamAudit.RunAsync(store, [StreamDigest.Parse(publishedLastMonth)]);
/// Publish(audit.Head.ToString());
/// </code></example>
public sealed class StreamAudit
{
    private StreamAudit(StreamDigest head, ImmutableArray<ChainFinding> findings)
    {
        Head = head;
        Findings = findings;
    }

    /// <summary>The digest over the whole stream as it is: what to publish where the store's keeper cannot reach.</summary>
    public StreamDigest Head { get; }

    /// <summary>Every place where the stream is not what was written, by petition, then by place in the stream; of one gap the first thousand events.</summary>
    public ImmutableArray<ChainFinding> Findings { get; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsWhole => Findings.IsEmpty;

    /// <summary>Reads the stream once and checks it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="published">Heads published before; none finds neither a cut tail nor a rewritten chain.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<StreamAudit> RunAsync(
        IPetitionStore store, IEnumerable<StreamDigest>? published = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(store);
        Queue<StreamDigest> heads = new((published ?? []).OrderBy(h => h.Position));
        HashChain.Hasher hasher = new();
        Dictionary<PetitionId, List<ChainLink>> histories = [];
        List<long> gaps = [];
        List<StreamDigest> broken = [];
        StreamDigest head = StreamDigest.Empty;
        await foreach (EventEnvelope e in store.ReadAllAsync(0, cancellationToken).ConfigureAwait(false))
        {
            if (!histories.TryGetValue(e.Petition, out List<ChainLink>? history))
            {
                histories.Add(e.Petition, history = []);
            }

            history.Add(hasher.Link(e));
            long before = e.Position > head.Position ? e.Position - 1 : head.Position;
            for (long place = head.Position; place < before && place - head.Position < ChainInspector.NamedInGap; place++)
            {
                gaps.Add(place + 1);
            }

            Compare(heads, head, before, broken);
            head = head.With(e.Position, e.Hash);
        }

        Compare(heads, head, head.Position, broken);
        List<ChainFinding> findings = [.. histories.OrderBy(h => h.Key).SelectMany(h => ChainInspector.Inspect(h.Key, h.Value))];
        Locate(findings, histories, gaps);
        findings.AddRange(gaps.Select(p => new ChainFinding(ChainFault.Dropped, null, 0, p)));
        findings.AddRange(broken.Where(b => !findings.Exists(f => f.Position <= b.Position)).Take(1).Select(b => new ChainFinding(ChainFault.Rewritten, null, 0, b.Position)));
        findings.AddRange(heads.Select(h => new ChainFinding(ChainFault.CutTail, null, 0, h.Position)));
        return new StreamAudit(head, [.. findings]);
    }

    /// <summary>Compares the heads published for positions up to <paramref name="position"/>.</summary>
    private static void Compare(Queue<StreamDigest> heads, StreamDigest head, long position, List<StreamDigest> broken)
    {
        while (heads.TryPeek(out StreamDigest published) && published.Position <= position)
        {
            heads.Dequeue();
            if (published != head)
            {
                broken.Add(published);
            }
        }
    }

    /// <summary>Gives the dropped events of petitions the places in the stream where something is missing.</summary>
    private static void Locate(List<ChainFinding> findings, Dictionary<PetitionId, List<ChainLink>> histories, List<long> gaps)
    {
        for (int i = 0; i < findings.Count; i++)
        {
            if (findings[i] is not { Fault: ChainFault.Dropped, Petition: { } petition } dropped)
            {
                continue;
            }

            List<ChainLink> history = histories[petition];
            long after = history.Where(l => l.Version < dropped.Version).Select(l => l.Position).DefaultIfEmpty(0).Max();
            long before = history.Where(l => l.Version > dropped.Version).Min(l => l.Position);
            int gap = gaps.FindIndex(p => p > after && p < before);
            if (gap >= 0)
            {
                findings[i] = dropped with { Position = gaps[gap] };
                gaps.RemoveAt(gap);
            }
        }
    }
}
