using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class BatchChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("many", "Appending many gives each the outcome that it would have alone, in their order.", ManyAsync),
        new("many-in-transaction", "Appending many takes part in the host's transaction.", InTransactionAsync),
    ];

    private static async Task ManyAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        PetitionId q = PetitionId.From("Q");
        PetitionAppend[] appends =
        [
            CheckRun.Append(CheckRun.P, 1, "c-2", "b", "c"),
            CheckRun.Append(q, 0, "c-1", "x"),
            CheckRun.Append(CheckRun.P, 1, "c-3", "stale"),
            CheckRun.Append(CheckRun.P, 3, "c-4", "d"),
            CheckRun.Append(CheckRun.P, 0, "c-1", "a"),
            CheckRun.Append(q, 1, "c-2", "y"),
            CheckRun.Append(q, 0, "c-1", "x"),
            CheckRun.Append(q, 9, "c-9", "gap"),
        ];
        AppendResult[] expected =
        [
            new(AppendStatus.Appended, 3, 3), new(AppendStatus.Appended, 1, 4), new(AppendStatus.Conflict, 3, 3), new(AppendStatus.Appended, 4, 5),
            new(AppendStatus.AlreadyAppended, 1, 1), new(AppendStatus.Appended, 2, 6), new(AppendStatus.AlreadyAppended, 1, 4), new(AppendStatus.Conflict, 2, 6),
        ];
        IReadOnlyList<AppendResult> results = await store.AppendManyAsync(appends, null, run.Token).ConfigureAwait(false);
        run.Same(string.Join(", ", expected), string.Join(", ", results), "The outcomes");
        run.Same(6, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events of the stream");

        IPetitionStore other = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        IReadOnlyList<AppendResult> again = await other.AppendManyAsync([.. appends.Where((_, i) => expected[i].Status == AppendStatus.Appended)], null, run.Token).ConfigureAwait(false);
        run.That(again.All(r => r.Status == AppendStatus.AlreadyAppended), "Submitted again, not all were said to be there.");
        run.Same(0, (await store.AppendManyAsync([], null, run.Token).ConfigureAwait(false)).Count, "The outcomes of none");

        int many = 150 * run.Effort;
        PetitionAppend[] bulk = [.. Enumerable.Range(0, many).Select(i => CheckRun.Append(PetitionId.From($"B-{i % 7}"), i / 7, $"c-{i}", $"{i}"))];
        results = await store.AppendManyAsync(bulk, null, run.Token).ConfigureAwait(false);
        run.That(results.Select(r => r.Position).SequenceEqual(Enumerable.Range(7, many).Select(p => (long)p)), "The positions of a bulk are not one after another.");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task InTransactionAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        PetitionAppend[] appends = [.. Enumerable.Range(0, 20).Select(i => CheckRun.Append(CheckRun.P, i, $"c-{i}", $"{i}"))];
        foreach (bool commit in (bool[])[false, true])
        {
            HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
            await using (work.ConfigureAwait(false))
            {
                await work.WriteRowAsync("row-1").ConfigureAwait(false);
                IReadOnlyList<AppendResult> results = await store.AppendManyAsync(appends, work.Transaction, run.Token).ConfigureAwait(false);
                run.That(results.All(r => r.Status == AppendStatus.Appended), "Not all were appended.");
                run.Same(0L, await store.ReadHeadAsync(run.Token).ConfigureAwait(false), "The head seen before the commit");
                if (commit)
                {
                    await work.CommitAsync().ConfigureAwait(false);
                }
            }

            run.Same(commit ? appends.Length : 0, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events afterwards");
            run.Same(commit, await storage.HostRowExistsAsync("row-1").ConfigureAwait(false), "Whether the host's row is there afterwards");
        }

        await run.WholeAsync(store).ConfigureAwait(false);
    }
}
