using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Testing.Conformance;

internal static class ErasureChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("erase-record", "An erased record is seen as erased, with the time, and stays so.", RecordAsync),
        new("erase-person", "Erasing a person erases every record about that person and no other.", PersonAsync),
        new("erase-leaves-history", "Erasing leaves events and their chain whole.", HistoryAsync),
        new("data-withdrawn", "A put that is taken back leaves nothing, unless the same was put again meanwhile; it can be put again, and what was erased stays erased.", WithdrawnAsync),
        new("erase-leaves-nothing", "Neither texts nor salt nor subject of an erased record remain in the storage.", NothingAsync),
    ];

    private static readonly Instant At = Instant.FromUnixTimeTicks(17_275_716_001_234_567);

    private static async Task RecordAsync(CheckRun run)
    {
        (StorageFixture storage, IPersonalDataStore store) = await PersonalDataChecks.StoreAsync(run).ConfigureAwait(false);
        PersonalDataReference one = await store.PutAsync(PersonalDataChecks.Record("d-1", "s-1", "张三"), null, run.Token).ConfigureAwait(false);
        PersonalDataReference two = await store.PutAsync(PersonalDataChecks.Record("d-2", "s-1", "张三"), null, run.Token).ConfigureAwait(false);
        run.That(await store.EraseAsync(one.Id, At, null, run.Token).ConfigureAwait(false), "Erasing a record said that nothing was erased.");
        run.That(!await store.EraseAsync(one.Id, At + Duration.FromDays(1), null, run.Token).ConfigureAwait(false), "Erasing it again said that it was erased now.");
        run.That(!await store.EraseAsync(PersonalDataId.From("d-3"), At, null, run.Token).ConfigureAwait(false), "Erasing what was never put said that it was erased.");
        IPersonalDataStore other = await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false);
        foreach (IPersonalDataStore reader in (IPersonalDataStore[])[store, other])
        {
            PersonalDataReading reading = await reader.ReadAsync(one, run.Token).ConfigureAwait(false);
            run.Same(PersonalDataStatus.Erased, reading.Status, "The status of the erased record");
            run.Same(Instant.FromUnixTimeTicks(17_275_716_001_234_560), reading.ErasedAt!.Value, "The time of the erasure");
            run.That(reading.Data is null, "An erased record was given out.");
            run.Same(PersonalDataStatus.Present, (await reader.ReadAsync(two, run.Token).ConfigureAwait(false)).Status, "The status of the other record");
            run.Same(PersonalDataStatus.Missing, (await reader.ReadAsync(one with { Id = PersonalDataId.From("d-3") }, run.Token).ConfigureAwait(false)).Status, "The status of a record that was never put");
        }

        await run.ThrowsAsync<InvalidOperationException>(
            async () => await store.PutAsync(PersonalDataChecks.Record("d-1", "s-1", "张三"), null, run.Token).ConfigureAwait(false), "Putting the erased record again").ConfigureAwait(false);
    }

    private static async Task PersonAsync(CheckRun run)
    {
        (_, IPersonalDataStore store) = await PersonalDataChecks.StoreAsync(run).ConfigureAwait(false);
        List<(string? Subject, PersonalDataReference Reference)> put = [];
        string?[] subjects = ["s-1", "S-1", "s-1 ", null];
        for (int i = 0; i < 20; i++)
        {
            string? subject = subjects[i % 4];
            put.Add((subject, await store.PutAsync(PersonalDataChecks.Record($"d-{i}", subject, $"名 {i}"), null, run.Token).ConfigureAwait(false)));
        }

        DataSubjectId person = DataSubjectId.From("s-1");
        run.Same(5, await store.EraseSubjectAsync(person, At, null, run.Token).ConfigureAwait(false), "The records erased");
        run.Same(0, await store.EraseSubjectAsync(person, At, null, run.Token).ConfigureAwait(false), "The records erased the second time");
        run.Same(0, await store.EraseSubjectAsync(DataSubjectId.From("nobody"), At, null, run.Token).ConfigureAwait(false), "The records of nobody");
        foreach ((string? subject, PersonalDataReference reference) in put)
        {
            PersonalDataStatus expected = subject == "s-1" ? PersonalDataStatus.Erased : PersonalDataStatus.Present;
            run.Same(expected, (await store.ReadAsync(reference, run.Token).ConfigureAwait(false)).Status, $"The status of '{reference.Id}' about '{subject}'");
        }
    }

    private static async Task HistoryAsync(CheckRun run)
    {
        (StorageFixture storage, IPersonalDataStore store) = await PersonalDataChecks.StoreAsync(run).ConfigureAwait(false);
        IPetitionStore petitions = await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false);
        PersonalDataReference reference = await store.PutAsync(PersonalDataChecks.Record("d-1", "s-1", "张三"), null, run.Token).ConfigureAwait(false);
        await petitions.AppendAsync(
            new PetitionAppend(CheckRun.P, 0, CommandId.From("c-1"), ActorId.From("clerk-1"), CheckRun.Start, [new ProbeEvent("a") { Data = [reference] }]), null, run.Token)
            .ConfigureAwait(false);
        StreamDigest head = (await StreamAudit.RunAsync(petitions, null, run.Token).ConfigureAwait(false)).Heads[0];
        await store.EraseSubjectAsync(DataSubjectId.From("s-1"), At, null, run.Token).ConfigureAwait(false);
        StreamAudit audit = await StreamAudit.RunAsync(petitions, [head], run.Token).ConfigureAwait(false);
        run.That(audit.IsWhole && audit.Heads[0] == head, "The stream is not what it was before the erasure.");
        EventEnvelope e = (await petitions.ReadAsync(CheckRun.P, 0, run.Token).ConfigureAwait(false))[0];
        run.Same(PersonalDataStatus.Erased, (await store.ReadAsync(e.Data[0], run.Token).ConfigureAwait(false)).Status, "The status of what the event refers to");
    }

    private static async Task WithdrawnAsync(CheckRun run)
    {
        (StorageFixture storage, IPersonalDataStore store) = await PersonalDataChecks.StoreAsync(run).ConfigureAwait(false);
        PersonalData record = PersonalDataChecks.Record("d-1", "subject-withdrawn", "withdrawn-name", "withdrawn-text");
        PersonalDataReference kept = await store.PutAsync(PersonalDataChecks.Record("d-0", "s-0", "kept-name"), null, run.Token).ConfigureAwait(false);
        PersonalDataReference one = await store.PutAsync(record, null, run.Token).ConfigureAwait(false);
        IPersonalDataStore other = await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false);
        run.Same(one, await other.PutAsync(record, null, run.Token).ConfigureAwait(false), "The reference of the record put twice");
        await store.WithdrawAsync(record.Id, null, run.Token).ConfigureAwait(false);
        run.Same(PersonalDataStatus.Present, (await store.ReadAsync(one, run.Token).ConfigureAwait(false)).Status, "The status of what was put twice and taken back once");
        await other.WithdrawAsync(record.Id, null, run.Token).ConfigureAwait(false);
        run.Same(PersonalDataStatus.Missing, (await store.ReadAsync(one, run.Token).ConfigureAwait(false)).Status, "The status of what was taken back");
        if (await storage.DumpAsync().ConfigureAwait(false) is { } dump)
        {
            run.That(dump.Contains("kept-name", StringComparison.Ordinal), "The dump does not show what the storage holds.");
            run.That(!dump.Contains("withdrawn", StringComparison.Ordinal), "What was taken back is still in the storage.");
        }

        await store.WithdrawAsync(record.Id, null, run.Token).ConfigureAwait(false); // there is none
        PersonalDataReference again = await store.PutAsync(record, null, run.Token).ConfigureAwait(false);
        run.Same(PersonalDataStatus.Present, (await store.ReadAsync(again, run.Token).ConfigureAwait(false)).Status, "The status of what was taken back and put again");
        run.Same(PersonalDataStatus.Present, (await store.ReadAsync(kept, run.Token).ConfigureAwait(false)).Status, "The status of the other record");
        HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            await store.WithdrawAsync(record.Id, work.Transaction, run.Token).ConfigureAwait(false);
        }

        run.Same(PersonalDataStatus.Present, (await store.ReadAsync(again, run.Token).ConfigureAwait(false)).Status, "The status of what was taken back in a transaction that was rolled back");
        await store.EraseAsync(record.Id, At, null, run.Token).ConfigureAwait(false);
        await store.WithdrawAsync(record.Id, null, run.Token).ConfigureAwait(false);
        run.Same(PersonalDataStatus.Erased, (await store.ReadAsync(again, run.Token).ConfigureAwait(false)).Status, "The status of what was erased and then taken back");
    }

    private static async Task NothingAsync(CheckRun run)
    {
        (StorageFixture storage, IPersonalDataStore store) = await PersonalDataChecks.StoreAsync(run).ConfigureAwait(false);
        await store.PutAsync(PersonalDataChecks.Record("d-1", "subject-erased", "erased-name", "erased-text"), null, run.Token).ConfigureAwait(false);
        await store.PutAsync(PersonalDataChecks.Record("d-2", "subject-kept", "kept-name"), null, run.Token).ConfigureAwait(false);
        await store.EraseSubjectAsync(DataSubjectId.From("subject-erased"), At, null, run.Token).ConfigureAwait(false);
        if (await storage.DumpAsync().ConfigureAwait(false) is { } dump)
        {
            run.That(dump.Contains("kept-name", StringComparison.Ordinal), "The dump does not show what the storage holds.");
            foreach (string erased in (string[])["subject-erased", "erased-name", "erased-text"])
            {
                run.That(!dump.Contains(erased, StringComparison.Ordinal), "What was erased is still in the storage.");
            }
        }
    }
}
