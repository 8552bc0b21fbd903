using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class PersonalDataChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("data-round-trip", "Personal data comes back as it was put, and fits its reference.", RoundTripAsync),
        new("data-put-again", "The same record put again gives the same reference, by whomever and however many at once.", AgainAsync),
        new("data-one-record-an-id", "An id is used for one record, and the refusal does not tell what either says.", OneRecordAsync),
        new("data-salted", "Each record has a salt of its own: the same words give other digests elsewhere.", SaltedAsync),
        new("data-missing-and-altered", "What is lost is told apart from what was erased, and what was altered from what was put.", MissingAsync),
        new("data-in-transaction", "Personal data put or erased in the host's transaction commits with it or not at all.", TransactionAsync),
        new("data-with-event", "Personal data and the event that refers to it commit together in the host's transaction.", WithEventAsync),
    ];

    internal static PersonalData Record(string id, string? subject, string name, string? text = null) =>
        new(
            PersonalDataId.FromRecord(id),
            subject is null ? null : DataSubjectId.FromRecord(subject),
            text is null ? [new("name", name)] : [new("name", name), new("text", text)]);

    internal static async Task<(StorageFixture Storage, IPersonalDataStore Store)> StoreAsync(CheckRun run)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        return (storage, await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false));
    }

    private static async Task RoundTripAsync(CheckRun run)
    {
        (StorageFixture storage, IPersonalDataStore store) = await StoreAsync(run).ConfigureAwait(false);
        PersonalData[] records =
        [
            Record("d-1", "s-1", "张三", "路灯不亮\r\n\t\"引号\" 'x' \\ \0 \u2028 𠮷 😀 a\u0301"),
            Record("D-1", "S-1", "李四", ""),
            Record("d-1 ", null, new string('长', 100_000)),
            new(PersonalDataId.From("d-many"), DataSubjectId.From("s-1"), Enumerable.Range(0, 40).Select(i => new KeyValuePair<string, string>($"{i % 2}Field{i}", $"值 {i}"))),
            new(PersonalDataId.From("d-names"), null, [new("", "no name"), new("名", "1"), new("Name", "2"), new("name", "3"), new("name ", "4")]),
        ];
        foreach (PersonalData record in records)
        {
            PersonalDataReference reference = await store.PutAsync(record, null, run.Token).ConfigureAwait(false);
            run.Same(record.Id, reference.Id, "The id of the reference");
            IPersonalDataStore other = await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false);
            foreach (IPersonalDataStore reader in (IPersonalDataStore[])[store, other])
            {
                PersonalDataReading reading = await reader.ReadAsync(reference, run.Token).ConfigureAwait(false);
                run.Same(PersonalDataStatus.Present, reading.Status, $"The status of '{record.Id}'");
                run.That(reading.Data!.SameAs(record), $"'{record.Id}' did not come back as it was put.");
            }
        }
    }

    private static async Task AgainAsync(CheckRun run)
    {
        (StorageFixture storage, IPersonalDataStore store) = await StoreAsync(run).ConfigureAwait(false);
        for (int round = 0; round < 5 * run.Effort; round++)
        {
            PersonalDataReference[] references = new PersonalDataReference[4];
            await CheckRun.TogetherAsync(references.Length, async w =>
            {
                IPersonalDataStore host = await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false);
                references[w] = await host.PutAsync(Record($"d-{round}", "s-1", "张三"), null, run.Token).ConfigureAwait(false);
            }).ConfigureAwait(false);
            run.That(references.All(r => r == references[0]), "Several who put the same record got different references.");
            run.Same(references[0], await store.PutAsync(Record($"d-{round}", "s-1", "张三"), null, run.Token).ConfigureAwait(false), "The reference of the same record put again");
        }
    }

    private static async Task OneRecordAsync(CheckRun run)
    {
        (_, IPersonalDataStore store) = await StoreAsync(run).ConfigureAwait(false);
        PersonalDataReference reference = await store.PutAsync(Record("d-1", "s-1", "张三丰"), null, run.Token).ConfigureAwait(false);
        foreach (PersonalData other in (PersonalData[])[Record("d-1", "s-1", "李四光"), Record("d-1", "s-2", "张三丰"), Record("d-1", null, "张三丰"), Record("d-1", "s-1", "张三丰", "x")])
        {
            string told = "";
            await run.ThrowsAsync<InvalidOperationException>(
                async () =>
                {
                    try
                    {
                        await store.PutAsync(other, null, run.Token).ConfigureAwait(false);
                    }
                    catch (Exception e)
                    {
                        told = e.ToString();
                        throw;
                    }
                },
                "Another record under the same id").ConfigureAwait(false);
            run.That(!told.Contains("张三丰", StringComparison.Ordinal) && !told.Contains("李四光", StringComparison.Ordinal), "The exception tells what a record says.");
        }

        run.Same(PersonalDataStatus.Present, (await store.ReadAsync(reference, run.Token).ConfigureAwait(false)).Status, "The status of the first record");
    }

    private static async Task SaltedAsync(CheckRun run)
    {
        (_, IPersonalDataStore here) = await StoreAsync(run).ConfigureAwait(false);
        (_, IPersonalDataStore elsewhere) = await StoreAsync(run).ConfigureAwait(false);
        PersonalDataReference one = await here.PutAsync(Record("d-1", "s-1", "张三"), null, run.Token).ConfigureAwait(false);
        PersonalDataReference other = await elsewhere.PutAsync(Record("d-1", "s-1", "张三"), null, run.Token).ConfigureAwait(false);
        run.That(one.Digest != other.Digest, "The same words gave the same digest in two storages: whoever guesses them can check the guess.");
    }

    private static async Task MissingAsync(CheckRun run)
    {
        (_, IPersonalDataStore store) = await StoreAsync(run).ConfigureAwait(false);
        PersonalDataReference reference = await store.PutAsync(Record("d-1", "s-1", "张三"), null, run.Token).ConfigureAwait(false);
        PersonalDataReading missing = await store.ReadAsync(reference with { Id = PersonalDataId.From("d-2") }, run.Token).ConfigureAwait(false);
        run.Same(PersonalDataStatus.Missing, missing.Status, "The status of a record that was never put");
        PersonalDataReading altered = await store.ReadAsync(reference with { Digest = Digest.Of("other"u8) }, run.Token).ConfigureAwait(false);
        run.Same(PersonalDataStatus.Altered, altered.Status, "The status of a record that does not fit the reference");
        run.That(altered.Data is null, "A record that does not fit the reference was given out.");
    }

    private static async Task TransactionAsync(CheckRun run)
    {
        (StorageFixture storage, IPersonalDataStore store) = await StoreAsync(run).ConfigureAwait(false);
        PersonalDataReference kept = await store.PutAsync(Record("d-0", "s-0", "王五"), null, run.Token).ConfigureAwait(false);
        foreach (bool commit in (bool[])[false, true])
        {
            PersonalDataReference put;
            HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
            await using (work.ConfigureAwait(false))
            {
                await work.WriteRowAsync("row-1").ConfigureAwait(false);
                put = await store.PutAsync(Record("d-1", "s-1", "张三"), work.Transaction, run.Token).ConfigureAwait(false);
                run.Same(put, await store.PutAsync(Record("d-1", "s-1", "张三"), work.Transaction, run.Token).ConfigureAwait(false), "The same record put again in the transaction");
                run.Same(1, await store.EraseSubjectAsync(DataSubjectId.From("s-0"), CheckRun.Start, work.Transaction, run.Token).ConfigureAwait(false), "The records erased in the transaction");
                run.Same(PersonalDataStatus.Missing, (await store.ReadAsync(put, run.Token).ConfigureAwait(false)).Status, "What was put, seen before the commit");
                run.Same(PersonalDataStatus.Present, (await store.ReadAsync(kept, run.Token).ConfigureAwait(false)).Status, "What was erased, seen before the commit");
                if (commit)
                {
                    await work.CommitAsync().ConfigureAwait(false);
                }
            }

            run.Same(commit ? PersonalDataStatus.Present : PersonalDataStatus.Missing, (await store.ReadAsync(put, run.Token).ConfigureAwait(false)).Status, "What was put, afterwards");
            run.Same(commit ? PersonalDataStatus.Erased : PersonalDataStatus.Present, (await store.ReadAsync(kept, run.Token).ConfigureAwait(false)).Status, "What was erased, afterwards");
            run.Same(commit, await storage.HostRowExistsAsync("row-1").ConfigureAwait(false), "Whether the host's row is there afterwards");
        }
    }

    private static async Task WithEventAsync(CheckRun run)
    {
        (StorageFixture storage, IPersonalDataStore store) = await StoreAsync(run).ConfigureAwait(false);
        IPetitionStore petitions = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        foreach (bool commit in (bool[])[false, true])
        {
            HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
            await using (work.ConfigureAwait(false))
            {
                PersonalDataReference reference = await store.PutAsync(Record("d-1", "s-1", "张三"), work.Transaction, run.Token).ConfigureAwait(false);
                PetitionAppend append = new(CheckRun.P, 0, CommandId.From("c-1"), ActorId.From("clerk-1"), CheckRun.Start, [new ProbeEvent("a") { Data = [reference] }]);
                await petitions.AppendAsync(append, work.Transaction, run.Token).ConfigureAwait(false);
                if (commit)
                {
                    await work.CommitAsync().ConfigureAwait(false);
                }
            }

            run.Same(commit ? 1 : 0, (await petitions.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false)).Count, "The events afterwards");
        }

        EventEnvelope e = (await petitions.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false))[0];
        PersonalDataReading reading = await store.ReadAsync(e.Data[0], run.Token).ConfigureAwait(false);
        run.Same(PersonalDataStatus.Present, reading.Status, "The status of what the event refers to");
    }
}
