using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class StreamChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("stream-order", "The stream gives all events in the order of their positions, from any position on.", OrderAsync),
        new("stream-while-writing", "Once an event has been read from the stream, none appears before it.", WhileWritingAsync),
        new("stream-of-whole-commands", "Whoever reads sees all events of a command or none.", WholeCommandsAsync),
        new("stream-stops", "Reading the stream stops where the reader stops, and can begin again.", StopsAsync),
    ];

    private static async Task OrderAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        List<string> written = [];
        for (int i = 0; i < 30; i++)
        {
            // Petitions in an order that is neither that of their ids nor that of their versions.
            int petition = i * 7 % 5;
            string[] texts = [.. Enumerable.Range(0, 1 + (i % 3)).Select(k => $"{i}.{k}")];
            PetitionId id = PetitionId.From($"P-{petition}");
            int version = (await store.ReadAsync(id, 0, run.Token).ConfigureAwait(false)).Count;
            AppendResult result = await store.AppendAsync(CheckRun.Append(id, version, $"c-{i}", texts), null, run.Token).ConfigureAwait(false);
            written.AddRange(texts);
            run.Same(new AppendResult(AppendStatus.Appended, version + texts.Length, StreamPosition.At(written.Count)), result, "An append");
        }

        for (int after = 0; after <= written.Count + 1; after++)
        {
            List<EventEnvelope> part = await CheckRun.StreamAsync(store, after, run.Token).ConfigureAwait(false);
            run.That(part.Select(e => e.Position.Number).SequenceEqual(Enumerable.Range(1, written.Count).Skip(after).Select(p => (long)p)), $"The positions after {after} are not the next ones.");
            run.That(part.Select(e => ((ProbeEvent)e.Event).Text).SequenceEqual(written.Skip(after), StringComparer.Ordinal), $"The events after {after} are not those written next.");
        }
    }

    private static async Task WhileWritingAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        const int Writers = 4;
        int commands = 25 * run.Effort;
        List<EventEnvelope> seen = [];
        Task writing = CheckRun.TogetherAsync(Writers, async w =>
        {
            IPetitionStore host = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
            for (int c = 0; c < commands; c++)
            {
                string[] texts = [.. Enumerable.Range(0, 1 + (c % 3)).Select(k => $"{w}.{c}.{k}")];
                await host.AppendAsync(CheckRun.Append(PetitionId.From($"P-{w}-{c}"), 0, "c", texts), null, run.Token).ConfigureAwait(false);
            }
        });

        bool last;
        do
        {
            last = writing.IsCompleted;
            foreach (EventEnvelope e in await CheckRun.StreamAsync(store, seen.Count, run.Token).ConfigureAwait(false))
            {
                run.Same(StreamPosition.At(seen.Count + 1), e.Position, "The position after the one read last");
                seen.Add(e);
            }
        }
        while (!last);

        await writing.ConfigureAwait(false);
        List<EventEnvelope> all = await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false);
        run.That(all.Select(e => e.Hash).SequenceEqual(seen.Select(e => e.Hash)), "What was read while it was written is not what is there in the end.");
        run.Same(Enumerable.Range(0, commands).Sum(c => 1 + (c % 3)) * Writers, all.Count, "The events in the end");
    }

    private static async Task WholeCommandsAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        const int EventsEach = 5;
        int commands = 40 * run.Effort;
        string[] texts = [.. Enumerable.Range(0, EventsEach).Select(k => $"{k}")];
        Task writing = Task.Run(async () =>
        {
            IPetitionStore host = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
            for (int c = 0; c < commands; c++)
            {
                await host.AppendAsync(CheckRun.Append(CheckRun.P, c * EventsEach, $"c-{c}", texts), null, run.Token).ConfigureAwait(false);
            }
        });

        while (!writing.IsCompleted)
        {
            run.Same(0, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count % EventsEach, "The events of a half-read command in the history");
            run.Same(0, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count % EventsEach, "The events of a half-read command in the stream");
            run.Same(0L, await CheckRun.HeadAsync(store, run.Token).ConfigureAwait(false) % EventsEach, "The head within a command");
        }

        await writing.ConfigureAwait(false);
    }

    private static async Task StopsAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        int commands = 30 * run.Effort;
        for (int c = 0; c < commands; c++)
        {
            await store.AppendAsync(CheckRun.Append(CheckRun.P, 2 * c, $"c-{c}", "x", "y"), null, run.Token).ConfigureAwait(false);
        }

        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
        int read = 0;
        await run.ThrowsAsync<OperationCanceledException>(
            async () =>
            {
                await foreach (EventEnvelope e in store.ReadStreamAsync(StreamPosition.Start, source.Token).ConfigureAwait(false))
                {
                    read++;
                    if (e.Position.Number == 3)
                    {
                        await source.CancelAsync().ConfigureAwait(false);
                    }
                }
            },
            "Cancelling in the middle of the stream").ConfigureAwait(false);
        run.That(read < 2 * commands, "The stream was read to its end after the cancellation.");

        // A reader that leaves early must not keep the store from writing.
        await foreach (EventEnvelope e in store.ReadStreamAsync(StreamPosition.Start, run.Token).ConfigureAwait(false))
        {
            AppendResult result = await store.AppendAsync(CheckRun.Append(CheckRun.P, 2 * commands, "c-late", "z"), null, run.Token).ConfigureAwait(false);
            run.Same(AppendStatus.Appended, result.Status, "An append while the stream is being read");
            run.Same(StreamPosition.At(1), e.Position, "The first position");
            break;
        }

        run.Same((2 * commands) + 1, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events in the end");
    }
}
