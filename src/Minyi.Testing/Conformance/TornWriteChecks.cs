using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class TornWriteChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("torn-write", "An append that breaks in its middle leaves nothing behind.", TornAsync),
        new("cancelled-before", "What is cancelled before it begins does nothing.", BeforeAsync),
        new("cancelled-within", "What is cancelled at any moment is there whole or not at all, and can be submitted again.", WithinAsync),
    ];

    private static async Task TornAsync(CheckRun run)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        IPetitionStore store = await storage.OpenPetitionStoreAsync(new PoisonableFormat()).ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        bool broke = false;
        try
        {
            await store.AppendAsync(CheckRun.Append(CheckRun.P, 1, "c-2", "b", "c", PoisonableFormat.Poison, "d"), null, run.Token).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            broke = true;
        }

        // A store that writes nothing down at once, such as the one in memory, may take it: then it has to be there whole.
        int expected = broke ? 1 : 5;
        run.Same(expected, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events after an append that broke");
        run.Same(expected, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events of the stream after it");
        AppendResult next = await store.AppendAsync(CheckRun.Append(CheckRun.P, expected, "c-3", "e"), null, run.Token).ConfigureAwait(false);
        run.Same(new AppendResult(AppendStatus.Appended, expected + 1, StreamPosition.At(expected + 1)), next, "The next append");
    }

    private static async Task BeforeAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        CancellationToken cancelled = new(canceled: true);
        IPersonalDataStore data = await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false);
        await run.ThrowsAsync<OperationCanceledException>(
            async () => await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, cancelled).ConfigureAwait(false), "An append").ConfigureAwait(false);
        await run.ThrowsAsync<OperationCanceledException>(
            async () => await store.AppendManyAsync([CheckRun.Append(CheckRun.P, 0, "c-1", "a")], null, cancelled).ConfigureAwait(false), "A bulk append").ConfigureAwait(false);
        await run.ThrowsAsync<OperationCanceledException>(
            async () => await data.PutAsync(PersonalDataChecks.Record("d-1", "s-1", "甲"), null, cancelled).ConfigureAwait(false), "Putting personal data").ConfigureAwait(false);
        run.Same(0L, await CheckRun.HeadAsync(store, run.Token).ConfigureAwait(false), "The head");
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), null, run.Token).ConfigureAwait(false);
        await run.ThrowsAsync<OperationCanceledException>(
            async () => await store.ReadAsync(CheckRun.P, 0, cancelled).ConfigureAwait(false), "Reading a history").ConfigureAwait(false);
        await run.ThrowsAsync<OperationCanceledException>(
            async () => await CheckRun.StreamAsync(store, 0, cancelled).ConfigureAwait(false), "Reading the stream").ConfigureAwait(false);
        await run.ThrowsAsync<OperationCanceledException>(
            async () => await CheckRun.HeadAsync(store, cancelled).ConfigureAwait(false), "Reading the head").ConfigureAwait(false);
    }

    private static async Task WithinAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        int commands = 40 * run.Effort;
        for (int c = 0; c < commands; c++)
        {
            using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
            PetitionAppend append = CheckRun.Append(CheckRun.P, 3 * c, $"c-{c}", "x", "y", "z");
            Task cancel = Task.Run(() =>
            {
                // From at once to well into the append, in steps, whatever the machine.
                Thread.SpinWait(c * 500);
                source.Cancel();
            });
            try
            {
                await store.AppendAsync(append, null, source.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                int there = (await store.ReadAsync(CheckRun.P, 3 * c, run.Token).ConfigureAwait(false)).Count;
                run.That(there is 0 or 3, $"Of three events {there} are there after the cancellation.");
            }

            await cancel.ConfigureAwait(false);
            AppendResult again = await store.AppendAsync(append, null, run.Token).ConfigureAwait(false);
            run.That(again.Status != AppendStatus.Conflict && again.Version == 3 * (c + 1), $"Submitted again, it was answered {again}.");
        }

        run.Same(3 * commands, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events in the end");
        await run.WholeAsync(store).ConfigureAwait(false);
    }
}
