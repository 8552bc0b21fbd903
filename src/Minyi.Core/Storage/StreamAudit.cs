using System.Collections.Immutable;

namespace Minyi.Storage;

/// <summary>The check of a whole store: every petition's chain, the order of the stream, and the heads that were published.</summary>
/// <example><code>
/// StreamAudit audit = await StreamAudit.RunAsync(store, [StreamDigest.Parse(publishedLastMonth)]);
/// Publish(string.Join('\n', audit.Heads));
/// </code></example>
public sealed class StreamAudit
{
    private StreamAudit(ImmutableArray<StreamDigest> heads, ImmutableArray<ChainFinding> findings)
    {
        Heads = heads;
        Findings = findings;
    }

    /// <summary>The digest over each partition of the stream as it is: what to publish where the store's keeper cannot reach. A store of one partition has one.</summary>
    public ImmutableArray<StreamDigest> Heads { get; }

    /// <summary>How far the audit has read.</summary>
    public StreamCheckpoint Checkpoint => StreamCheckpoint.At(Heads.Select(h => h.Position));

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
        ILookup<int, StreamDigest> heads = (published ?? []).ToLookup(h => h.Position.Partition);
        StreamCheckpoint there = await store.ReadHeadsAsync(cancellationToken).ConfigureAwait(false);
        HashChain.Hasher hasher = new();
        Dictionary<PetitionId, List<ChainLink>> histories = [];
        List<PartitionAudit> partitions = [];
        foreach (int partition in there.Positions.Select(p => p.Partition).Union(heads.Select(h => h.Key)).Order())
        {
            PartitionAudit audit = new(partition, heads[partition]);
            await foreach (EventEnvelope e in store.ReadStreamAsync(new(partition, 0), cancellationToken).ConfigureAwait(false))
            {
                if (!histories.TryGetValue(e.Petition, out List<ChainLink>? history))
                {
                    histories.Add(e.Petition, history = []);
                }

                history.Add(hasher.Link(e));
                audit.Add(e);
            }

            audit.End();
            partitions.Add(audit);
        }

        List<ChainFinding> findings = [.. histories.OrderBy(h => h.Key).SelectMany(h => ChainInspector.Inspect(h.Key, h.Value))];
        List<StreamPosition> gaps = [.. partitions.SelectMany(p => p.Gaps)];
        Locate(findings, histories, gaps);
        findings.AddRange(gaps.Select(p => new ChainFinding(ChainFault.Dropped, null, 0, p)));
        foreach (PartitionAudit audit in partitions)
        {
            findings.AddRange(audit.Broken
                .Where(b => !findings.Exists(f => f.Position is { } p && p.Partition == b.Position.Partition && p.Number <= b.Position.Number))
                .Take(1)
                .ToArray()
                .Select(b => new ChainFinding(ChainFault.Rewritten, null, 0, b.Position)));
            findings.AddRange(audit.NotReached.Select(h => new ChainFinding(ChainFault.CutTail, null, 0, h.Position)));
        }

        return new StreamAudit([.. partitions.Select(p => p.Head)], [.. findings]);
    }

    /// <summary>Gives the dropped events of petitions the places in the stream where something is missing.</summary>
    private static void Locate(List<ChainFinding> findings, Dictionary<PetitionId, List<ChainLink>> histories, List<StreamPosition> gaps)
    {
        for (int i = 0; i < findings.Count; i++)
        {
            if (findings[i] is not { Fault: ChainFault.Dropped, Petition: { } petition } dropped)
            {
                continue;
            }

            List<ChainLink> history = histories[petition];
            StreamPosition before = history.Where(l => l.Version > dropped.Version).Min(l => l.Position);
            long after = history.Where(l => l.Version < dropped.Version).Select(l => l.Position.Number).DefaultIfEmpty(0).Max();
            int gap = gaps.FindIndex(p => p.Partition == before.Partition && p.Number > after && p.Number < before.Number);
            if (gap >= 0)
            {
                findings[i] = dropped with { Position = gaps[gap] };
                gaps.RemoveAt(gap);
            }
        }
    }
}
