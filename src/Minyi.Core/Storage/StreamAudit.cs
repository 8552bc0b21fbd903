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

    /// <summary>
    /// Every place where the stream is not what was written, by petition, then by place in the stream; of one gap the first thousand events. No finding hides another:
    /// what is known from an earlier audit can be left out by comparing findings, which are equal when they say the same.
    /// </summary>
    public ImmutableArray<ChainFinding> Findings { get; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsWhole => Findings.IsEmpty;

    /// <summary>Reads the stream once and checks it. What is damaged is a finding, and what stands behind it is read and checked too.</summary>
    /// <param name="store">The store.</param>
    /// <param name="published">Heads published before; none finds neither a cut tail nor a rewritten chain.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<StreamAudit> RunAsync(
        IPetitionStore store, IEnumerable<StreamDigest>? published = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(store);
        ILookup<int, StreamDigest> heads = (published ?? []).ToLookup(h => h.Position.Partition);
        List<ChainFinding> findings = [];
        StreamCheckpoint there = StreamCheckpoint.Start;
        try
        {
            there = await store.ReadHeadsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CorruptRecordException e)
        {
            findings.Add(new(ChainFault.Unreadable, null, 0, e.Position));
        }

        HashChain.Hasher hasher = new();
        Dictionary<PetitionId, List<ChainLink>> histories = [];
        List<PartitionAudit> partitions = [];
        foreach (int partition in there.Positions.Select(p => p.Partition).Union(heads.Select(h => h.Key)).Order())
        {
            PartitionAudit audit = new(partition, heads[partition]);
            await foreach (StreamEntry entry in DamagedStream.ReadAsync(store, new(partition, 0), there[partition], cancellationToken).ConfigureAwait(false))
            {
                if (entry.Event is { } e)
                {
                    if (!histories.TryGetValue(e.Petition, out List<ChainLink>? history))
                    {
                        histories.Add(e.Petition, history = []);
                    }

                    history.Add(hasher.Link(e));
                }

                audit.Add(entry);
            }

            audit.End();
            partitions.Add(audit);
        }

        findings.AddRange(histories.OrderBy(h => h.Key).SelectMany(h => ChainInspector.Inspect(h.Key, h.Value)));
        List<(StreamPosition Position, ChainFault Fault)> gaps = [.. partitions.SelectMany(p => p.Gaps)];
        Locate(findings, histories, gaps);
        findings.AddRange(gaps.Select(g => new ChainFinding(g.Fault, null, 0, g.Position)));
        findings.AddRange(partitions.SelectMany(p => p.Misplaced).Except(findings).ToArray());
        findings.AddRange(partitions.SelectMany(p => p.Broken).Select(b => new ChainFinding(ChainFault.Rewritten, null, 0, b.Position)));
        findings.AddRange(partitions.SelectMany(p => p.NotReached).Select(h => new ChainFinding(ChainFault.CutTail, null, 0, h.Position)));
        return new StreamAudit([.. partitions.Select(p => p.Head)], [.. findings]);
    }

    /// <summary>
    /// Gives the missing events of petitions the places in the stream where something is missing or cannot be read: each lies between its neighbours,
    /// and taking those first whose next neighbour comes first finds a place for as many as there can be.
    /// </summary>
    private static void Locate(List<ChainFinding> findings, Dictionary<PetitionId, List<ChainLink>> histories, List<(StreamPosition Position, ChainFault Fault)> gaps)
    {
        List<(int Index, long After, StreamPosition Before)> missing = [];
        for (int i = 0; i < findings.Count; i++)
        {
            if (findings[i] is { Fault: ChainFault.Dropped, Petition: { } petition } dropped)
            {
                List<ChainLink> history = histories[petition];
                missing.Add((
                    i,
                    history.Where(l => l.Version < dropped.Version).Select(l => l.Position.Number).DefaultIfEmpty(0).Max(),
                    history.Where(l => l.Version > dropped.Version).Min(l => l.Position)));
            }
        }

        gaps.Sort();
        foreach ((int index, long after, StreamPosition before) in missing.OrderBy(m => m.Before).ThenBy(m => m.Index))
        {
            int gap = gaps.FindIndex(g => g.Position.Partition == before.Partition && g.Position.Number > after && g.Position.Number < before.Number);
            if (gap >= 0)
            {
                findings[index] = findings[index] with { Fault = gaps[gap].Fault, Position = gaps[gap].Position };
                gaps.RemoveAt(gap);
            }
        }
    }
}
