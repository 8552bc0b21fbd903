using System.Globalization;
using System.Text;
using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class ExtremeChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("extreme-instants", "The first and the last instant that a petition may have come back as they were written.", InstantsAsync),
        new("extreme-ids", "Ids of 200 characters that differ in their last one are different ids.", IdsAsync),
        new("extreme-texts", "Texts of every Unicode plane, empty ones and large ones come back as they were written.", TextsAsync),
        new("extreme-lengths", "Ten thousand events are appended at once and read back whole.", LengthsAsync),
        new("cancelled-while-waiting", "An append that waits for another's transaction ends when it is cancelled, and leaves nothing.", WaitingAsync),
    ];

    private static async Task InstantsAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        Instant[] instants = [Instant.FromUtc(1949, 1, 1, 0, 0), Instant.FromUtc(2200, 12, 31, 23, 59, 59) + Duration.FromNanoseconds(999_999_000)];
        foreach (Instant instant in instants)
        {
            PetitionId petition = PetitionId.From(string.Create(CultureInfo.InvariantCulture, $"P-{instant.InUtc().Year}"));
            await store.AppendAsync(new(petition, 0, CommandId.From("c-1"), ActorId.From("clerk-1"), instant, [new ProbeEvent("x")]), null, run.Token).ConfigureAwait(false);
            IPetitionStore other = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
            run.Same(instant, (await other.ReadAsync(petition, 0, run.Token).ConfigureAwait(false))[0].RecordedAt, "The instant");
        }

        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task IdsAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        string[] ids = [.. new[] { new string('a', 199), new string('长', 199), string.Concat(Enumerable.Repeat("𠮷", 99)) + "x" }.SelectMany(stem => new[] { stem + "1", stem + "2" })];
        foreach (string id in ids)
        {
            PetitionAppend append = new(PetitionId.From(id), 0, CommandId.From(id), ActorId.From(id), CheckRun.Start, [new ProbeEvent(id)]);
            run.Same(AppendStatus.Appended, (await store.AppendAsync(append, null, run.Token).ConfigureAwait(false)).Status, "The append of a long id");
        }

        foreach (string id in ids)
        {
            EventEnvelope e = (await store.ReadAsync(PetitionId.From(id), 0, run.Token).ConfigureAwait(false))[0];
            run.Same((id, id, id, id), (e.Petition.Value, e.Command.Value, e.Actor.Value, ((ProbeEvent)e.Event).Text), "The ids");
        }

        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task TextsAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        string planes = string.Concat(Enumerable.Range(0, 17).Select(plane => new Rune((0x10000 * plane) + 0x1F4).ToString()));
        string[] texts = [planes, "", new string('长', 300_000), string.Concat(Enumerable.Repeat(planes, 2_000))];
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", texts), null, run.Token).ConfigureAwait(false);
        IPersonalDataStore data = await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false);
        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false);
        for (int i = 0; i < texts.Length; i++)
        {
            run.That(((ProbeEvent)history[i].Event).Text == texts[i], $"Text {i} of an event is not what was written.");
            PersonalData record = PersonalDataChecks.Record($"d-{i}", "s-1", texts[i]);
            PersonalDataReading reading = await data.ReadAsync(await data.PutAsync(record, null, run.Token).ConfigureAwait(false), run.Token).ConfigureAwait(false);
            run.That(reading.Data?.SameAs(record) == true, $"Text {i} of a record is not what was put.");
        }

        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task LengthsAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        const int Events = 10_000;
        string[] texts = [.. Enumerable.Range(0, Events).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}"))];
        AppendResult result = await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", texts), null, run.Token).ConfigureAwait(false);
        run.Same(new AppendResult(AppendStatus.Appended, Events, StreamPosition.At(Events)), result, "The append");
        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false);
        run.That(history.Select(e => ((ProbeEvent)e.Event).Text).SequenceEqual(texts, StringComparer.Ordinal), "The history is not what was appended.");
        run.Same(1, (await store.ReadAsync(CheckRun.P, Events - 1, run.Token).ConfigureAwait(false)).Count, "The events after the last but one");
        run.Same(Events, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events of the stream");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task WaitingAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        IPetitionStore other = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "a"), work.Transaction, run.Token).ConfigureAwait(false);
            using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
            PetitionAppend append = CheckRun.Append(PetitionId.From("P-2"), 0, "c-1", "b");
            Task waiting = Task.Run(async () => await other.AppendAsync(append, null, source.Token).ConfigureAwait(false), run.Token);
            await Task.WhenAny(waiting, Task.Delay(200, run.Token)).ConfigureAwait(false);
            if (!waiting.IsCompleted)
            {
                await source.CancelAsync().ConfigureAwait(false);
                await run.ThrowsAsync<OperationCanceledException>(() => waiting, "An append that waited and was cancelled").ConfigureAwait(false);
                run.Same(0, (await store.ReadAsync(PetitionId.From("P-2"), 0, run.Token).ConfigureAwait(false)).Count, "The events of the append that was cancelled");
            }
            else
            {
                // A store may let others write meanwhile: then the answer is what counts.
                await waiting.ConfigureAwait(false);
            }
        }
    }
}
