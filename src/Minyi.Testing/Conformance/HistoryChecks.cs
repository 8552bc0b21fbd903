using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class HistoryChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("empty", "An empty store has no events and its head is 0.", EmptyAsync),
        new("round-trip", "An event comes back exactly as it was written.", RoundTripAsync),
        new("ids-apart", "Ids that differ in any character are different petitions and commands.", IdsApartAsync),
        new("versions", "A petition's versions are 1, 2, 3 …, and only an append on its current version is taken.", VersionsAsync),
        new("part-of-history", "A history can be read from a version on.", PartAsync),
        new("long-history", "A long history is read back whole and in order.", LongAsync),
        new("another-host", "What one host has written, another reads.", AnotherHostAsync),
        new("chain", "Each event keeps its place in the petition's hash chain.", ChainAsync),
    ];

    // What databases confuse, and ids on file may hold by whatever rule they came there: case, accents, width, trailing blanks, composed and decomposed characters, and what lies beyond 16 bits.
    private static readonly string[] Confusable = ["a-1", "A-1", "á-1", "a\u0301-1", "ａ-1", "a-1 ", "a-1\u00a0", "沙-1", "𠮷-1", "a%1", "a_1", "a'1", "a\"1", "a\\1", new('a', 200)];

    private static async Task EmptyAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        run.Same(0L, await CheckRun.HeadAsync(store, run.Token).ConfigureAwait(false), "The head");
        run.Same(0, (await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events of a petition that is not there");
        run.Same(0, (await CheckRun.StreamAsync(store, 0, run.Token).ConfigureAwait(false)).Count, "The events of the stream");
        run.Same(0, (await CheckRun.StreamAsync(store, 17, run.Token).ConfigureAwait(false)).Count, "The events after a position that is not reached");
    }

    private static async Task RoundTripAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        PersonalDataReference reference = new(PersonalDataId.From("d-1"), Digest.Of("x"u8));
        Instant[] instants =
        [
            Instant.FromUtc(2024, 9, 29, 1, 0), Instant.FromUnixTimeTicks(17_275_716_001_234_567), Instant.FromUnixTimeTicks(-12_345_678_919),
            Instant.FromUtc(1912, 2, 29, 23, 59, 59), Instant.FromUtc(2399, 12, 31, 23, 59, 59) + Duration.FromNanoseconds(999_999_999),
        ];
        List<PetitionAppend> appends = [];
        foreach (string text in Confusable)
        {
            appends.Add(new PetitionAppend(
                PetitionId.FromRecord($"P {text}"), 0, CommandId.FromRecord($"c {text}"), ActorId.FromRecord($"a {text}"), instants[appends.Count % instants.Length],
                [new ProbeEvent(text + "\r\n\t\0\u2028 end") { Data = [reference] }, new ProbeEvent("")]));
        }

        foreach (PetitionAppend append in appends)
        {
            run.Same(AppendStatus.Appended, (await store.AppendAsync(append, null, run.Token).ConfigureAwait(false)).Status, "An append");
        }

        IPetitionStore other = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        List<EventEnvelope> stream = await CheckRun.StreamAsync(other, 0, run.Token).ConfigureAwait(false);
        run.Same(2 * appends.Count, stream.Count, "The events of the stream");
        for (int i = 0; i < appends.Count; i++)
        {
            IReadOnlyList<EventEnvelope> history = await store.ReadAsync(appends[i].Petition, 0, run.Token).ConfigureAwait(false);
            run.Same(2, history.Count, $"The events of petition '{appends[i].Petition}'");
            for (int k = 0; k < 2; k++)
            {
                long position = (2 * i) + k + 1;
                Compare(run, appends[i], k, position, history[k]);
                Compare(run, appends[i], k, position, stream[(2 * i) + k]);
            }
        }
    }

    private static void Compare(CheckRun run, PetitionAppend append, int index, long position, EventEnvelope found)
    {
        run.Same(append.Petition, found.Petition, "The petition");
        run.Same(append.ExpectedVersion + 1 + index, found.Version, "The version");
        run.Same(StreamPosition.At(position), found.Position, "The position");
        run.Same(append.Command, found.Command, "The command");
        run.Same(append.Actor, found.Actor, "The actor");
        run.Same(append.RecordedAt, found.RecordedAt, "The instant");
        run.Same(ProbeEventFormat.Instance.TypeOf(append.Events[index]), found.Type, "The type");
        run.Same(append.Events[index], found.Event, "The event");
        System.Buffers.ArrayBufferWriter<byte> bytes = new();
        ProbeEventFormat.Instance.Write(append.Events[index], bytes);
        run.That(bytes.WrittenSpan.SequenceEqual(found.GetPayload().Span), "The payload is not the bytes that were written.");
    }

    private static async Task IdsApartAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        foreach (string id in Confusable)
        {
            AppendResult first = await store.AppendAsync(CheckRun.Append(PetitionId.FromRecord(id), 0, "c", id), null, run.Token).ConfigureAwait(false);
            run.Same(AppendStatus.Appended, first.Status, $"The first append to petition '{id}'");
        }

        PetitionId one = PetitionId.From("one");
        for (int i = 0; i < Confusable.Length; i++)
        {
            AppendResult result = await store.AppendAsync(CheckRun.Append(one, i, Confusable[i], "x"), null, run.Token).ConfigureAwait(false);
            run.Same(AppendStatus.Appended, result.Status, $"The append of command '{Confusable[i]}'");
        }

        foreach (string id in Confusable)
        {
            run.Same(1, (await store.ReadAsync(PetitionId.FromRecord(id), 0, run.Token).ConfigureAwait(false)).Count, $"The events of petition '{id}'");
        }
    }

    private static async Task VersionsAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        run.Same(new AppendResult(AppendStatus.Conflict, 0, StreamPosition.At(0)), await AppendAsync(1, "c-0").ConfigureAwait(false), "An append on version 1 of a petition that is not there");
        run.Same(new AppendResult(AppendStatus.Appended, 2, StreamPosition.At(2)), await AppendAsync(0, "c-1", "a", "b").ConfigureAwait(false), "The first append");
        run.Same(new AppendResult(AppendStatus.Appended, 3, StreamPosition.At(3)), await AppendAsync(2, "c-2", "c").ConfigureAwait(false), "The second append");
        foreach (int stale in (int[])[0, 1, 2, 4, 7])
        {
            run.Same(new AppendResult(AppendStatus.Conflict, 3, StreamPosition.At(3)), await AppendAsync(stale, $"c-stale-{stale}", "x", "y").ConfigureAwait(false), $"An append on version {stale} of a petition at 3");
        }

        run.Same(new AppendResult(AppendStatus.Appended, 4, StreamPosition.At(4)), await AppendAsync(3, "c-stale-0", "d").ConfigureAwait(false), "The refused command on the right version");
        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false);
        run.Same("abcd", string.Concat(history.Select(e => ((ProbeEvent)e.Event).Text)), "The events");
        await run.WholeAsync(store).ConfigureAwait(false);

        ValueTask<AppendResult> AppendAsync(int version, string command, params string[] texts) =>
            store.AppendAsync(CheckRun.Append(CheckRun.P, version, command, texts.Length == 0 ? ["x"] : texts), null, run.Token);
    }

    private static async Task PartAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-1", "1", "2", "3"), null, run.Token).ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(PetitionId.From("P-2"), 0, "c-1", "x"), null, run.Token).ConfigureAwait(false);
        await store.AppendAsync(CheckRun.Append(CheckRun.P, 3, "c-2", "4", "5"), null, run.Token).ConfigureAwait(false);
        for (int after = 0; after <= 6; after++)
        {
            IReadOnlyList<EventEnvelope> part = await store.ReadAsync(CheckRun.P, after, run.Token).ConfigureAwait(false);
            run.Same("12345"[Math.Min(after, 5)..], string.Concat(part.Select(e => ((ProbeEvent)e.Event).Text)), $"The events after version {after}");
        }
    }

    private static async Task LongAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        int commands = 40 * run.Effort;
        const int EventsEach = 60;
        for (int c = 0; c < commands; c++)
        {
            string[] texts = [.. Enumerable.Range(c * EventsEach, EventsEach).Select(i => $"{i}")];
            AppendResult result = await store.AppendAsync(CheckRun.Append(CheckRun.P, c * EventsEach, $"c-{c}", texts), null, run.Token).ConfigureAwait(false);
            run.Same(new AppendResult(AppendStatus.Appended, (c + 1) * EventsEach, StreamPosition.At((c + 1) * EventsEach)), result, "An append");
        }

        IReadOnlyList<EventEnvelope> history = await store.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false);
        run.Same(commands * EventsEach, history.Count, "The length of the history");
        for (int i = 0; i < history.Count; i++)
        {
            run.Same(i + 1, history[i].Version, "The version");
            run.Same($"{i}", ((ProbeEvent)history[i].Event).Text, "The event");
        }

        AppendResult again = await store.AppendAsync(CheckRun.Append(CheckRun.P, 0, "c-0", "x"), null, run.Token).ConfigureAwait(false);
        run.Same(new AppendResult(AppendStatus.AlreadyAppended, EventsEach, StreamPosition.At(EventsEach)), again, "The oldest command again");
        await run.WholeAsync(store).ConfigureAwait(false);
    }

    private static async Task AnotherHostAsync(CheckRun run)
    {
        (StorageFixture storage, IPetitionStore one) = await run.StoreAsync().ConfigureAwait(false);
        IPetitionStore other = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        for (int version = 0; version < 10; version++)
        {
            IPetitionStore writer = version % 2 == 0 ? one : other;
            IPetitionStore reader = version % 2 == 0 ? other : one;
            AppendResult result = await writer.AppendAsync(CheckRun.Append(CheckRun.P, version, $"c-{version}", "x"), null, run.Token).ConfigureAwait(false);
            run.Same(new AppendResult(AppendStatus.Appended, version + 1, StreamPosition.At(version + 1)), result, "An append");
            run.Same(version + 1, (await reader.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events that the other host reads");
            run.Same(version + 1L, await CheckRun.HeadAsync(reader, run.Token).ConfigureAwait(false), "The head that the other host reads");
        }

        await run.WholeAsync(one).ConfigureAwait(false);
    }

    private static async Task ChainAsync(CheckRun run)
    {
        (_, IPetitionStore store) = await run.StoreAsync().ConfigureAwait(false);
        Dictionary<PetitionId, Digest> heads = [];
        for (int i = 0; i < 12; i++)
        {
            PetitionId petition = PetitionId.From($"P-{i % 3}");
            PetitionAppend append = CheckRun.Append(petition, 2 * (i / 3), $"c-{i}", $"甲{i}", $"乙{i}");
            Digest head = heads.GetValueOrDefault(petition);
            heads[petition] = HashChain.Seal(append, StreamPosition.At(1), head, ProbeEventFormat.Instance)[^1].Hash;
            await store.AppendAsync(append, null, run.Token).ConfigureAwait(false);
        }

        await run.WholeAsync(store).ConfigureAwait(false);
        foreach ((PetitionId petition, Digest head) in heads)
        {
            IReadOnlyList<EventEnvelope> history = await store.ReadAsync(petition, 0, run.Token).ConfigureAwait(false);
            run.Same(head, history[^1].Hash, $"The hash of the last event of {petition}");
            run.That(HashChain.Verify(history).IsEmpty, $"The chain of {petition} does not hold.");
        }
    }
}
