using Minyi.Storage.Snapshots;

namespace Minyi.Testing.Tests.Conformance;

/// <summary>Snapshots kept as plainly as can be, with a switch for each way of being wrong.</summary>
internal sealed class PlainSnapshots(Break broken, List<PetitionSnapshot> kept) : IPetitionSnapshots
{
    public ValueTask<PetitionSnapshot?> ReadAsync(PetitionId petition, CancellationToken cancellationToken = default) => new(kept.Find(s => s.Petition == petition));

    public ValueTask WriteAsync(PetitionSnapshot snapshot, CancellationToken cancellationToken = default)
    {
        if (broken == Break.SnapshotsKeepTheNewest && kept.Exists(s => s.Petition == snapshot.Petition && s.Version > snapshot.Version))
        {
            return default;
        }

        byte[] content = broken == Break.SnapshotsCut ? [.. snapshot.Content.Span[..Math.Min(snapshot.Content.Length, 65_535)]] : snapshot.Content.ToArray();
        kept.RemoveAll(s => s.Petition == snapshot.Petition || broken == Break.SnapshotsOfOne);
        kept.Add(new(
            snapshot.Petition, snapshot.Version, snapshot.Hash, broken == Break.SnapshotsLoseWorkflow ? "" : snapshot.Workflow, snapshot.WorkflowVersion, snapshot.Format, content, snapshot.Seal));
        return default;
    }

    public ValueTask ClearAsync(CancellationToken cancellationToken = default)
    {
        if (broken != Break.SnapshotsStay)
        {
            kept.Clear();
        }

        return default;
    }
}
