using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class TransactionChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("host-commits", "An append in the host's transaction is there with the host's rows once the host commits, and not before.", CommitAsync),
        new("host-rolls-back", "An append in the host's transaction is gone with the host's rows when the host rolls back.", RollBackAsync),
        new("several-in-one-transaction", "In one transaction of the host later appends build on earlier ones.", SeveralAsync),
        new("refused-in-transaction", "A conflict or a retry leaves the host's transaction as it was.", RefusedAsync),
        new("broken-in-transaction", "An append that breaks in the host's transaction leaves nothing of itself, whatever the host does then.", BrokenAsync),
        new("foreign-transaction", "A transaction that the store cannot write in is refused.", ForeignAsync),
    ];

    private static async Task CommitAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            await work.WriteRowAsync("row-1").ConfigureAwait(false);
            AppendResult result = await store.AppendAsync(CheckRun.Append(CheckRun.P, 1, "c-2", "b", "c"), work.Transaction, run.Token).ConfigureAwait(false);
            run.Same(new AppendResult(AppendStatus.Appended, 3, StreamPosition.At(3)), result, "The append in the transaction");
            run.Same(1, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events seen before the commit");
            run.Same(1, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The stream seen before the commit");
            run.Same(1L, await CheckRun.HeadAsync(store, run.Token).ConfigureAwait(false), "The head seen before the commit");
            await work.CommitAsync().ConfigureAwait(false);
        }

        run.Same(3, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events after the commit");
        run.That(await storage.HostRowExistsAsync("row-1").ConfigureAwait(false), "The host's row is not there after the commit.");
        AppendResult next = await store.AppendAsync(CheckRun.Append(CheckRun.P, 3, "c-3", "d"), null, run.Token).ConfigureAwait(false);
        run.Same(new AppendResult(AppendStatus.Appended, 4, StreamPosition.At(4)), next, "The next append");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task RollBackAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            await store.AppendAsync(CheckRun.Append(CheckRun.P, 1, "c-2", "b", "c"), work.Transaction, run.Token).ConfigureAwait(false);
            await store.AppendAsync(CheckRun.Append(PetitionId.From("P-2"), 0, "c-1", "x"), work.Transaction, run.Token).ConfigureAwait(false);
            await work.WriteRowAsync("row-1").ConfigureAwait(false);
        }

        run.Same(1, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events after the roll-back");
        run.Same(1L, await CheckRun.HeadAsync(store, run.Token).ConfigureAwait(false), "The head after the roll-back");
        run.That(!await storage.HostRowExistsAsync("row-1").ConfigureAwait(false), "The host's row is there after the roll-back.");
        AppendResult again = await store.AppendAsync(CheckRun.Append(CheckRun.P, 1, "c-2", "b", "c"), null, run.Token).ConfigureAwait(false);
        run.Same(new AppendResult(AppendStatus.Appended, 3, StreamPosition.At(3)), again, "The command that was rolled back, submitted again");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task SeveralAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            for (int c = 0; c < 6; c++)
            {
                PetitionAppend append = CheckRun.Append(PetitionId.From($"P-{c % 2}"), c / 2 * 2, $"c-{c}", "x", "y");
                AppendResult result = await store.AppendAsync(append, work.Transaction, run.Token).ConfigureAwait(false);
                run.Same(new AppendResult(AppendStatus.Appended, (c / 2 * 2) + 2, StreamPosition.At((2 * c) + 2)), result, $"Append {c} of the transaction");
            }

            await work.CommitAsync().ConfigureAwait(false);
        }

        run.Same(12, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events after the commit");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task RefusedAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            await work.WriteRowAsync("row-1").ConfigureAwait(false);
            AppendResult stale = await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-2", "b"), work.Transaction, run.Token).ConfigureAwait(false);
            run.Same(new AppendResult(AppendStatus.Conflict, 1, StreamPosition.At(1)), stale, "A stale append in the transaction");
            AppendResult again = await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), work.Transaction, run.Token).ConfigureAwait(false);
            run.Same(new AppendResult(AppendStatus.AlreadyAppended, 1, StreamPosition.At(1)), again, "A retry in the transaction");
            AppendResult fine = await store.AppendAsync(CheckRun.Append(CheckRun.P, 1, "c-3", "c"), work.Transaction, run.Token).ConfigureAwait(false);
            run.Same(new AppendResult(AppendStatus.Appended, 2, StreamPosition.At(2)), fine, "An append in the transaction after them");
            AppendResult twice = await store.AppendAsync(CheckRun.Append(CheckRun.P, 1, "c-3", "c"), work.Transaction, run.Token).ConfigureAwait(false);
            run.Same(new AppendResult(AppendStatus.AlreadyAppended, 2, StreamPosition.At(2)), twice, "A retry of what the same transaction appended");
            await work.WriteRowAsync("row-2").ConfigureAwait(false);
            await work.CommitAsync().ConfigureAwait(false);
        }

        run.That(
            await storage.HostRowExistsAsync("row-1").ConfigureAwait(false) && await storage.HostRowExistsAsync("row-2").ConfigureAwait(false),
            "The host's rows are not there after the commit.");
        run.Same(2, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events after the commit");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task BrokenAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            await work.WriteRowAsync("row-1").ConfigureAwait(false);
            await run.ThrowsAsync<OperationCanceledException>(
                async () => await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), work.Transaction, new CancellationToken(canceled: true)).ConfigureAwait(false),
                "An append that is cancelled before it begins").ConfigureAwait(false);
            AppendResult result = await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-2", "b"), work.Transaction, run.Token).ConfigureAwait(false);
            run.Same(new AppendResult(AppendStatus.Appended, 1, StreamPosition.At(1)), result, "The append after it");
            await work.CommitAsync().ConfigureAwait(false);
        }

        run.Same(1, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events after the commit");
        run.That(await storage.HostRowExistsAsync("row-1").ConfigureAwait(false), "The host's row is not there after the commit.");
    }

    private static async Task ForeignAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        IPersonalDataStore data = await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false);
        await run.ThrowsAsync<ArgumentException>(
            async () => await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), new Foreign(), run.Token).ConfigureAwait(false), "An append").ConfigureAwait(false);
        await run.ThrowsAsync<ArgumentException>(
            async () => await data.PutAsync(PersonalDataChecks.Record("d-1", "s-1", "甲"), new Foreign(), run.Token).ConfigureAwait(false), "Putting personal data").ConfigureAwait(false);
        run.Same(0L, await CheckRun.HeadAsync(store, run.Token).ConfigureAwait(false), "The head");
    }

    private sealed class Foreign : HostTransaction;
}
