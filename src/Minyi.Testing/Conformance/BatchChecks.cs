using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class BatchChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("many", "Appending many appends all of them in their order, and what was there before does not stand in their way.", ManyAsync),
        new("many-all-or-none", "When one of many conflicts, nothing is written of any.", AllOrNoneAsync),
        new("many-torn", "When many break in their middle, nothing is written of any.", TornAsync),
        new("many-expecting", "What many appends expect of a petition that they do not change holds at the moment of the append.", ExpectingAsync),
        new("many-expecting-each-other", "Of two appends that each expect the petition of the other not to change, one is written.", EachOtherAsync),
        new("many-in-transaction", "Appending many takes part in the host's transaction, all or none.", InTransactionAsync),
    ];

    private static readonly PetitionId Q = PetitionId.From("Q");

    private static async Task ManyAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        PetitionAppend[] appends =
        [
            CheckRun.Append(CheckRun.P, 1, "c-2", "b", "c"),
            CheckRun.Append(Q, 0, "c-1", "x"),
            CheckRun.Append(CheckRun.P, 3, "c-4", "d"),
            CheckRun.Append(CheckRun.P, 0, "c-1", "a"),
            CheckRun.Append(Q, 1, "c-2", "y"),
            CheckRun.Append(Q, 0, "c-1", "x"),
        ];
        AppendResult[] expected =
        [
            Result(AppendStatus.Appended, 3, 3), Result(AppendStatus.Appended, 1, 4), Result(AppendStatus.Appended, 4, 5),
            Result(AppendStatus.AlreadyAppended, 1, 1), Result(AppendStatus.Appended, 2, 6), Result(AppendStatus.AlreadyAppended, 1, 4),
        ];
        IReadOnlyList<AppendResult> results = await store.AppendManyAsync(appends, null, run.Token).ConfigureAwait(false);
        run.Same(Say(expected), Say(results), "The outcomes");
        run.Same(6, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events of the stream");

        IPetitionStore other = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        IReadOnlyList<AppendResult> again = await other.AppendManyAsync(appends, null, run.Token).ConfigureAwait(false);
        run.That(again.All(r => r.Status == AppendStatus.AlreadyAppended), "Submitted again, not all were said to be there.");
        run.Same(0, (await store.AppendManyAsync([], null, run.Token).ConfigureAwait(false)).Count, "The outcomes of none");

        int many = 150 * run.Effort;
        PetitionAppend[] bulk = [.. Enumerable.Range(0, many).Select(i => CheckRun.Append(PetitionId.From($"B-{i % 7}"), i / 7, $"c-{i}", $"{i}"))];
        results = await store.AppendManyAsync(bulk, null, run.Token).ConfigureAwait(false);
        run.That(results.Select(r => r.Position.Number).SequenceEqual(Enumerable.Range(7, many).Select(p => (long)p)), "The positions of a bulk are not one after another.");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task AllOrNoneAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        PetitionAppend[] sound =
        [
            CheckRun.Append(CheckRun.P, 1, "c-2", "b", "c"), CheckRun.Append(Q, 0, "c-1", "x"), CheckRun.Append(CheckRun.P, 0, "c-1", "a"),
            CheckRun.Append(CheckRun.P, 3, "c-3", "d"),
        ];
        AppendResult[] withheld =
        [
            Result(AppendStatus.Withheld, 1, 1), Result(AppendStatus.Withheld, 0, 0), Result(AppendStatus.AlreadyAppended, 1, 1), Result(AppendStatus.Withheld, 1, 1),
        ];
        for (int place = 0; place <= sound.Length; place++)
        {
            // The one that conflicts at each place: what stands after it must not be written either.
            List<PetitionAppend> appends = [.. sound];
            appends.Insert(place, CheckRun.Append(Q, 9, "c-9", "stale"));
            List<AppendResult> expected = [.. withheld];
            expected.Insert(place, Result(AppendStatus.Conflict, 0, 0));
            run.Same(Say(expected), Say(await store.AppendManyAsync(appends, null, run.Token).ConfigureAwait(false)), $"The outcomes with a conflict at place {place}");
            run.Same(1, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events of the stream after it");
            run.Same(0, (await store.ReadAsync(Q, 0, run.Token).ConfigureAwait(false)).Count, "The events of the other petition after it");
        }

        run.That((await store.AppendManyAsync(sound, null, run.Token).ConfigureAwait(false)).All(r => r.Status != AppendStatus.Conflict), "Without the conflict they were refused.");
        run.Same(5, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events in the end");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task TornAsync(CheckRun run)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        IPetitionStore store = await storage.OpenPetitionStoreAsync(new PoisonableFormat()).ConfigureAwait(false);
        int many = 450; // more than a store may write at once
        PetitionAppend[] appends = [.. Enumerable.Range(0, many).Select(i => CheckRun.Append(PetitionId.From($"B-{i % 5}"), i / 5, $"c-{i}", i == many - 20 ? PoisonableFormat.Poison : $"{i}"))];
        bool broke = false;
        try
        {
            await store.AppendManyAsync(appends, null, run.Token).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            broke = true;
        }

        // A store that writes nothing down at once, such as the one in memory, may take it: then all has to be there.
        run.Same(broke ? 0 : many, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events after many that broke");
        AppendResult next = await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "e"), null, run.Token).ConfigureAwait(false);
        run.Same(Result(AppendStatus.Appended, 1, broke ? 1 : many + 1), next, "The next append");
    }

    private static async Task ExpectingAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a", "b"), null, run.Token).ConfigureAwait(false);
        foreach (int stale in (int[])[0, 1, 3])
        {
            IReadOnlyList<AppendResult> refused = await store.AppendManyAsync(
                [CheckRun.Append(Q, 0, "c-1", "x"), PetitionAppend.Expecting(CheckRun.P, stale)], null, run.Token).ConfigureAwait(false);
            run.Same(Say([Result(AppendStatus.Withheld, 0, 0), Result(AppendStatus.Conflict, 2, 2)]), Say(refused), $"The outcomes when version {stale} is expected of a petition at 2");
        }

        IReadOnlyList<AppendResult> taken = await store.AppendManyAsync(
            [PetitionAppend.Expecting(CheckRun.P, 2), CheckRun.Append(Q, 0, "c-1", "x"), PetitionAppend.Expecting(PetitionId.From("nobody"), 0)], null, run.Token).ConfigureAwait(false);
        run.Same(
            Say([Result(AppendStatus.Appended, 2, 2), Result(AppendStatus.Appended, 1, 3), Result(AppendStatus.Appended, 0, 0)]), Say(taken), "The outcomes when all is as expected");
        run.Same(3, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events in the end");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task EachOtherAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        PetitionId[] pair = [CheckRun.P, Q];
        int[] versions = [1, 1];
        await store.AppendManyAsync([CheckRun.Append(CheckRun.P, 0, "c-0", "a"), CheckRun.Append(Q, 0, "c-0", "a")], null, run.Token).ConfigureAwait(false);
        for (int round = 1; round <= 10 * run.Effort; round++)
        {
            IReadOnlyList<AppendResult>[] results = new IReadOnlyList<AppendResult>[2];
            await CheckRun.TogetherAsync(2, async w =>
            {
                IPetitionStore host = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
                results[w] = await host.AppendManyAsync(
                    [CheckRun.Append(pair[w], versions[w], $"c-{round}", "x"), PetitionAppend.Expecting(pair[1 - w], versions[1 - w])], null, run.Token).ConfigureAwait(false);
            }).ConfigureAwait(false);
            run.Same(1, results.Count(r => r[0].Status == AppendStatus.Appended), "How many of the two were written");
            for (int w = 0; w < 2; w++)
            {
                versions[w] += results[w][0].Status == AppendStatus.Appended ? 1 : 0;
                run.Same(versions[w], (await store.ReadAsync(pair[w], 0, run.Token).ConfigureAwait(false)).Count, "The events of one of them");
            }
        }

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
                IReadOnlyList<AppendResult> none = await store.AppendManyAsync(
                    [CheckRun.Append(Q, 0, "c-1", "x"), CheckRun.Append(CheckRun.P, 7, "c-9", "stale")], work.Transaction, run.Token).ConfigureAwait(false);
                run.Same(Say([Result(AppendStatus.Withheld, 0, 0), Result(AppendStatus.Conflict, 0, 0)]), Say(none), "The outcomes with a conflict in the transaction");
                IReadOnlyList<AppendResult> results = await store.AppendManyAsync(appends, work.Transaction, run.Token).ConfigureAwait(false);
                run.That(results.All(r => r.Status == AppendStatus.Appended), "Not all were appended.");
                run.Same(0L, await CheckRun.HeadAsync(store, run.Token).ConfigureAwait(false), "The head seen before the commit");
                if (commit)
                {
                    await work.CommitAsync().ConfigureAwait(false);
                }
            }

            run.Same(commit ? appends.Length : 0, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events afterwards");
            run.Same(commit, await storage.HostRowExistsAsync("row-1").ConfigureAwait(false), "Whether the host's row is there afterwards");
        }

        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static AppendResult Result(AppendStatus status, int version, long number) => new(status, version, StreamPosition.At(number));

    private static string Say(IEnumerable<AppendResult> results) => string.Join(", ", results.Select(r => $"{r.Status} v{r.Version} @{r.Position}"));
}
