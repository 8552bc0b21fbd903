using System.Globalization;
using Minyi.Storage.Snapshots;

namespace Minyi.Testing.Conformance;

internal static class SnapshotChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("snapshot-round-trip", "A snapshot comes back with every member as it was written, to whoever opens the storage.", RoundTripAsync),
        new("snapshot-last-wins", "Of two snapshots of one petition the one written last is kept, whatever their versions, and no other petition's is touched.", LastWinsAsync),
        new("snapshot-clear", "All snapshots can be thrown away, and written again.", ClearAsync),
    ];

    private static PetitionSnapshot Snapshot(string petition, int version, byte[] content) => new(
        PetitionId.FromRecord(petition), version, Digest.Of([(byte)(version % 256)]), $"workflow-{version}", version + 1, version + 2, content, Digest.Of(content));

    private static async Task RoundTripAsync(CheckRun run)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        if (await storage.OpenSnapshotsAsync().ConfigureAwait(false) is not { } snapshots)
        {
            return;
        }

        run.That(await snapshots.ReadAsync(CheckRun.P, run.Token).ConfigureAwait(false) is null, "There is a snapshot in an empty storage.");
        PetitionSnapshot[] written =
        [
            Snapshot("P-1", 64, [1, 2, 3, 0, 255, 128]), Snapshot("p-1", 65, []), Snapshot("P-1 ", 1, [.. Enumerable.Range(0, 1_000_000).Select(i => (byte)(i % 251))]),
            Snapshot(new string('长', 199) + "1", int.MaxValue - 2, [7]), Snapshot(new string('长', 199) + "2", 3, [8]),
        ];
        foreach (PetitionSnapshot one in written)
        {
            await snapshots.WriteAsync(one, run.Token).ConfigureAwait(false);
        }

        IPetitionSnapshots? other = await storage.OpenSnapshotsAsync().ConfigureAwait(false);
        foreach (PetitionSnapshot one in written)
        {
            run.Same(Say(one), Say(await snapshots.ReadAsync(one.Petition, run.Token).ConfigureAwait(false)), "The snapshot");
            run.Same(Say(one), Say(await other!.ReadAsync(one.Petition, run.Token).ConfigureAwait(false)), "The snapshot as another host reads it");
        }
    }

    private static async Task LastWinsAsync(CheckRun run)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        if (await storage.OpenSnapshotsAsync().ConfigureAwait(false) is not { } snapshots)
        {
            return;
        }

        PetitionSnapshot beside = Snapshot("Q", 9, [9]);
        await snapshots.WriteAsync(beside, run.Token).ConfigureAwait(false);
        foreach (int version in (int[])[64, 200, 70, 70])
        {
            PetitionSnapshot one = Snapshot("P-1", version, [(byte)version]);
            await snapshots.WriteAsync(one, run.Token).ConfigureAwait(false);
            run.Same(Say(one), Say(await snapshots.ReadAsync(CheckRun.P, run.Token).ConfigureAwait(false)), "The snapshot written last");
        }

        run.Same(Say(beside), Say(await snapshots.ReadAsync(beside.Petition, run.Token).ConfigureAwait(false)), "The snapshot of the other petition");
    }

    private static async Task ClearAsync(CheckRun run)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        if (await storage.OpenSnapshotsAsync().ConfigureAwait(false) is not { } snapshots)
        {
            return;
        }

        await snapshots.ClearAsync(run.Token).ConfigureAwait(false);
        PetitionSnapshot one = Snapshot("P-1", 64, [1]);
        await snapshots.WriteAsync(one, run.Token).ConfigureAwait(false);
        await snapshots.WriteAsync(Snapshot("Q", 64, [2]), run.Token).ConfigureAwait(false);
        await snapshots.ClearAsync(run.Token).ConfigureAwait(false);
        foreach (PetitionId id in (PetitionId[])[CheckRun.P, PetitionId.From("Q")])
        {
            run.That(await snapshots.ReadAsync(id, run.Token).ConfigureAwait(false) is null, "A snapshot is still there.");
        }

        await snapshots.WriteAsync(one, run.Token).ConfigureAwait(false);
        run.Same(Say(one), Say(await snapshots.ReadAsync(CheckRun.P, run.Token).ConfigureAwait(false)), "The snapshot written again");
    }

    private static string Say(PetitionSnapshot? s) => s is null ? "none" : string.Create(
        CultureInfo.InvariantCulture, $"{s.Petition} v{s.Version} {s.Hash} {s.Workflow} {s.WorkflowVersion} {s.Format} {Digest.Of(s.Content.Span)} {s.Seal}");
}
